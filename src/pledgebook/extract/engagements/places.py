"""Places that people go to and stay at, and who goes with whom to them."""

from pledgebook.extract.engagements.partners import partner
from pledgebook.extract.engagements.scene import Scene
from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference.actors import states
from pledgebook.reference.engagement_cues import capitals
from pledgebook.reference.engagement_frames import frames

Parties = tuple[str, ...]

_FRAMES = frames("places")
_STATE = _FRAMES.pattern("state")
_PLACE = _FRAMES.pattern("place")
_HERE = _FRAMES.pattern("here")
_END = _FRAMES.pattern("end")
_NOBODY = _FRAMES.words("nobody")
REACH = 90  # characters behind the word in which the place stands


def places(scene: Scene, start: int, end: int) -> list[str]:
    """The states named, or meant by their capitals, between two offsets, in order."""
    found: dict[str, int] = {}
    for mention in scene.reading.actors:
        if start <= mention.start < end and _is_place(mention):
            for actor in mention.actors:
                if _STATE.match(actor):
                    found.setdefault(actor, mention.start)
    for match in _PLACE.finditer(scene.text, start, max(start, end)):
        words = match[1].split()
        for name in (" ".join(words[:3]), " ".join(words[:2]), words[0]):
            code = capitals().get(name.rstrip(".,’'"))
            if code:
                found.setdefault(code, match.start())
                break
    return sorted(found, key=lambda code: found[code])


def destinations(scene: Scene, start: int, end: int) -> list[str]:
    """Where a journey leads: states, else the regions named: "to Southeast Asia", "will return to the region"."""
    named = [m for m in scene.reading.actors if start <= m.start < end and not m.possessive]
    regions = [a for m in named if m.form is not ActorForm.ADJECTIVE for a in m.actors if a.startswith("region-")]
    return places(scene, start, end) or list(dict.fromkeys(regions))


def _is_place(mention: ActorMention) -> bool:
    """A state's name or metonym; also one that a capital after it makes look like an attribute ("Chad January 8")."""
    if mention.form is ActorForm.ADJECTIVE:
        return any(mention.text in states()[a].get("names", ()) for a in mention.actors if a in states())
    return mention.form in (ActorForm.NAME, ActorForm.METONYM) and not mention.possessive


def here(scene: Scene, end: int) -> list[str]:
    """The state from which the text is written, where somebody travels "here" or "to the capital"."""
    return [scene.setting.place] if scene.setting.place and _HERE.match(scene.text, end) else []


def scope(text: str, end: int) -> int:
    """Where the words on the place end: at the purpose, a clause, or a date's own words."""
    stop = _END.search(text, end + 5, end + REACH)
    return min(stop.start() if stop else len(text), end + REACH)


def pairs(actors: Parties, hosts: list[str]) -> list[Parties]:
    """The guests with all the hosts of one journey: "flew to Norway and Chad" tells of one."""
    guests = guests_of(actors)
    there = [host for host in hosts if host not in guests]
    return [(*guests, *there)] if guests and there else []


def apiece(actors: Parties, hosts: list[str]) -> list[Parties]:
    """The guests with each of the hosts: "trips to Norway and Chad" are two."""
    return [pair for host in hosts for pair in pairs(actors, [host])]


def guests_of(actors: Parties) -> Parties:
    """Those of the actors who can travel: states and bodies, no regions and no world."""
    return tuple(a for a in actors if not a.startswith("region-") and a not in _NOBODY)


def hosts_of(scene: Scene, guests: Parties) -> list[str]:
    """Where a visit without a place leads: to where the text is written, else to the other side of what was told."""
    there = scene.setting.place
    if there and there not in guests:
        return [there]
    return [a for a in partner(scene, guests[:1]) if _STATE.match(a)][:1]


def is_here(text: str, end: int) -> bool:
    """Whether the words at ``end`` are "here" or "in the capital"."""
    return _HERE.match(text, end) is not None
