"""Where no rule takes a word that may tell of an engagement, the learned weights say whether it does, and whose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from pledgebook.extract.engagements.calls import ABOUT
from pledgebook.extract.engagements.drafting import draft_of, judged_draft
from pledgebook.extract.engagements.judging.features import Seen, of_parties, of_word
from pledgebook.extract.engagements.judging.hypotheses import Hypothesis, hypotheses
from pledgebook.extract.engagements.links import is_new
from pledgebook.extract.engagements.meetings import NO_MEETING, NOT_MET, NOUN_FOLLOWS
from pledgebook.extract.engagements.met import AGAIN
from pledgebook.extract.engagements.scene import MOST, Scene, Word
from pledgebook.extract.engagements.signings import is_no_paper
from pledgebook.extract.engagements.summits import is_meeting, is_the_body, named
from pledgebook.extract.engagements.times import is_supposed
from pledgebook.extract.engagements.visits import is_of_people, is_purpose_of_a_visit
from pledgebook.model.claim import Engagement, EngagementType
from pledgebook.model.mention import Draft
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames
from pledgebook.reference.judge import chance, judge_weights, weigh

MODEL = "engagement"
_REASONS = 4
_FRAMES = frames("judging")
_SORTS = _FRAMES.words("sorts")
_WEAK = _FRAMES.pattern("weak")
_GENERIC = _FRAMES.words("generic")
_SPOKEN_OF = _FRAMES.pattern("spoken_of")


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
        """What is claimed of a sentence beside what the rules read in it."""
        if scene.text.endswith("?") or not scene.reading.actors:
            return []
        candidates = self._candidates(scene, words)
        best: list[tuple[float, Draft]] = []
        for word in candidates:
            own = _own(word, candidates, ruled)
            if self._heard is not None:
                self._heard += _heard(scene, of_word(scene, word, len(candidates)), own, ruled)
            elif not own and (likely := _likeliest(scene, of_word(scene, word, len(candidates)), ruled)):
                best.append(likely)
        taken = apart(best, ruled)
        told = [d.content for d in (*ruled, *taken) if isinstance(d.content, Engagement)]
        self._summits += [_own_words(c.name) for c in told if c.name and c.type is EngagementType.SUMMIT]
        return taken

    def _candidates(self, scene: Scene, words: tuple[Word, ...]) -> list[Word]:
        """The words that may tell of an engagement: no weak one, and no "the summit" that was told of by its name."""
        spans = islice(engagement_cues().summit.finditer(scene.text), MOST)
        names = [word for span in spans if (word := named(scene, span.span()))]
        single = [
            w for w in words if _tells(scene, w) and not any(n.start <= w.start and w.end <= n.end for n in names)
        ]
        new = [w for w in names if not any(_own_words(w.text) <= told for told in self._summits)]
        return [
            *single,
            *(w for w in new if not (_is_spoken_of(scene.text, w) or is_the_body(scene, w))),
        ]


def _heard(scene: Scene, seen: Seen, own: list[Engagement], ruled: list[Draft]) -> Iterator[Heard]:
    """All hypotheses of a word, as training hears them."""
    for kind in _kinds(scene, seen.word):
        undated = _undated(scene, seen.word, kind)
        for one in hypotheses(scene, seen.word, kind):
            same = any(c.type is kind and set(c.parties) == set(one.parties) for c in own)
            verdict = ("same" if same else "other") if own else _beside(ruled)
            said = (*seen.said, *undated, *of_parties(scene, seen, one))
            yield Heard(scene, seen.word, _draft(scene, seen.word, one), said, verdict, tuple(ruled))


def _likeliest(scene: Scene, seen: Seen, ruled: list[Draft]) -> tuple[float, Draft] | None:
    """The hypothesis of a word that the weights find likeliest, if it is likely enough."""
    table = judge_weights(MODEL)
    best: tuple[float, Hypothesis, list[str]] | None = None
    for kind in _kinds(scene, seen.word):
        whoever = [*seen.said, *_undated(scene, seen.word, kind), f"rules={_beside(ruled)}"]
        base = weigh(table.weights, whoever)
        for one in hypotheses(scene, seen.word, kind):
            said = of_parties(scene, seen, one)
            total = base + weigh(table.weights, said)
            if best is None or total > best[0]:
                best = (total, one, [*whoever, *said])
    if best is None or (likely := chance(best[0])) < table.accept:
        return None
    reasons = sorted((f for f in best[2] if table.weights.get(f, 0.0) > 0), key=lambda f: (-table.weights[f], f))
    draft = _draft(scene, seen.word, best[1])
    rule = f"engagement/judged_{best[1].kind}"
    return likely, replace(draft, rule=rule, cues=tuple(reasons[:_REASONS]), confidence=round(likely, 2))


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


def _is_spoken_of(text: str, word: Word) -> bool:
    """Whether it goes on for years, or only what came of it is told: "ongoing talks", "the success of the summit"."""
    return _SPOKEN_OF.search(text, max(0, word.start - 40), word.start) is not None


def _tells(scene: Scene, word: Word) -> bool:
    """Whether a word may tell of an engagement: not where the language rules it out, whatever stands around."""
    if word.sort not in _SORTS or _WEAK.fullmatch(word.text) or is_supposed(scene, word):
        return False
    text = scene.text
    before = text[max(0, word.start - 20) : word.start]
    if AGAIN.match(text, word.end) or NO_MEETING.search(before) or _is_spoken_of(text, word):
        return False
    verb = word.sort in ("meeting_verb", "meeting_host")
    if verb and (NOT_MET.match(text, word.end) or NOUN_FOLLOWS.match(text, word.end)):
        return False
    if word.sort == "signing_verb":
        return not is_no_paper(scene, word)
    if word.sort == "call_verb":
        return ABOUT.match(text, word.end) is None
    return is_of_people(scene, word) and not is_purpose_of_a_visit(scene, word)


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
