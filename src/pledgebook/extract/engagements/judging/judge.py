"""Where no rule takes a word that may tell of an engagement, the learned weights say whether it does, and whose."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from math import inf

from pledgebook.extract.engagements.drafting import draft_of, judged_draft
from pledgebook.extract.engagements.judging.features import Seen, of_parties, of_word
from pledgebook.extract.engagements.judging.hypotheses import Hypothesis, hypotheses
from pledgebook.extract.engagements.judging.telling import is_spoken_of, may_tell
from pledgebook.extract.engagements.links import is_new
from pledgebook.extract.engagements.scene import MOST, Scene, Word
from pledgebook.extract.engagements.sides import VAGUE
from pledgebook.extract.engagements.subjects import is_slug
from pledgebook.extract.engagements.summits import is_meeting, is_of_something_founded, is_the_body, named
from pledgebook.model.claim import Engagement, EngagementType
from pledgebook.model.mention import Draft
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames
from pledgebook.reference.judge import chance, judge_weights, weigh

MODEL = "engagement"
_REASONS = 4
_FRAMES = frames("judging")
_GENERIC = _FRAMES.words("generic")


@dataclass(frozen=True, slots=True)
class Heard:
    """A hypothesis as training hears it: its draft, what is true of it, and what the rules say of its word.

    ``ruled`` is "same" where the rules read it so, "other" where they read the word otherwise, "beside" where they
    read something else in the sentence, else "no".
    """

    scene: Scene
    word: Word
    draft: Draft
    features: tuple[str, ...]
    ruled: str
    beside: tuple[Draft, ...]  # what the rules read in the sentence


class Judge:
    """Judges the words of one document in the order of its text; with a list ``heard`` it only listens."""

    def __init__(self, heard: list[Heard] | None = None) -> None:
        self._heard = heard
        self._summits: list[frozenset[str]] = []

    def hear(self, scene: Scene, words: tuple[Word, ...], ruled: list[Draft]) -> list[Draft]:
        """What is claimed of a sentence: what the rules read, with other parties where they are far likelier, and more.

        Where the rules leave out nobody whom the sentence names, their parties stand.
        """
        if scene.text.endswith("?") or not scene.reading.actors:
            return ruled
        candidates = self._candidates(scene, words)
        best: list[tuple[float, Draft]] = []
        told = list(ruled)
        for word in candidates:
            own = _own(word, candidates, ruled)
            if self._heard is not None:
                self._heard += _heard(scene, of_word(scene, word, len(candidates)), own, ruled)
            elif own and leaves_out(scene, own):
                seen = of_word(scene, word, len(candidates))
                told = [_corrected(scene, seen, d, own) if d.cues[:1] == (word.text,) else d for d in told]
            elif not own and (likely := _likeliest(scene, of_word(scene, word, len(candidates)), ruled)):
                best.append(likely)
        told += apart(best, ruled)
        contents = [d.content for d in told if isinstance(d.content, Engagement)]
        self._summits += [_own_words(c.name) for c in contents if c.name and c.type is EngagementType.SUMMIT]
        return told

    def _candidates(self, scene: Scene, words: tuple[Word, ...]) -> list[Word]:
        """The words that may tell of an engagement: no weak one, and no "the summit" that was told of by its name."""
        spans = islice(engagement_cues().summit.finditer(scene.text), MOST)
        names = [word for span in spans if (word := named(scene, span.span()))]
        single = [
            w for w in words if may_tell(scene, w) and not any(n.start <= w.start and w.end <= n.end for n in names)
        ]
        new = [w for w in names if not any(_own_words(w.text) <= told for told in self._summits)]
        return [
            *single,
            *(w for w in new if not _is_no_summit(scene, w)),
        ]


def _heard(scene: Scene, seen: Seen, own: list[Engagement], ruled: list[Draft]) -> Iterator[Heard]:
    """All hypotheses of a word, as training hears them."""
    for kind in _kinds(scene, seen.word):
        undated = _undated(scene, seen.word, kind)
        for one in hypotheses(scene, seen.word, kind):
            verdict = ("same" if _is_read(one, own) else "other") if own else _beside(ruled)
            said = (*seen.said, *undated, *of_parties(scene, seen, one))
            yield Heard(scene, seen.word, _draft(scene, seen.word, one), said, verdict, tuple(ruled))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A hypothesis with the features that are true of it and what they weigh together."""

    hypothesis: Hypothesis
    said: list[str]
    total: float


def _weighed(scene: Scene, seen: Seen, verdict: Callable[[Hypothesis], str]) -> Iterator[_Weighed]:
    """All hypotheses of a word, weighed; ``verdict`` is what the rules say of one."""
    weights = judge_weights(MODEL).weights
    for kind in _kinds(scene, seen.word):
        whoever = [*seen.said, *_undated(scene, seen.word, kind)]
        base = weigh(weights, whoever)
        for one in hypotheses(scene, seen.word, kind):
            said = [f"rules={verdict(one)}", *of_parties(scene, seen, one)]
            yield _Weighed(one, [*whoever, *said], base + weigh(weights, said))


def _likeliest(scene: Scene, seen: Seen, ruled: list[Draft]) -> tuple[float, Draft] | None:
    """The hypothesis of a word that the weights find likeliest, if it is likely enough."""
    beside = _beside(ruled)
    best = max(_weighed(scene, seen, lambda _: beside), key=lambda one: one.total, default=None)
    if best is None or (likely := chance(best.total)) < judge_weights(MODEL).accept:
        return None
    return likely, _judged(scene, seen.word, best)


def _judged(scene: Scene, word: Word, best: _Weighed) -> Draft:
    """The draft of a hypothesis, with the features that spoke loudest for it."""
    weights = judge_weights(MODEL).weights
    reasons = sorted((f for f in best.said if weights.get(f, 0.0) > 0), key=lambda f: (-weights[f], f))
    draft = _draft(scene, word, best.hypothesis)
    rule = f"engagement/judged_{best.hypothesis.kind}"
    return replace(draft, rule=rule, cues=tuple(reasons[:_REASONS]), confidence=round(chance(best.total), 2))


def _corrected(scene: Scene, seen: Seen, draft: Draft, own: list[Engagement]) -> Draft:
    """What the rules read of a word, with the parties that the weights find far likelier than the rules'."""
    content, margin = draft.content, judge_weights(MODEL).margin
    if margin == inf or len(own) != 1 or not isinstance(content, Engagement):
        return draft
    weighed = list(_weighed(scene, seen, lambda one: "same" if _is_read(one, own) else "other"))
    ruled = next((one.total for one in weighed if _is_read(one.hypothesis, own)), None)
    best = max(weighed, key=lambda one: one.total, default=None)
    if ruled is None or best is None or best.total - ruled <= margin:
        return draft
    said = replace(content, type=best.hypothesis.kind, parties=best.hypothesis.parties)
    return replace(_judged(scene, seen.word, best), content=said)


def leaves_out(scene: Scene, own: list[Engagement]) -> bool:
    """Whether the sentence names somebody, by a name that the tables know, who does not take part by the rules."""
    parties = {a for c in own for a in c.parties}
    return any(a not in parties and a not in VAGUE and not is_slug(a) for m in scene.reading.actors for a in m.actors)


def _is_no_summit(scene: Scene, word: Word) -> bool:
    """Whether a name is that of a body, of what was founded at a summit, or only what came of it is told."""
    founded = is_of_something_founded(scene.text, word.text, word.end)
    return founded or is_spoken_of(scene.text, word) or is_the_body(scene, word)


def _is_read(one: Hypothesis, own: list[Engagement]) -> bool:
    """Whether the rules read it so."""
    return any(c.type is one.kind and set(c.parties) == set(one.parties) for c in own)


def _beside(ruled: list[Draft]) -> str:
    return "beside" if ruled else "no"


def _undated(scene: Scene, word: Word, kind: EngagementType) -> tuple[str, ...]:
    """Whether the rules would give it up, as it has no day and is told in passing."""
    return () if draft_of(scene, word, kind, (), word.end) else ("undated",)


def _draft(scene: Scene, word: Word, hypothesis: Hypothesis) -> Draft:
    draft = judged_draft(scene, word, hypothesis.kind, hypothesis.parties, word.end)
    content = draft.content
    if word.sort != "summit_name" or not isinstance(content, Engagement):
        return draft
    return replace(draft, content=replace(content, name=word.text))


def _kinds(scene: Scene, word: Word) -> list[EngagementType]:
    """The forms that a word may tell of: who is welcomed for a visit visits."""
    if word.sort == "summit_name":
        return [EngagementType.MEETING if is_meeting(word.text) else EngagementType.SUMMIT]
    kind = EngagementType(word.sort.partition("_")[0])
    visit = word.sort == "meeting_host" and "visit" in scene.text
    return [kind, EngagementType.VISIT] if visit else [kind]


def _own(word: Word, words: list[Word], ruled: list[Draft]) -> list[Engagement]:
    """What the rules read of a word; of one that stands there more often than they read, nothing is known."""
    own = [d.content for d in ruled if d.cues[:1] == (word.text,) and isinstance(d.content, Engagement)]
    return own if sum(w.text == word.text for w in words) <= len(own) else []


def apart(best: list[tuple[float, Draft]], ruled: list[Draft]) -> list[Draft]:
    """The likeliest first, none that shares its form and a party with another of the sentence."""
    taken: list[Draft] = []
    for _, draft in sorted(best, key=lambda one: -one[0]):
        others = [*ruled, *taken]
        if is_new(draft, others) and not any(_overlap(draft, other) for other in others):
            taken.append(draft)
    return sorted(taken, key=lambda d: d.span.start)


def _overlap(one: Draft, other: Draft) -> bool:
    a, b = one.content, other.content
    if not isinstance(a, Engagement) or not isinstance(b, Engagement):
        return False
    return a.type is b.type and bool(set(a.parties) & set(b.parties))


def _own_words(name: str) -> frozenset[str]:
    """The words that tell one summit from another."""
    return frozenset(re.findall(r"[\w-]+", name.lower())) - _GENERIC
