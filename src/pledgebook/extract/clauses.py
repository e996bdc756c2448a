"""Who does what: the subject of a verb, from word order and actor mentions alone.

No parser stands behind this. A subject is an actor that is not governed by a
preposition or a verb and from which only adverbs, auxiliaries, apposed or
prepositional phrases lead to the verb; a verb after "and" takes the subject of
the clause. What cannot be told that way is refused, not guessed.
"""

import re
from functools import cache
from typing import NamedTuple

from pledgebook.extract.wording import slug
from pledgebook.model.mention import ActorForm, ActorMention, Reading
from pledgebook.reference.clause_words import clause_words
from pledgebook.reference.endings import ending
from pledgebook.reference.openings import opened

_REACH = 400  # a subject farther from its verb is not told by word order, and must not be looked for over a long line
_WORD = re.compile(r"[^\s,;:()“”\"—–]+")
_LAST_WORD = re.compile(r"([\w’'.-]+)\W*$")
_DETERMINED = ending(r"(?:\b(?:the|a|an|its|their|his|her|our|my|both|all|fellow|former|new)\s+)+$", re.IGNORECASE)
_ASIDE = re.compile(r",[^,;:]{1,160},|\([^()]{0,160}\)|[—–][^—–]{1,160}[—–]")
_DATELINE = re.compile(r"^\W*[A-Z][\w’'./ ,-]{2,50}(?:\([^)]{1,20}\)\s*)?\s(?:[—–]|--?)\W*\s(?=[A-Z])")
_AUXILIARY = r"(?:also|then|again|further|earlier|has|have|had|\w+ly|is|are|was|were|would|will|continues? to)\s+"
# "... and", or a comma that closes no aside
_CONJOINED = ending(rf"(?:(?<!,)(?:,[^,]{{30,}}|^[^,]+),|;|\band|\bbut|\bor|[—–])\s*(?:{_AUXILIARY})*$", re.IGNORECASE)
_RELATIVE = re.compile(rf"^\s*,?\s*(?:who|which|that)\s+(?:{_AUXILIARY})*$", re.IGNORECASE)
_CLAUSE_BREAK = opened(
    r"[;:]|\b(?:that|while|whereas|because|although|though|if|whether|when|where|as|unless)\s|[“”\"]", re.IGNORECASE
)
_JOIN = re.compile(
    r"^\s*(?:,|,?\s*and|,?\s*as well as|,?\s*(?:together|along) with|or|&)\s*(?:(?:the|its|their|other|our)\s+)*$",
    re.IGNORECASE,
)
# what a document is called: it asks for whoever issued it
_DOCUMENTS = frozenset(
    ("Plan", "Act", "Order", "Strategy", "Agreement", "Bill", "Resolution", "Budget", "Report", "Compact", "Deal")
)
_TOGETHER = re.compile(r"\b(?:together|along|jointly)\s+with\W*$", re.IGNORECASE)
_AND_OTHERS = re.compile(r"^\s*,?\s*and\s+(?:[\w'’-]+\s+){1,4}(?=(?:(?:have|are|were|also|will)\b|$))")
_NAMED = re.compile(
    r"(?:^|[,;:]\s+|\b(?:and|but|while|that)\s+)"
    r"(?P<name>(?:[Tt]he\s+)?(?:[A-Z][\w’'-]+)(?:\s+(?:(?:of|for|and|the|de|del)\s+)?[A-Z][\w’'-]+){0,4}"
    r"(?:\s+(?:party|movement|group|coalition|alliance|network|federation|union))?)(?=[\s,])"
)
_NOMINATIVE = frozenset(("we", "i", "he", "she", "they", "it"))
_I = re.compile(r"\bI\b(?=[’'\s])(?:[’'](?:m|ve|ll|d)\b)?")
_ASSEMBLY = re.compile(
    r"\b(?:[Tt]he\s+)?(?:U\.S\.\s+)?(?:Senate|House(?: of Representatives)?|Congress|[Pp]arliament"
    r"|Republicans in Congress|Congressional Republicans|House Republicans)\b"
)


class Subject(NamedTuple):
    """The actors that do what a verb says; ``start`` is where the first is named."""

    actors: tuple[str, ...]
    start: int
    end: int
    form: ActorForm = ActorForm.NAME


@cache
def _governors() -> frozenset[str]:
    words = clause_words()
    return words.prepositions | words.transitive


def governed(text: str, start: int) -> bool:
    """Whether what begins at ``start`` hangs on a preposition or is a verb's object."""
    before = text[max(0, start - 80) : start]
    if determined := _DETERMINED.search(before):
        before = before[: determined.start()]
    if before.rstrip()[-1:] in (",", ";", ":", ".", "“", '"', "—", "–", "("):
        return False
    last = _last_word(before[-40:])
    if last is None:
        return False
    if last[1].lower() == "with" and _TOGETHER.search(before):
        return False
    return last[1].lower() in _governors()


def _last_word(before: str) -> re.Match[str] | None:
    """The last word with what signs stand in it; where nothing stands behind it, it is looked for there alone."""
    words = before.rsplit(None, 1)
    return _LAST_WORD.search(words[-1] if words and words[-1][-1].isalnum() else before)


def may_act(mention: ActorMention, text: str) -> bool:
    """Whether a mention can be a subject: a name or an officer, or "Ukraine's" / "Ukrainian" before an agent's noun."""
    if mention.possessive or mention.form is ActorForm.ADJECTIVE:
        after = text[mention.end : mention.end + 60].split()[:4]
        if (not mention.possessive and text[max(0, mention.start - 4) : mention.start].lower() == "the ") or text[
            mention.start :
        ].startswith("The "):
            return True  # "the British": the people; what leads to the verb must still be adverbs
        return any(word.strip(",.").lower() in clause_words().agents for word in after[:3])
    return True


def group_around(reading: Reading, index: int) -> Subject:
    """The mention at ``index`` with those that are coordinated before it: "Poland, Hungary and Slovakia".

    ", and" joins only the last of a list, and "we" nobody: after a comma both begin a clause.
    """
    mentions = reading.actors
    first = index
    while first > 0 and _joins(reading, first - 1, last=first == index):
        first -= 1
    actors = [a for m in mentions[first : index + 1] for a in m.actors]
    return Subject(tuple(dict.fromkeys(actors)), mentions[first].start, mentions[index].end, mentions[index].form)


def _joins(reading: Reading, index: int, *, last: bool) -> bool:
    """Whether the mentions at ``index`` and after it are coordinated; the ``last`` pair needs its "and"."""
    mentions, text = reading.actors, reading.sentence.text
    one, other = mentions[index], mentions[index + 1]
    gap = text[one.end : other.start]
    if one.form is ActorForm.ADJECTIVE or one.possessive or not _JOIN.match(gap):
        return False
    if not last:
        return True
    if other.text.lower() in _NOMINATIVE or not re.search(r"\w|&", gap) or ("and" not in gap and "," in gap):
        return False
    if not gap.lstrip().startswith(","):
        return True
    return index > 0 and re.match(r"\s*,", text[mentions[index - 1].end : one.start]) is not None


def group_after(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """The ids of the mentions between two offsets, in order; "our" and "Ukraine's" only where nobody else is named."""
    inside = [m for m in reading.actors if m.start >= start and m.end <= end]
    free = [m for m in inside if not m.possessive]
    found = [a for m in free or [m for m in inside if m.form is not ActorForm.PRONOUN] for a in m.actors]
    return tuple(dict.fromkeys(found))


def _leads_to(between: str) -> bool:
    """Whether only adverbs, auxiliaries, asides and prepositional phrases stand in ``between``."""
    rest = _AND_OTHERS.sub(" ", _ASIDE.sub(" ", between))
    if any(mark in rest for mark in (";", ":", "“", "”")):
        return False
    words = clause_words()
    if len(rest.split()) > 14:
        return False
    inside = False
    previous = ""
    for piece in _WORD.finditer(rest):
        word = piece[0].lower().strip(".’'")
        if word in words.openers:
            return False
        if word in words.between or word.endswith("ly"):
            inside = False
        elif word in words.prepositions:
            inside = True
        elif not inside and word in words.agents:
            pass
        elif not inside or (
            word in ("the", "a", "an", "its", "their", "his", "our")
            and previous not in words.prepositions
            and previous != "and"
        ):
            return False
        previous = word
    return "," not in rest.rstrip().rstrip(",") or rest.count(",") <= 1


def subject_of(reading: Reading, at: int, floor: int = 0) -> Subject | None:
    """The subject of the verb at ``at``, looked for not before ``floor``; None where none can be told."""
    text = reading.sentence.text
    dateline = _DATELINE.match(text)
    floor = max(floor, dateline.end() if dateline and dateline.end() < at else 0, at - _REACH)
    before = [(i, m) for i, m in enumerate(reading.actors) if floor <= m.start and m.end <= at]
    for i, mention in reversed(before):
        gap = text[mention.end : at]
        if _RELATIVE.match(gap) and not mention.possessive:
            return group_around(reading, i)
        if may_act(mention, text) and not governed(text, _head(reading, i)) and _leads_to(gap):
            return group_around(reading, i)
    if found := unnamed_subject(reading, at):
        return found
    if _CONJOINED.search(text[max(0, at - _REACH) : at]):
        return clause_subject(reading, at, floor) or named_subject(reading, at)
    return named_subject(reading, at)


def unnamed_subject(reading: Reading, at: int) -> Subject | None:
    """ "I", or an assembly that goes without its state: the reader of the document knows whose it is."""
    text = reading.sentence.text
    for pattern, form in ((_I, ActorForm.PRONOUN), (_ASSEMBLY, ActorForm.ORGAN)):
        for m in reversed(list(pattern.finditer(text, max(0, at - 80), at))):
            if (
                not any(a.start < m.end() and m.start() < a.end for a in reading.actors)
                and not governed(text, m.start())
                and _leads_to(text[m.end() : at])
            ):
                return Subject((), m.start(), m.end(), form)
    return None


def named_subject(reading: Reading, at: int) -> Subject | None:
    """A party that the actors' names do not hold, as a slug of its name: "Relief Bridge", "the Left party"."""
    text = reading.sentence.text
    for m in reversed(list(_NAMED.finditer(text, max(0, at - _REACH), at))):
        start, end = m.span("name")
        words = [w for w in re.sub(r"^[Tt]he\s+", "", m["name"]).split() if w]
        if (
            not words
            or words[0].lower() in clause_words().no_name
            or not _is_name(words, text[end:])
            or any(a.start < end and start < a.end for a in reading.actors)
        ):
            continue
        gap = text[end:at]
        if _leads_to(gap) or (_CONJOINED.search(text[max(0, at - _REACH) : at]) and start < 8):
            return Subject((slug(re.sub(r"[’']s?\b", "", " ".join(words))),), start, end)
    return None


def _head(reading: Reading, index: int) -> int:
    """Where the coordination that ends in mention ``index`` begins."""
    return group_around(reading, index).start


def _is_name(words: list[str], after: str) -> bool:
    """Whether the words name a party: two with capitals, a party by its kind, or one word that is explained."""
    if any(re.search(r"[’'](?:m|ve|re|ll|d|t)$", word) for word in words):
        return False
    if words[-1] in _DOCUMENTS:
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= 2 or len(words) > capitals or re.match(r",\s+(?:the|an?|which|who)\s", after) is not None


def clause_subject(reading: Reading, at: int, floor: int = 0) -> Subject | None:
    """The first free actor of the clause in which ``at`` stands: the subject that later verbs share."""
    text = reading.sentence.text
    floor = max(floor, at - 2 * _REACH)
    opened = floor
    for brk in _CLAUSE_BREAK.finditer(text, floor, at):
        opened = brk.end()
    for begin in (opened, floor):
        for i, mention in enumerate(reading.actors):
            if (
                begin <= mention.start
                and mention.end <= at
                and may_act(mention, text)
                and not governed(text, mention.start)
            ):
                last = i
                while last + 1 < len(reading.actors) and _JOIN.match(
                    text[reading.actors[last].end : reading.actors[last + 1].start]
                ):
                    last += 1
                return group_around(reading, last if reading.actors[last].end <= at else i)
    return None
