"""What is seen of a place where a stance may be taken: words, the object's kind, the holder, the text.

Nobody stands there by name: a party is known by how it is named, and whether it is a state or a body.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from pledgebook.extract.positions.judging.candidates import Candidate
from pledgebook.model.mention import Reading
from pledgebook.reference.openings import opened
from pledgebook.reference.position_cues import measures

_WORD = re.compile(r"[\w’'-]+|[,“”\"]")
_NAME = re.compile(r"(?<!^)\b(?:[A-Z][\w’-]+)(?:\s+(?:of|for|on|the|and|to|in)?\s*[A-Z][\w’-]+)+")
_CAPITAL = re.compile(r"[A-Z]")
_NEGATED = opened(r"\b(?:not|never|no longer|nothing|none|neither|nor|nobody|no|without)\b|n[’']t\b")
_MODAL = opened(r"\b(?:will|would|could|can|may|might|must|should|shall|let|ready|willing)\b")
_CONDITION = opened(r"\b(?:if|unless|until|once|provided|as long as|so long as|before|only|condition\w*|subject to)\b")
_FUNCTION = frozenset(
    "of for on in to with by from at under against between among through as and or that which who "
    "including , towards into".split()
)
_ENDINGS = ("ing", "ed", "es", "s", "d")
_SHORTEST = 3  # letters that a word keeps without its ending
_MARKS = ".,;:!?()[]*_\"'“”‘’—–-"
_MOST_WORDS = 100_000  # that are remembered
_BEFORE, _OBJECT = 6, 12  # words that are looked at


@dataclass(frozen=True, slots=True)
class Seen:
    """What holds for all candidates of a sentence: the text's ``sort``, whether it reports, how many there are."""

    reading: Reading
    sort: tuple[str, ...]
    reported: bool
    count: int
    led: bool  # whether a lead-in stands before it
    conditional: bool


@lru_cache(maxsize=1)  # asked of a sentence whether it is looked at, and again when it is
def of_sentence(text: str) -> tuple[str, ...]:
    """The words of a sentence, each once, in their order."""
    return tuple(dict.fromkeys(map(_SAID.__getitem__, text.lower().split())))


def seen_in(reading: Reading, sort: str, count: int, *, reported: bool, led: bool) -> Seen:
    """What holds for the ``count`` candidates of a sentence."""
    conditional = _CONDITION.search(reading.sentence.text.lower()) is not None
    return Seen(reading, (sort,), reported, count, led, conditional)


def features(seen: Seen, one: Candidate, subject: str, *, again: bool) -> tuple[str, ...]:
    """All that is true of a candidate whose object is ``subject``; ``again`` where its words were told before."""
    text, anchor = seen.reading.sentence.text, one.anchor
    words = [_stem(w) for w in _WORD.findall(text[anchor.at : anchor.after].lower())]
    verb = words[0] if words else ""
    if anchor.form == "clause":
        lead = _WORD.findall(text[anchor.at : anchor.after].lower())
        verb = _stem(lead[-1]) if lead else ""
    kinds = _kinds(subject)
    found = [f"verb:{verb}", f"cue:{anchor.cue or anchor.form}", f"form:{anchor.form}"]
    found += [f"words:{' '.join(words[:3])}"] if len(words) > 1 else []
    found += [f"in:{w}" for w in words]
    found += [f"kind:{k}" for k in kinds]
    found += [f"verb:{verb}&{k}" for k in kinds] + [f"cue:{anchor.cue or anchor.form}&{k}" for k in kinds]
    found += _of_object(subject)
    found += _before(text, anchor.at, max(one.named, 0))
    found += _of_holder(seen, one)
    found += _of_place(seen, one)
    return tuple(dict.fromkeys(("again" if again else "new", *found)))


def _kinds(subject: str) -> list[str]:
    """What kind of thing the object is."""
    known, head = measures(), " ".join(subject.split()[:14])
    capital = any(map(str.isupper, head))
    tests = (
        ("named", capital and known.named.search(head)),
        ("definite", known.definite.search(head)),
        ("loose", known.loose.search(head)),
        ("law", known.laws.search(head)),
        ("deed", known.deeds.search(head)),
        ("evil", known.evils.search(head)),
        ("never", known.never.search(head)),
        ("polite", known.polite.search(head)),
        ("given", known.given.search(head)),
        ("own", known.own_work.match(subject)),
        ("anaphor", known.anaphors.match(subject)),
        ("nobody", known.nobody.match(subject)),
        ("act", known.act.match(subject)),
        ("name", capital and _NAME.search(head)),
        ("capital", _CAPITAL.match(subject)),
    )
    found = [name for name, holds in tests if holds]
    return found or ["nothing"]


def _of_object(subject: str) -> list[str]:
    """The object's words: the first two, the head of its noun phrase, all of the first."""
    raw = _WORD.findall(subject)
    words = [_stem(w.lower()) for w in raw[:_OBJECT]]
    if not words:
        return ["object:none"]
    head = next((i for i, w in enumerate(raw) if w.lower() in _FUNCTION and i > 0), len(raw))
    found = [f"first:{words[0]}", f"head:{_stem(raw[head - 1].lower())}", f"second:{' '.join(words[:2])}"]
    found += [f"object:{w}" for w in words]
    after = raw[head].lower() if head < len(raw) else "end"
    found += [f"then:{after}", f"length:{min(len(raw) // 4, 4)}"]
    return found


def _before(text: str, at: int, floor: int) -> list[str]:
    """The words between holder and place, the nearest by their order."""
    words = [_stem(w) for w in _WORD.findall(text[max(floor, at - 80) : at].lower())][-_BEFORE:]
    if not words:
        return ["before:start"]
    found = [f"before:{w}" for w in words]
    return [*found, f"last:{words[-1]}", f"last:{' '.join(words[-2:])}"]


def _of_holder(seen: Seen, one: Candidate) -> list[str]:
    text = seen.reading.sentence.text
    sort = "state" if one.holder[0].isupper() else "body"
    found = [f"by:{one.by}", f"holder:{sort}", f"name:{one.name_form if one.named >= 0 else 'none'}"]
    found.append(f"holders:{min(len(one.holder), 3)}")
    if one.named >= 0:
        found.append(f"far:{min(abs(one.anchor.at - one.named) // 40, 4)}")
        word = _WORD.match(text, one.named)
        if word and word[0].lower() in ("we", "i", "our", "my", "they", "he", "she", "it", "both", "the"):
            found.append(f"person:{word[0].lower()}")
        if one.named < 12:
            found.append("opens")
    return found


def _of_place(seen: Seen, one: Candidate) -> list[str]:
    """The sentence and the text around."""
    reading, anchor = seen.reading, one.anchor
    text = reading.sentence.text
    said = text[max(0, anchor.at - 40) : anchor.end].lower()
    others = {a for m in reading.actors if anchor.at <= m.start < anchor.end for a in m.actors} - set(one.holder)
    passage = reading.sentence.passage
    tests = (
        ("negated", _NEGATED.search(said)),
        ("modal", _MODAL.search(said)),
        ("condition", seen.conditional),
        ("figure", any(anchor.at <= f.start < anchor.end for f in reading.figures)),
        ("other party", others),
        ("quoted", reading.quotations),
        ("news", seen.reported),
        ("led", seen.led),
        ("starts", anchor.at < 5),
        ("voice", passage.voice),
        ("capitals", text[anchor.at : anchor.at + 4].isupper()),
    )
    found = [name for name, holds in tests if holds]
    found += [f"passage:{passage.kind}", f"count:{min(seen.count, 5)}", f"place:{min(reading.sentence.index // 4, 4)}"]
    found += [f"long:{min(len(text) // 100, 5)}"]
    return [*found, *(f"sort:{s}" for s in seen.sort), *(f"sort:{s}&{anchor.form}" for s in seen.sort)]


class _Said(dict[str, str]):
    """The words that were met, as features of their sentence."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = f"all:{_stem(word.strip(_MARKS))}"
        return found


_SAID = _Said()


@lru_cache(maxsize=_MOST_WORDS)
def _stem(word: str) -> str:
    """A word without its ending, figures all alike: enough to see that two forms are of one word."""
    word = word.strip("’'")
    if word[:1].isdigit():
        return "#"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
