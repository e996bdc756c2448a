"""What a document as a whole tells: whom it introduces, whom its title names, whether it is news."""

import re
from collections import Counter
from itertools import islice

from pledgebook.extract.actors import find_actors
from pledgebook.extract.engagements.scene import MOST, Setting
from pledgebook.extract.engagements.sides import distinct, stands_for_people
from pledgebook.extract.speakers import speakers_of
from pledgebook.model.document import Layout
from pledgebook.model.mention import ActorForm, ActorMention, Reading
from pledgebook.reference.actors import bodies, states
from pledgebook.reference.engagement_cues import capitals, engagement_cues
from pledgebook.reference.engagement_frames import frames

_LONGEST_RELEASE = 40  # sentences; what is longer and has a speaker is a fact sheet or a speech
_FRAMES = frames("setting")
_LISTS = _FRAMES.pattern("lists")
_INTRODUCED = _FRAMES.pattern("introduced")
_DATELINE = _FRAMES.pattern("dateline")
_OFTEN = 3  # times that a text names what it is about
_CLEARLY = 1.5  # times as often as what it names next
_FEW = 4  # parties that a title is about; of more nobody says "the three countries"
_NEAR_OFFICE = 30  # characters from a name to the party of its office
_AMONG = _FRAMES.pattern("among")


def setting_of(readings: tuple[Reading, ...], layout: Layout) -> Setting:
    """The setting of a document's sentences."""
    return Setting(
        layout,
        speakers_of(readings, layout),
        _introductions(readings),
        sides_of(" ".join((layout.document.title or "").split()).split(" | ")[0], layout.document.speaker),
        _house(readings),
        _place(layout),
        _pair(layout),
        _topics(readings),
        _is_reported(readings, layout),
    )


def _topics(readings: tuple[Reading, ...]) -> tuple[str, ...]:
    """The states and bodies named most, up to the last that is named clearly more often than the next."""
    known = states().keys() | bodies().keys()
    counts = Counter(a for r in readings for m in r.actors for a in m.actors if a in known)
    ranked = counts.most_common(4)
    told = 0
    for place, (_, times) in enumerate(ranked[:3], 1):
        following = ranked[place][1] if place < len(ranked) else 0
        if times >= _OFTEN and times >= _CLEARLY * following:
            told = place
    return tuple(a for a, _ in ranked[:told])


def _pair(layout: Layout) -> tuple[str, ...]:
    """The few states or bodies of a title: "The U.S.-Kenya Partnership"; () where it names one or many."""
    title = " ".join((layout.document.title or "").split())
    named = distinct(a for m in find_actors(title) for a in m.actors if a in states() or a in bodies())
    return named if 2 <= len(named) <= _FEW else ()


def _place(layout: Layout) -> str | None:
    """The state of the dateline ("OSLO/ACCRA, 3 May -": of the last), else that of the publisher."""
    body = layout.document.body.of(layout.document.text)
    dateline = _DATELINE.search(body[:400])
    for name in reversed(re.split(r"\s*/\s*", dateline["place"].strip()) if dateline else ()):
        for said in (name, name.title()):
            if code := capitals().get(said):
                return code
    found = [a for m in find_actors(layout.document.publisher or "") for a in m.actors if re.fullmatch(r"[A-Z]{3}", a)]
    return found[0] if found else None


def sides_of(title: str, speaker: str | None) -> tuple[str, ...]:
    """Whom a title names: officers, those behind "with" and "between"; an office alone is the speaker's."""
    named: list[str] = []
    for mention in find_actors(title):
        if not _takes_part(mention, title):
            continue
        own = mention.form is ActorForm.OFFICER and not mention.actors
        named += (speaker,) if own and speaker else mention.actors
    return distinct(named)


def _takes_part(mention: ActorMention, title: str) -> bool:
    if mention.form is ActorForm.ADJECTIVE:
        return stands_for_people(mention, title)
    among = _AMONG.search(title[max(0, mention.start - 12) : mention.start]) is not None
    return mention.form in (ActorForm.OFFICER, ActorForm.ORGAN) or (mention.form is not ActorForm.PRONOUN and among)


def _is_reported(readings: tuple[Reading, ...], layout: Layout) -> bool:
    """Whether the text tells news in the third person: no speech, no list of what a government has done."""
    if layout.document.speaker is None:
        return True
    if len(readings) > _LONGEST_RELEASE or _LISTS.search(layout.document.title or ""):
        return False
    spoken = any(r.sentence.passage.voice for r in readings)
    return not spoken and not any(m.text in ("I", "my", "My") for r in readings for m in r.actors)


def _introductions(readings: tuple[Reading, ...]) -> dict[str, str]:
    """Whom the text introduces by name and then office: "Ann Doe, vice president of the World Bank"."""
    people: dict[str, str] = {}
    for reading in readings:
        for match in islice(_INTRODUCED.finditer(reading.sentence.text), MOST):
            party = _party_behind(reading, match.start(), match.end())
            if party:
                people.setdefault(match["surname"], party)
    return people


def _party_behind(reading: Reading, start: int, end: int) -> str | None:
    if any(m.start < end and start < m.end for m in reading.actors):
        return None
    return next((m.actors[0] for m in reading.actors if m.actors and 0 <= m.start - end < _NEAR_OFFICE), None)


def _house(readings: tuple[Reading, ...]) -> tuple[str, ...]:
    """The state whose parliament the text speaks of by name, if it is one."""
    houses = engagement_cues().objects["parliament"]
    found = {
        a
        for r in readings
        for m in r.actors
        if m.form is ActorForm.ORGAN and len(m.actors) == 1 and houses.search(m.text)
        for a in m.actors
    }
    return tuple(found) if len(found) == 1 else ()
