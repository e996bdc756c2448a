"""Who is said to have said it: the name beside a quotation."""

import re

from pledgebook.model.document import Passage
from pledgebook.model.span import Span
from pledgebook.reference.abbreviations import abbreviations
from pledgebook.reference.speech import speech
from pledgebook.text.name_words import (
    ARTICLES,
    LONGEST,
    PARTICLES,
    WORD,
    Word,
    clause_begin,
    clause_end,
    is_aside,
    is_full_name,
    is_known,
    is_name,
    of_a_name,
    opening_in,
    owner_in,
    phrase_in,
    subject_in,
    tells,
    the_office,
    without_tail,
    without_titles,
    words_in,
)

_AFTER = re.compile(r"[\"“”„«»’',\s*_—–-]{0,8}")
_CLAUSE = re.compile(r"[.!?;][\"”»’)]*\s+(?=\S)|\n\s*\n")
_FIRST_PERSON = frozenset({"I", "We", "we", "You", "you"})
# last words of names that are no person's
_NO_PERSONS = frozenset(
    "Service Agency Ministry Fund Council Party Committee Organization Organisation Union Group Forum Bank Office"
    " Street House Court Commission Department Company Institute University Foundation Association Society Times Post"
    " Gazette Herald News Agreement Summit Conference Act Plan Programme Program Initiative Sea Ocean River Islands"
    " Strip".split()
)
_ASKING = frozenset(
    {"What", "Why", "How", "When", "Where", "Who", "Whether", "The", "A", "An", "In", "On", "At", "Asked"}
)
_LONG_AGO = 6_000  # characters back in which a person was introduced
_BACK = 4  # sentences back in which "she" may have been named
_BESIDE = 60  # characters of a name in apposition
_HE = re.compile(r"[\s*_]*(?:(?:But|And|Later|Then|Earlier|Today),?\s)?(?:[Hh]e|[Ss]he)\s")
_BODY = re.compile(
    r"[\s*_]*(?P<who>(?:The\s)?[A-Z][\w.-]*(?:[’']s)?(?:\s(?:(?:of|for|and|the)\s){0,2}[A-Z][\w.-]*(?:[’']s)?){0,6}"
    r"(?:\s(?:[a-z-]+\s){0,2}(?:ministry|agency|office|army|government|embassy|military|command|charity|bank|party|union))?)"
    r"(?=\s[a-z])"
)
_SHORT = 6  # words of an unnamed speaker
_WRITTEN = frozenset(
    "law bill report statement study document text letter resolution paper draft note headline sign".split()
)
_ASIDE = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'.-]+(?:\s[A-ZÀ-Þ][\w’'.-]+){1,3}),\s(?:an?|the|its|their|who|whose|[\w’]+[’']s)\s[^\"“”;:.]{3,140},"
    r"\s(?:\w+ly\s|also\s|then\s|has\s|had\s)?$"
)
_SUFFIXES = frozenset({"Jr.", "Sr."})
_REACH = 240  # characters on either side that are looked at
_MARKS = "\"”’'»“"
_FURTHEST = 16  # words from a quotation to the verb that tells who said it
_OF_THE = re.compile(r"\s(?:of|at|for)\s(?:(?:the|its|a)\s)?(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*(?=, [A-Z])")


class Attributions:
    """Finds the speakers of one text's quotations, told in their order."""

    def __init__(self, text: str, begin: int = 0) -> None:
        self.text, self.begin = text, begin
        self._speaker: Span | None = None  # the last who was named
        self._end = -1  # where the last quotation ended whose speaker is known
        self._quoted = -1  # where the last quotation ended
        self._passage = -1

    def speaker(self, quoted: Span, first: Passage, last: Passage) -> Span | None:
        """The span of the speaker's name; of a quotation that runs on without one, that of the last speaker."""
        found = (
            self._after(quoted, last)
            or self._before(quoted, first)
            or self._running(quoted, first)
            or self._told_before(quoted, first)
            or self._beside(quoted, last)
        )
        if (
            found is not None
            and self.text[found.end - 1] == "."
            and self.text[found.end - 3 : found.end] not in _SUFFIXES
        ):
            found = Span(found.start, found.end - 1)  # the full stop of the sentence
        self._quoted = max(self._quoted, quoted.end)
        if found is not None:
            self._speaker = found
            self._end, self._passage = quoted.end, last.index
        return found

    def _after(self, quoted: Span, passage: Passage) -> Span | None:
        gap = _AFTER.match(self.text, quoted.end, passage.span.end)
        start = gap.end() if gap else quoted.end
        end = clause_end(self.text, start, min(start + _REACH, passage.span.end))
        words = words_in(self.text, start, end)
        if len(words) > 2 and words[0][0].lower() == "according" and words[1][0] == "to":
            return self._name(phrase_in(self.text, words[2:]), quoted)
        if words and tells(words, 0) and self.text[start : words[0][1]] == "":
            return self._name(phrase_in(self.text, words[1:]), quoted)
        for place in range(1, len(words[:_FURTHEST])):
            if tells(words, place):
                subject = without_tail(words[words[0][0].lower() == "as" : place])
                if place <= LONGEST and is_name(subject) and not is_aside(subject):
                    return self._name(subject, quoted)
                subject = opening_in(self.text, subject) or subject_in(self.text, subject[-LONGEST:])
                return self._name(subject, quoted) if subject else None
        return None

    def _before(self, quoted: Span, passage: Passage) -> Span | None:
        low = max(
            passage.span.start, quoted.start - _REACH, self._quoted + 1
        )  # who said the quotation before is told there
        begin = low
        for stop in _CLAUSE.finditer(self.text, low, quoted.start):
            word = self.text[max(low, stop.start() - 12) : stop.start()].rsplit(" ", 1)[-1]
            if stop.group()[0] != "." or (len(word) > 3 and word not in abbreviations().titles):
                begin = stop.end()
        words = words_in(self.text, begin, quoted.start)
        if len(words) > 1 and words[0][0] == "As":
            words = words[1:]  # "As Ada Smith put it:"
        for place in range(len(words) - 1, 0, -1):
            if tells(words, place):
                before = without_tail(words[:place])
                if named := self._before_aside(begin, words[place][1]):
                    return named
                subject = subject_in(self.text, before) or self._told_by_a(before)
                if subject:
                    return self._name(subject, quoted)
        if words and self.text[begin : quoted.start].rstrip('"“„‘« *_').endswith(":"):
            owner = owner_in(words)
            return self._name(owner, quoted) if is_name(owner) else self._full_name(begin, quoted.start)
        opening = self.text[begin : quoted.start].lower()
        if opening.startswith(("in the words of ", "according to ")):
            return self._name(phrase_in(self.text, words[4 if opening[0] == "i" else 2 :]), quoted)
        return None

    def _before_aside(self, begin: int, verb: int) -> Span | None:
        """The person of whom more is told before the verb: "Asked why, <name>, a spokeswoman for it, replied:"."""
        found = _ASIDE.search(self.text, begin, verb)
        return self._full_name(*found.span("name")) if found else None

    def _told_by_a(self, words: list[Word]) -> list[Word]:
        """ "a senior NATO diplomat": an unnamed subject behind a comma or at the opening of the clause."""
        start = next((k for k in range(len(words) - 1, 0, -1) if self.text[words[k][1] - 2] == ","), 0)
        told = words[start:]
        someone = 1 < len(told) <= _SHORT and told[0][0] in ARTICLES and told[-1][0].islower()
        return told if someone and not any(word in _WRITTEN for word, _, _ in told) else []

    def _running(self, quoted: Span, passage: Passage) -> Span | None:
        """The last speaker goes on: in the same passage, or where the whole next passage is quoted."""
        if self._speaker is None:
            return None
        whole = self.text[quoted.end - 1] in ".!?…,—–"
        if passage.index == self._passage:
            between = self.text[self._end : quoted.start].count(". ") <= 1
            return self._speaker if whole and between else None
        starts = not WORD.search(self.text, passage.span.start, quoted.start)
        ends = not WORD.search(self.text, quoted.end, passage.span.end)
        return self._speaker if whole and starts and ends and passage.index == self._passage + 1 else None

    def _told_before(self, quoted: Span, passage: Passage) -> Span | None:
        """The person of the sentence before, where the quotation stands alone behind it: "She was glad. “At last.”"."""
        before = self.text[passage.span.start : quoted.start].rstrip('"“„‘« *_')
        if not before.endswith((".", "!", "?")) or WORD.search(self.text, quoted.end, passage.span.end):
            return None
        end = passage.span.start + len(before)
        begin = max(passage.span.start, clause_begin(self.text, max(passage.span.start, end - _REACH), end))
        return self._full_name(begin, end)

    def _beside(self, quoted: Span, passage: Passage) -> Span | None:
        """The one person of the sentence that a whole quotation opens: "“At last,” was the reply of Ada Smith"."""
        if self.text[quoted.end - 1] not in ",?!…" or self.text[quoted.end : quoted.end + 1] not in _MARKS:
            return None
        end = clause_end(self.text, quoted.end + 1, min(quoted.end + _REACH, passage.span.end))
        return self._full_name(quoted.end + 1, end)

    def _in_apposition(self, words: list[Word]) -> Span | None:
        """The name beside an office: "its head, <name>," and "<name>, the leader of the party,"."""
        start, end = words[0][1], words[-1][2]
        if of := _OF_THE.match(self.text, end):
            end = of.end()  # "the director of the agency, <name>"
        if self.text[end : end + 2] == ", ":
            run: list[Word] = []
            for word in words_in(self.text, end + 2, end + 2 + _BESIDE):
                if not of_a_name(word[0]) or (run and not self._goes_on(run[-1], word)):
                    break
                run.append(word)
            behind = self.text[run[-1][2] - 1 : run[-1][2] + 1] if run else ""
            if behind[:1] == "." or behind[1:] in (",", ";", ")"):
                return self._person(run)
        if self.text[max(0, start - 2) : start] == ", ":
            run = []
            for word in reversed(words_in(self.text, max(self.begin, start - 2 - _BESIDE), start - 2)):
                if not of_a_name(word[0]) or (run and not self._goes_on(word, run[0])):
                    break
                run.insert(0, word)
            return self._person(run)
        return None

    def _goes_on(self, word: Word, following: Word) -> bool:
        """Whether both are of one name: "O. Sandvik", but not "Smith. He"."""
        ended = self.text[word[2] - 1] == "." and len(word[0]) > 2
        return self.text[word[2] : following[1]] == " " and not ended

    def _name(self, words: list[Word], quoted: Span) -> Span | None:
        if not words:
            return None
        if len(words) > 1 and words[0][0] in abbreviations().openers - ARTICLES:
            words = words[1:]  # "And Ada Smith said"
        if len(words) == 1 and words[0][0].split("’")[0].split("'")[0] in _FIRST_PERSON:
            return None
        if words[0][0] in speech().pronouns and len(words) == 1:
            return self._body_before(quoted) if words[0][0] in ("it", "It") else self._named_before(quoted)
        if not words[0][0][0].isupper() or words[0][0] in ARTICLES:
            return self._in_apposition(words) or without_titles(words)
        return without_titles(words)

    def _named_before(self, quoted: Span) -> Span | None:
        """Whom "he" or "she" means: who is named in full in the sentence before, else the last speaker."""
        low, end = max(self._end, quoted.start - 3 * _REACH, self.begin), quoted.start
        for _ in range(_BACK):
            begin = max(low, clause_begin(self.text, max(low, end - _REACH), end))
            of_another = _HE.match(self.text, begin, end) is not None and begin > low  # "He met Ada Smith."
            if not of_another and (name := self._full_name(begin, end) or self._office(begin, end)):
                return name
            if begin <= low:
                break
            end = begin
        return self._speaker

    def _body_before(self, quoted: Span) -> Span | None:
        """What "it" means: the ministry, agency or body that opens the sentence before, else the last speaker."""
        low = max(self._end, quoted.start - _REACH, self.begin)
        begin = max(low, clause_begin(self.text, low, quoted.start))
        found = _BODY.match(self.text, begin, quoted.start)
        return Span(*found.span("who")) if found else self._speaker

    def _full_name(self, begin: int, end: int) -> Span | None:
        """The first full name of a person in a sentence; what the tables know as a state or body is none."""
        run: list[Word] = []
        for word in [*words_in(self.text, begin, end), (".", end, end)]:
            joined = bool(run) and self.text[run[-1][2] : word[1]] == " " and not run[-1][0].endswith(("'s", "’s"))
            part = word[0][0].isupper() or (joined and word[0] in PARTICLES - {"and", "for", "of", "the"})
            if part and joined:
                run.append(word)
                continue
            if (name := self._person(run)) is not None:
                return name
            if begin == (run[0][1] if run else -1) and len(run) == 1 and word[0].islower() and self._is_surname(run[0]):
                return Span(run[0][1], run[0][2])  # "Smith confirmed it."
            run = [word] if word[0][0].isupper() and word[0] not in _ASKING else []
        return None

    def _is_surname(self, word: Word) -> bool:
        """Whether the text has named somebody so before: "Ada Smith", "Minister Smith"."""
        named = re.compile(rf"(?:[A-Z][\w’'.-]+|minister|president|secretary) {re.escape(word[0])}\b")
        return named.search(self.text, max(self.begin, word[1] - _LONG_AGO), word[1]) is not None

    def _office(self, begin: int, end: int) -> Span | None:
        """ "the ambassador smiled": an office that acts in the sentence."""
        found = the_office().search(self.text, begin, end)
        return Span(*found.span("office")) if found else None

    def _person(self, run: list[Word]) -> Span | None:
        if not is_full_name(run):
            return None
        name = without_titles(run)
        words = name.of(self.text).split()
        return None if len(words) < 2 or words[-1] in _NO_PERSONS or is_known(" ".join(words)) else name
