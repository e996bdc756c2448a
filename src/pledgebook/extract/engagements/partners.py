"""Whom words without a name mean: "they", "the pair", "his counterpart", "the next round"."""

from pledgebook.extract.engagements.scene import Scene
from pledgebook.extract.engagements.sides import VAGUE, distinct
from pledgebook.model.mention import ActorForm

_ACTING = (ActorForm.OFFICER, ActorForm.NAME, ActorForm.METONYM, ActorForm.ORGAN)
_SEVERAL = frozenset(
    "they both the two three four five leaders sides pair men ministers presidents countries nations states"
    " governments parties neighbours all trio duo their them our prime".split()
)
_NEAR = 40  # mentions back within a sentence; no sentence of prose has as many


def partner(scene: Scene, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The other side of the engagement told last with one of ``parties``, else of those whom the title names."""
    own = set(parties)
    for engagement in reversed(scene.told):
        others = tuple(a for a in engagement.parties if a not in own)
        if own & set(engagement.parties) and len(others) == 1:
            return others
    for named in (scene.setting.sides, scene.setting.pair):
        others = tuple(a for a in named if a not in own and a not in VAGUE)
        if len(others) == 1 and own & set(named):
            return others
    return ()


def those_named(scene: Scene, at: int) -> tuple[str, ...]:
    """The several whom "they" or "the pair" at ``at`` takes up: named in the sentence before it, else told of last."""
    named = distinct(
        a
        for m in scene.reading.actors[:_NEAR]
        if m.end <= at and m.form in _ACTING and not m.possessive
        for a in m.actors
    )
    if len(named) > 1:
        return named
    last = scene.told[-1].parties if scene.told else ()
    return last if len(last) > 1 else scene.setting.pair


def means_several(words: str) -> bool:
    """Whether a pronoun stands for several: "the two sides", "they"."""
    found = words.lower().split()
    return bool(found) and all(w in _SEVERAL for w in found)
