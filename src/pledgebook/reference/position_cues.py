"""Words by which a party takes a stance, and what a stance can be about."""

from dataclasses import dataclass
from functools import cache

from pledgebook.model.claim import Stance
from pledgebook.reference.data_file import load

OBJECTS = ("named", "act", "deed", "none", "law", "speaker-law", "before", "opening", "whether")


@dataclass(frozen=True, slots=True)
class PositionCue:
    """One kind of stance: patterns of its words and what their object must be (one of OBJECTS)."""

    rule: str
    stance: Stance
    object: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PositionCues:
    """The cues in the order in which they are tried, and the patterns that their objects are held against."""

    cues: tuple[PositionCue, ...]
    named: tuple[str, ...]
    common: str
    laws: str
    never: str
    deeds: str
    limits: str


@cache
def position_cues() -> PositionCues:
    """The cues, read once; refuses an unknown stance or kind of object."""
    raw = load("position_cues")
    cues = tuple(PositionCue(c["rule"], Stance(c["stance"]), c["object"], tuple(c["words"])) for c in raw["cue"])
    for cue in cues:
        if cue.object not in OBJECTS or not cue.words:
            raise ValueError(f"position_cues.toml: {cue.rule} has no words or an unknown object")
    instruments = raw["instruments"]
    return PositionCues(
        cues=cues,
        named=tuple(instruments["named"].split()),
        common=instruments["common"].replace("\n", "").strip("|"),
        laws=instruments["laws"],
        never=instruments["never"].replace("\n", "").strip("|"),
        deeds=raw["deeds"]["words"],
        limits=raw["deeds"]["limits"],
    )
