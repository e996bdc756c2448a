"""Whom words without a name mean: "they", "the pair", "his counterpart", "the next round"."""

from pledgebook.extract.engagements.scene import Scene
from pledgebook.extract.engagements.sides import VAGUE, distinct
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("partners")
_ACTING = _FRAMES.listed("acting")
_SEVERAL = _FRAMES.words("several")
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


def partner_by_context(scene: Scene, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The other side where words do not say it: of what was told before, else whose news it is, else what it is about.

    Of reported texts only, and of one party only; () where the text is about several alike.
    """
    if len(parties) != 1 or scene.is_spoken or not scene.setting.is_reported:
        return ()
    if found := partner(scene, parties):
        return found
    there = scene.setting.place
    if there and there not in parties:
        return (there,)
    others = [a for a in scene.setting.topics if a not in parties]
    return tuple(others) if len(others) == 1 else ()


def pair_by_context(scene: Scene) -> tuple[str, ...]:
    """Both sides of what a reported text tells without naming either; () where it is about others as much.

    Those of what was told last, of the title, else whose news it is and whom it names most, else the two named most.
    """
    if scene.is_spoken or not scene.setting.is_reported:
        return ()
    last = scene.told[-1].parties if scene.told else ()
    if len(last) == 2:
        return last
    if len(scene.setting.pair) == 2:
        return scene.setting.pair
    there, topics = scene.setting.place, scene.setting.topics
    others = tuple(a for a in topics if a != there)
    if there and others:
        return (there, others[0])
    return topics if len(topics) == 2 else ()


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
