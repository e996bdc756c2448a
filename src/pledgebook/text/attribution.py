"""Who is said to have said it: the name beside a quotation."""

import re
from functools import cache

from pledgebook.model.document import Passage
from pledgebook.model.span import Span
from pledgebook.reference import gazetteer
from pledgebook.reference.abbreviations import abbreviations
from pledgebook.reference.actors import Sort
from pledgebook.reference.speech import speech

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]|\.(?=\w))*\.?")
_AFTER = re.compile(r"[\"“”„«»’',\s*_—–-]{0,8}")
_CLAUSE = re.compile(r"[.!?;][\"”»’)]*\s+(?=\S)|\n\s*\n")
_PARTICLES = frozenset(
    {
        "of",
        "the",
        "de",
        "von",
        "van",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "di",
        "da",
        "dos",
        "le",
        "la",
        "du",
        "for",
        "and",
    }
)
_ARTICLES = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "one", "another", "The", "A", "An", "Its", "One"}
)
_FIRST_PERSON = frozenset({"I", "We", "we", "You", "you"})
_ADVERBS = frozenset(
    {
        "once",
        "later",
        "also",
        "then",
        "again",
        "even",
        "still",
        "often",
        "has",
        "had",
        "have",
        "himself",
        "herself",
        "afterwards",
        "meanwhile",
        "now",
        "today",
        "yesterday",
        "always",
        "never",
        "simply",
    }
)
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
_QUOTED_AS = frozenset({"was", "is", "were", "quoted", "reported", "as", "cited"})
_SUFFIXES = frozenset({"Jr.", "Sr."})
_REACH = 240  # characters on either side that are looked at
_DESCRIBED = 4  # words of small letters before a full name
_MARKS = "\"”’'»“"
_LONGEST = 9  # words of a name with its titles
_FURTHEST = 16  # words from a quotation to the verb that tells who said it
_OF_THE = re.compile(r"\s(?:of|at|for)\s(?:(?:the|its|a)\s)?(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*(?=, [A-Z])")
_WHO = frozenset({"who", "that", "which", "we"})
_MANY = frozenset({"two", "three", "several", "some", "many", "others"})
_Word = tuple[str, int, int]


class Attributions:
    """Finds the speakers of one text's quotations, told in their order."""

    def __init__(self, text: str, begin: int = 0) -> None:
        self.text, self.begin = text, begin
        self._speaker: Span | None = None  # the last who was named
        self._end = -1  # where the last quotation ended
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
        if found is not None:
            self._speaker = found
            self._end, self._passage = quoted.end, last.index
        return found

    def _after(self, quoted: Span, passage: Passage) -> Span | None:
        gap = _AFTER.match(self.text, quoted.end, passage.span.end)
        start = gap.end() if gap else quoted.end
        end = _clause_end(self.text, start, min(start + _REACH, passage.span.end))
        words = _words(self.text, start, end)
        if len(words) > 2 and words[0][0].lower() == "according" and words[1][0] == "to":
            return self._name(_phrase(self.text, words[2:]), quoted)
        if words and _tells(words, 0) and self.text[start : words[0][1]] == "":
            return self._name(_phrase(self.text, words[1:]), quoted)
        for place in range(1, len(words[:_FURTHEST])):
            if _tells(words, place):
                subject = _without_tail(words[words[0][0].lower() == "as" : place])
                if place <= _LONGEST and _is_name(subject) and not _is_aside(subject):
                    return self._name(subject, quoted)
                subject = _opening(self.text, subject) or _subject(self.text, subject[-_LONGEST:])
                return self._name(subject, quoted) if subject else None
        return None

    def _before(self, quoted: Span, passage: Passage) -> Span | None:
        low = max(passage.span.start, quoted.start - _REACH)
        begin = low
        for stop in _CLAUSE.finditer(self.text, low, quoted.start):
            word = self.text[max(low, stop.start() - 12) : stop.start()].rsplit(" ", 1)[-1]
            if stop.group()[0] != "." or (len(word) > 3 and word not in abbreviations().titles):
                begin = stop.end()
        words = _words(self.text, begin, quoted.start)
        if len(words) > 1 and words[0][0] == "As":
            words = words[1:]  # "As Ada Smith put it:"
        for place in range(len(words) - 1, 0, -1):
            if _tells(words, place):
                subject = _subject(self.text, _without_tail(words[:place]))
                if subject:
                    return self._name(subject, quoted)
        if words and self.text[begin : quoted.start].rstrip('"“„‘« *_').endswith(":"):
            owner = _owner(words)
            return self._name(owner, quoted) if _is_name(owner) else self._full_name(begin, quoted.start)
        if self.text[begin : quoted.start].lower().startswith("in the words of "):
            return self._name(words[4:], quoted)
        return None

    def _running(self, quoted: Span, passage: Passage) -> Span | None:
        """The last speaker goes on: in the same passage, or where the whole next passage is quoted."""
        if self._speaker is None:
            return None
        whole = self.text[quoted.end - 1] in ".!?…,—–"
        if passage.index == self._passage:
            between = self.text[self._end : quoted.start].count(". ") <= 1
            return self._speaker if whole and between else None
        starts = not _WORD.search(self.text, passage.span.start, quoted.start)
        ends = not _WORD.search(self.text, quoted.end, passage.span.end)
        return self._speaker if whole and starts and ends and passage.index == self._passage + 1 else None

    def _told_before(self, quoted: Span, passage: Passage) -> Span | None:
        """The person of the sentence before, where the quotation stands alone behind it: "She was glad. “At last.”"."""
        before = self.text[passage.span.start : quoted.start].rstrip('"“„‘« *_')
        if not before.endswith((".", "!", "?")) or _WORD.search(self.text, quoted.end, passage.span.end):
            return None
        end = passage.span.start + len(before)
        begin = max(passage.span.start, _clause_begin(self.text, max(passage.span.start, end - _REACH), end))
        return self._full_name(begin, end)

    def _beside(self, quoted: Span, passage: Passage) -> Span | None:
        """The one person of the sentence that a whole quotation opens: "“At last,” was the reply of Ada Smith"."""
        if self.text[quoted.end - 1] not in ",?!…" or self.text[quoted.end : quoted.end + 1] not in _MARKS:
            return None
        end = _clause_end(self.text, quoted.end + 1, min(quoted.end + _REACH, passage.span.end))
        return self._full_name(quoted.end + 1, end)

    def _in_apposition(self, words: list[_Word]) -> Span | None:
        """The name beside an office: "its head, <name>," and "<name>, the leader of the party,"."""
        start, end = words[0][1], words[-1][2]
        if of := _OF_THE.match(self.text, end):
            end = of.end()  # "the director of the agency, <name>"
        if self.text[end : end + 2] == ", ":
            run: list[_Word] = []
            for word in _words(self.text, end + 2, end + 2 + _BESIDE):
                if not _of_a_name(word[0]) or (run and not self._goes_on(run[-1], word)):
                    break
                run.append(word)
            behind = self.text[run[-1][2] - 1 : run[-1][2] + 1] if run else ""
            if behind[:1] == "." or behind[1:] in (",", ";", ")"):
                return self._person(run)
        if self.text[max(0, start - 2) : start] == ", ":
            run = []
            for word in reversed(_words(self.text, max(self.begin, start - 2 - _BESIDE), start - 2)):
                if not _of_a_name(word[0]) or (run and not self._goes_on(word, run[0])):
                    break
                run.insert(0, word)
            return self._person(run)
        return None

    def _goes_on(self, word: _Word, following: _Word) -> bool:
        """Whether both are of one name: "O. Sandvik", but not "Smith. He"."""
        ended = self.text[word[2] - 1] == "." and len(word[0]) > 2
        return self.text[word[2] : following[1]] == " " and not ended

    def _name(self, words: list[_Word], quoted: Span) -> Span | None:
        if not words:
            return None
        if len(words) > 1 and words[0][0] in abbreviations().openers - _ARTICLES:
            words = words[1:]  # "And Ada Smith said"
        if len(words) == 1 and words[0][0].split("’")[0].split("'")[0] in _FIRST_PERSON:
            return None
        if words[0][0] in speech().pronouns and len(words) == 1:
            return self._named_before(quoted)
        if not words[0][0][0].isupper() or words[0][0] in _ARTICLES:
            return self._in_apposition(words) or _without_titles(words)
        return _without_titles(words)

    def _named_before(self, quoted: Span) -> Span | None:
        """Whom "he" or "she" means: who is named in full in the sentence before, else the last speaker."""
        low, end = max(self._end, quoted.start - 3 * _REACH, self.begin), quoted.start
        for _ in range(_BACK):
            begin = max(low, _clause_begin(self.text, max(low, end - _REACH), end))
            if name := self._full_name(begin, end) or self._office(begin, end):
                return name
            if begin <= low:
                break
            end = begin
        return self._speaker

    def _full_name(self, begin: int, end: int) -> Span | None:
        """The first full name of a person in a sentence; what the tables know as a state or body is none."""
        run: list[_Word] = []
        for word in [*_words(self.text, begin, end), (".", end, end)]:
            joined = bool(run) and self.text[run[-1][2] : word[1]] == " " and not run[-1][0].endswith(("'s", "’s"))
            part = word[0][0].isupper() or (joined and word[0] in _PARTICLES - {"and", "for", "of", "the"})
            if part and joined:
                run.append(word)
                continue
            if (name := self._person(run)) is not None:
                return name
            if begin == (run[0][1] if run else -1) and len(run) == 1 and word[0].islower() and self._is_surname(run[0]):
                return Span(run[0][1], run[0][2])  # "Smith confirmed it."
            run = [word] if word[0][0].isupper() and word[0] not in _ASKING else []
        return None

    def _is_surname(self, word: _Word) -> bool:
        """Whether the text has named somebody so before: "Ada Smith", "Minister Smith"."""
        named = re.compile(rf"(?:[A-Z][\w’'.-]+|minister|president|secretary) {re.escape(word[0])}\b")
        return named.search(self.text, max(self.begin, word[1] - _LONG_AGO), word[1]) is not None

    def _office(self, begin: int, end: int) -> Span | None:
        """ "the ambassador smiled": an office that acts in the sentence."""
        found = _the_office().search(self.text, begin, end)
        return Span(*found.span("office")) if found else None

    def _person(self, run: list[_Word]) -> Span | None:
        if not _is_full_name(run):
            return None
        name = _without_titles(run)
        words = name.of(self.text).split()
        return None if len(words) < 2 or words[-1] in _NO_PERSONS or _is_known(" ".join(words)) else name


@cache
def _the_office() -> re.Pattern[str]:
    titles = "|".join(sorted(speech().titles))
    owner = r"(?:[Tt]he (?:[A-Z][\w-]+ )?|[A-Z][\w-]+(?: [A-Z][\w-]+)?[’']s? )"
    return re.compile(rf"(?:^|[.,;]\s|\*\s|\n)\s*(?P<office>{owner}(?:[a-z]+ ){{0,2}}(?:{titles}))(?=\s[a-z])")


def _tells(words: list[_Word], place: int) -> bool:
    """Whether a word tells of speech, alone or with the next: "said", "went on"."""
    if words[place][0] in speech().verbs:
        return True
    following = words[place + 1][0] if place + 1 < len(words) else ""
    return f"{words[place][0]} {following}" in speech().phrases


def _owner(words: list[_Word]) -> list[_Word]:
    """ "Minister Smith's answer:": whose words they are; all the words where it is nobody's."""
    own = next((place for place, (word, _, _) in enumerate(words) if word.endswith(("'s", "’s"))), None)
    if own is None or words[own][0][0].islower():
        return words
    word, start, end = words[own]
    return [*words[:own], (word[:-2], start, end - 2)]


def _is_aside(words: list[_Word]) -> bool:
    """Whether something is told of the words that were quoted, before the speaker: ", a line that drew applause,"."""
    return any(word in ("that", "which") for word, _, _ in words)


def _opening(text: str, words: list[_Word]) -> list[_Word]:
    """A subject that more stands behind before its verb: "Ada Smith, who runs it,", "officials in Oslo"."""
    taken: list[_Word] = []
    for word in words[:_LONGEST]:
        if taken and text[taken[-1][2] : word[1]].strip() not in ("", "."):
            break
        taken.append(word)
    if len(taken) < len(words):
        return taken if _is_name(taken) and not _is_aside(taken) else []
    first = taken[0][0] if taken else ""
    many = first.endswith("s") or first in _MANY
    return taken if many and first not in _PARTICLES and first.islower() else []


def _of_a_name(word: str) -> bool:
    return word[0].isupper() or word in _PARTICLES - {"and", "for", "of", "the"}


def _without_tail(words: list[_Word]) -> list[_Word]:
    """A subject without what stands between it and its verb: "once said", "was quoted as saying"."""
    end = len(words)
    while end > 1 and (_is_adverb(words[end - 1][0]) or words[end - 1][0] in _QUOTED_AS):
        end -= 1
    return words[:end]


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word[0].islower())


def _is_known(name: str) -> bool:
    """Whether the tables have the name, or one within it, as something else than a person."""
    words = gazetteer.atoms(name)
    place = 0
    while place < len(words):
        hit = gazetteer.match(words, place)
        if hit and hit[0].sort in (Sort.BODY, Sort.AGENCY, Sort.STATE, Sort.REGION, Sort.ORGANISATION, Sort.FIXED):
            return True
        place = hit[1] if hit else place + 1
    return False


def _parts() -> frozenset[str]:
    """Words of small letters that a name may have: "foreign minister"."""
    return speech().titles | speech().modifiers


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [(found.group().rstrip("."), found.start(), found.end()) for found in _WORD.finditer(text, start, end)]


def _clause_end(text: str, start: int, end: int) -> int:
    for stop in re.finditer(r"[.!?;:\"“”«»]", text[start:end]):
        word = text[start : start + stop.start()].rsplit(" ", 1)[-1]
        if stop.group() != "." or len(word) > 3 or not word[:1].isupper():
            return start + stop.start()
    return end


def _clause_begin(text: str, start: int, end: int) -> int:
    """Where the sentence begins that ended before ``end``."""
    stops = [stop.end() for stop in re.finditer(r"[.!?][\"”»’)]*\s+|\n\s*\n", text[start : end - 2].rstrip())]
    return start + (stops[-1] if stops else 0)


def _is_name(words: list[_Word]) -> bool:
    """Whether the words before a verb of saying are one subject: "Minister Ada Smith", "the Danish minister"."""
    first = words[0][0] if words else ""
    if not 0 < len(words) <= _LONGEST or first in _PARTICLES - _ARTICLES:
        return False
    if first in speech().pronouns:
        return len(words) == 1
    if first in _ARTICLES:
        return True
    plain = next((place for place, word in enumerate(words) if word[0][0].isupper()), len(words))
    if 0 < plain <= _DESCRIBED and all(word[0].isupper() or word in _PARTICLES for word, _, _ in words[plain:]):
        return _is_full_name(words[plain:])  # "floor leader Ada Smith", "company boss Ada Smith"
    return any(word[0].isupper() for word, _, _ in words) and all(
        word[0].isupper() or word in _PARTICLES or word in _parts() or word.endswith(("’s", "'s"))
        for word, _, _ in words
    )


def _subject(text: str, words: list[_Word]) -> list[_Word]:
    """The name right before a verb of saying, read backwards until something else stands there."""
    taken: list[_Word] = []
    for word in reversed(words[-_LONGEST:]):
        if taken and text[word[2] : taken[0][1]].strip() not in ("", "."):
            break
        plain = word[0]
        if plain[0].isupper() or plain in _PARTICLES or plain in _parts() or plain in speech().pronouns:
            taken.insert(0, word)
        elif plain in _ARTICLES and taken:
            taken.insert(0, word)
            break
        else:
            break
    while taken and taken[0][0] in _PARTICLES - _ARTICLES:
        taken.pop(0)
    return taken if taken and _is_name(taken) else []


def _phrase(text: str, words: list[_Word]) -> list[_Word]:
    """The name that follows a verb of saying, up to a comma or a word that is no part of a name."""
    taken: list[_Word] = []
    opening = bool(words) and _is_described(words)
    for word in words[:_LONGEST]:
        if taken and text[taken[-1][2] : word[1]].strip() not in ("", "."):
            break
        plain = word[0]
        name = plain[0].isupper() or plain in _PARTICLES or plain in _parts() or plain in speech().pronouns
        described = opening or bool(taken and taken[0][0] in _ARTICLES)
        if plain in _WHO or (not name and not (described and len(taken) < _DESCRIBED) and plain not in _ARTICLES):
            break
        taken.append(word)
    while taken and taken[-1][0] in _PARTICLES:
        taken.pop()
    return taken


def _is_described(words: list[_Word]) -> bool:
    """Whether words of small letters lead to a full name, or tell of several: "farmer Ada Smith", "two officials"."""
    plain = next((place for place, word in enumerate(words) if word[0][0].isupper()), len(words))
    first = words[0][0]
    many = first in _MANY or (first.islower() and first.endswith("s") and first not in _PARTICLES)
    return many or (0 < plain <= _DESCRIBED and _is_full_name(words[plain : plain + 2]))


def _is_full_name(words: list[_Word]) -> bool:
    return sum(word[0].isupper() and word.lower() not in _parts() for word, _, _ in words) >= 2


def _without_titles(words: list[_Word]) -> Span:
    """The person's own name where it is given in full; with the title before it where it is a surname only."""
    of = next((place for place, word in enumerate(words) if word[0] == "of"), 0)
    if of and words[0][0] not in _ARTICLES and _is_full_name(words[:of]) and words[of - 1][0][0].isupper():
        words = words[:of]  # "<name> of Canada"
    end = words[-1][2]
    titles = [place for place, (word, _, _) in enumerate(words) if word.lower() in speech().titles]
    own = words[titles[-1] + 1 :] if titles else words
    if titles and len([w for w in own if w[0][0].isupper()]) >= 2 and own[0][0][0].isupper():
        return Span(own[0][1], end)
    plain = next((place for place, word in enumerate(words) if word[0][0].isupper()), 0)
    if plain and not titles and words[0][0] not in _ARTICLES:
        return Span(words[plain][1], end)  # "lawmaker Ada Smith"
    if titles and len(own) == 1 and words[0][0] not in _ARTICLES:
        return Span(words[titles[-1]][1], end)
    return Span(words[0][1], end)
