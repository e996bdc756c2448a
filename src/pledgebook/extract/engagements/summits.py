"""Summits, conferences and other meetings that have a name."""

import re
from itertools import islice

from pledgebook.extract.actors import find_actors
from pledgebook.extract.clauses import may_act
from pledgebook.extract.dates import find_dates
from pledgebook.extract.engagements.places import places
from pledgebook.extract.engagements.scene import MOST, Scene, Word
from pledgebook.extract.engagements.sides import chain, distinct, hosts, joined, with_members
from pledgebook.extract.engagements.subjects import subject
from pledgebook.extract.engagements.times import ahead, date_near, format_of, is_supposed, month_of, status_of
from pledgebook.model.claim import Engagement, EngagementStatus, EngagementType
from pledgebook.model.date import Basis, Date
from pledgebook.model.mention import ActorForm, ActorMention, Draft
from pledgebook.reference.actors import bodies, states
from pledgebook.reference.engagement_cues import capitals, engagement_cues, state_names
from pledgebook.reference.engagement_frames import frames
from pledgebook.reference.summits import is_member, ordinals

_FRAMES = frames("summits")
_LEAD = _FRAMES.pattern("lead")
_ARTICLE = _FRAMES.pattern("article")
_TAIL = _FRAMES.pattern("tail")
_STATE = _FRAMES.pattern("state")
_MARGINS = _FRAMES.pattern("margins")
_APART = _FRAMES.pattern("apart")
_TOPIC = _FRAMES.pattern("topic")
_YOU_AND_I = _FRAMES.pattern("you_and_i")
_WHERE = _FRAMES.pattern("where")
_OPENS = _FRAMES.pattern("opens")
_HELD_BY = _FRAMES.pattern("held_by")
_MET_FOR = _FRAMES.pattern("met_for")
_GATHERED = _FRAMES.pattern("gathered")
_ORDINAL = _FRAMES.pattern("ordinal")
_TOOK_PLACE = _FRAMES.pattern("took_place")
_AT = _FRAMES.pattern("at")
_AND_BODY = _FRAMES.pattern("and_body")
_CLIMATE = _FRAMES.pattern("climate")
_COMMON = _FRAMES.words("common")
_PRESS = _FRAMES.pattern("press")
_JOINT = _FRAMES.pattern("joint")
_PLAIN = _FRAMES.pattern("plain")
_FOUNDED = _FRAMES.pattern("founded")
_BODY_OR_MEETING = _FRAMES.pattern("body_or_meeting")
_LOOSELY = _FRAMES.pattern("loosely")
_IN_A_PLACE = _FRAMES.pattern("in_a_place")
_WHICH = re.compile(rf"\b(?:{'|'.join(sorted(ordinals()))})\s$")
_AT_THE = _FRAMES.glancing("at_the")


def read_summits(scene: Scene) -> list[Draft]:
    """Each summit or conference that the sentence names, with its body and whom it shows there."""
    named = [match.span() for match in islice(engagement_cues().summit.finditer(scene.text), MOST)]
    drafts = [draft for start, end in named if (draft := _read(scene, start, end)) is not None]
    if drafts:
        return drafts
    bodies_ = [
        match.span("body")
        for match in islice(_AT_THE.finditer(scene.text), MOST)
        if not _LOOSELY.match(match[0]) or _IN_A_PLACE.match(scene.text, match.end())
    ]
    return [draft for start, end in bodies_ if (draft := _read(scene, start, end)) is not None]


def read_titled(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The summit that the title names and no sentence tells of, in the month or on the day that the title gives."""
    title, published = scene.setting.title, scene.published
    match = engagement_cues().summit.search(title) if published else None
    if match is None or published is None:
        return []
    dates = find_dates(title, published=published)
    end = min([match.end(), *(d.start for d in dates if d.start > match.start())])
    name = _LEAD.sub("", _TAIL.sub("", title[match.start() : end])).strip()
    mentions = [m for m in find_actors(title) if match.start() - 6 <= m.start and m.end <= end + 2]
    own = [
        a
        for m in mentions
        for a in m.actors
        if _is_known(a) and (not a.startswith("region-") or title[max(0, m.start - 1)] in "-–")
    ]
    said = dates[0].date if dates else month_of(Date(published, Basis.PUBLICATION))
    if (
        _PLAIN.search(name)
        or not set(own) - {scene.setting.layout.document.speaker}
        or any(_tells_of(d, set(own), said) for d in drafts)
    ):
        return []
    word = Word("summit_name", match.start(), end, name)
    ahead_of = engagement_cues().words["ahead"].search(title[max(0, word.start - 40) : word.start])
    status = EngagementStatus.PLANNED if ahead_of else EngagementStatus.HELD
    kind = EngagementType.MEETING if is_meeting(name) else EngagementType.SUMMIT
    parties = _with_the_speaker(scene, distinct(own))
    return [scene.draft(Engagement(kind, parties, status, None, name, said), "titled", name)]


def _tells_of(draft: Draft, own: set[str], said: Date) -> bool:
    """Whether a draft is of the summit that the title names: its parties met in its month, or undated."""
    content = draft.content
    if not isinstance(content, Engagement) or not own <= set(content.parties):
        return False
    undated = content.date is None and content.type is EngagementType.SUMMIT
    return undated or (content.date is not None and content.date.edtf[:7] == said.edtf[:7])


def named(scene: Scene, span: tuple[int, int]) -> Word | None:
    """The name that stands at ``span``, its date and what leads up to it left out."""
    start, end, _ = _without_date(scene, *span)
    name = _ARTICLE.sub("", _LEAD.sub("", _TAIL.sub("", scene.text[start:end]))).strip()
    start = scene.text.find(name, start)
    return Word("summit_name", start, start + len(name), name) if name else None


def is_meeting(name: str) -> bool:
    """Whether a name is that of a meeting rather than a summit: "High-Level Dialogue on Climate"."""
    return engagement_cues().meeting_name.search(_head(name)) is not None


def _read(scene: Scene, start: int, end: int) -> Draft | None:
    word = named(scene, (start, end))
    within = _without_date(scene, start, end)[2]
    if word is None:
        return None
    text, name, start, end = scene.text, word.text, word.start, word.end
    no_meeting = (
        text[max(0, start - 1) : start] == "("
        or _PRESS.search(text[max(0, start - 6) : start])
        or re.match(r"[’']s\b", text[end : end + 3])
        or name.startswith("Permanent")
        or is_of_something_founded(text, name, end)
        or re.search(r"[a-z][’']s\s+\S+.*$", re.sub(r"^.*?(?:ummits?|onference|orum|ialogue)\b", "", name))
    )
    if no_meeting or _PLAIN.search(name) or is_the_body(scene, word) or is_supposed(scene, word):
        return None
    if not (parties := _with_the_speaker(scene, _of_all(scene, name, _parties(scene, start, end, name)))):
        return None
    date, status = _when(scene, word, within)
    kind = EngagementType.MEETING if is_meeting(name) else EngagementType.SUMMIT
    form = format_of(scene, start, end, kind)
    content = Engagement(kind, parties, status, form, _edition(text, start) + name, date)
    gathered = _GATHERED.search(text, max(0, start - 140), start) is not None
    return scene.draft(content, "summit_gathered" if gathered else "summit", name)


def is_of_something_founded(text: str, name: str, end: int) -> bool:
    """Whether a fund or a network has its name from the summit: "the Summit for Water Accelerator"."""
    following = re.match(r"(?: [A-Z][\w’'-]+){1,4}", text[end : end + 60])
    return _FOUNDED.search(name + (following[0] if following else "")) is not None


def _without_date(scene: Scene, start: int, end: int) -> tuple[int, int, Date | None]:
    """The name without its date: "the June 2022 Summit of ..." begins behind it, "Conference on Monday" ends before."""
    within: Date | None = None
    text = scene.text
    for mention in scene.reading.dates:
        if start <= mention.start and mention.end <= end:
            if (
                mention.end < end
                and text[mention.end : end].strip()
                and len(_LEAD.sub("", text[start : mention.start]).strip()) < 5
            ):
                start, within = mention.end + 1, mention.date
            elif mention.start > start:
                end = mention.start
        elif start < mention.start < end:  # "the summit of the body on March 12", 2021
            end = mention.start
    return start, end, within


def _when(scene: Scene, word: Word, within: Date | None) -> tuple[Date | None, EngagementStatus]:
    """Its date and status; a date on the other side of "after" or "ahead of" is that of another event."""
    before = scene.text[max(0, word.start - 60) : word.start]
    said = date_near(scene, word.start, word.end) if within is None else None
    if said is not None and _APART.search(before) and not 0 <= said.start - word.end < 20:
        said = None
    date = within or (said.date if said else None)
    status = status_of(scene, word, word.end, date)
    if said is not None and status is EngagementStatus.PLANNED:
        date = ahead(said, scene.published)
    return (month_of(date) if date is not None and _MARGINS.search(before) else date), status


def _head(name: str) -> str:
    """The name without its subject matter: "High-Level Dialogue" of "High-Level Dialogue on Climate"."""
    return re.split(r" (?:on|for|of the|of) ", name)[0]


def _parties(scene: Scene, start: int, end: int, name: str) -> tuple[str, ...]:
    """The bodies and states in its name, who is shown there, who hosts it; () where nobody tells whose it is."""
    text, speaker = scene.text, scene.setting.layout.document.speaker
    held = _HELD_BY.search(text, max(0, start - 120), start)
    if held is None and name.rsplit(maxsplit=1)[-1].lower() in _COMMON and name.islower() and not hosts(scene, end):
        return ()
    own = _in_name(scene, start, end, name) or _of_a_city(scene, name) or _body_before(scene, start, name)
    met_for = _MET_FOR.search(text, max(0, start - 140), start)
    verb = held or met_for
    again = _ORDINAL.search(text[max(0, start - 45) : start + 25]) or (
        scene.reading.dates and _TOOK_PLACE.match(text, end)
    )
    if not own and len(scene.setting.pair) == 2 and again:
        own = list(scene.setting.pair)
    with_them = joined(scene, end, "with|alongside", 40)[0] if held else ()
    if name.lower() == "summit" and with_them and not any(a in bodies() for a in (*own, *with_them)):
        return ()  # "held a summit with the king": a meeting of two
    there = [*(subject(scene, verb.start()) if verb else ()), *_shown(scene, start), *hosts(scene, end), *with_them]
    if not any(a in bodies() for a in own) and (scene.setting.is_reported or own):
        there += places(scene, end, end + 35)
    proper = _is_proper(name)
    parties = distinct(a for a in (*own, *there) if _is_known(a))
    if not proper and not own and len(parties) < 2 and not held and not hosts(scene, end):
        return ()
    if set(parties) - {speaker} or (own and not speaker):
        return parties if own or proper or held or scene.setting.is_reported else ()
    return _of_the_world(scene, name, parties) if proper and speaker else ()


def _of_all(scene: Scene, name: str, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Of a joint statement's own summit, at which at most one of those who speak is shown, all of them."""
    pair, speaker = scene.setting.pair, scene.setting.layout.document.speaker
    ours = speaker in pair and set(parties) <= {speaker} and _JOINT.search(scene.setting.title) is not None
    return pair if ours and (parties or _is_proper(name)) else parties


def _with_the_speaker(scene: Scene, parties: tuple[str, ...]) -> tuple[str, ...]:
    """A state that speaks of the summit of a body takes part in it, if it is one of its members."""
    parties, speaker = with_members(scene, parties), scene.setting.layout.document.speaker
    if speaker is None or not any(is_member(speaker, a) for a in parties):
        return parties
    return distinct((*parties, speaker))


def _edition(text: str, start: int) -> str:
    """ "first " of "the first Summit for Progress": which one of a row a proper name is of."""
    before = _WHICH.search(text, max(0, start - 20), start)
    return f"{before[0].strip()} " if before and text[start].isupper() else ""


def _is_proper(name: str) -> bool:
    """Whether a name has a second word with a capital: not "the Summit"."""
    return len(re.findall(r"\b[A-Z0-9][\w’-]+", name)) >= 2


def is_the_body(scene: Scene, word: Word) -> bool:
    """Whether it names a body rather than its meeting: "the Pacific Islands Forum has asked"; not "at the Forum"."""
    named = any(
        m.end == word.end
        and set(m.actors) & bodies().keys()
        and (m.start <= word.start or _AND_BODY.fullmatch(scene.text, word.start, m.start))
        for m in scene.reading.actors
    )
    before = scene.text[max(0, word.start - 30) : word.start]
    return named and not (_AT.search(before) or _MARGINS.search(before) or _HELD_BY.search(before))


def _of_the_world(scene: Scene, name: str, parties: tuple[str, ...]) -> tuple[str, ...]:
    """A summit of the world at which only the speaker is shown; forums and conferences only on a day."""
    speaker = scene.setting.layout.document.speaker
    dated = "ummit" in name or bool(scene.reading.dates)
    return distinct((*parties, speaker or "")) if dated and engagement_cues().world.search(name) else ()


def _is_known(actor: str) -> bool:
    """A state, a body or a region that the tables know; a food bank or an association holds no summit of states."""
    return actor in states() or actor in bodies() or actor.startswith("region-")


def _in_name(scene: Scene, start: int, end: int, name: str) -> list[str]:
    """The bodies and states in the name, not those that it is for or on; a region where it is one of two sides."""
    text = scene.text
    topic = re.search(r"\b(?:for|on)\s", name)
    limit = start + topic.start() if topic else end
    inside = [
        m
        for m in scene.reading.actors
        if start - 6 <= m.start < limit and m.end <= end + 2 and text[m.end : m.end + 7] != "-format"
    ]
    found = [
        a
        for m in inside
        for a in m.actors
        if a != "allies-and-partners"
        and m.form is not ActorForm.PRONOUN
        and (not a.startswith("region-") or text[max(0, m.start - 1)] in "-–" or _is_beside(scene, m))
    ]
    ours = [
        a for m in scene.reading.actors if m.end <= start <= m.end + 30 and m.text.lower() == "our" for a in m.actors
    ]
    if len(ours) > 1 and not found:
        return ours
    if not found and _CLIMATE.search(name) and _is_the_conference(text, start, end, name):
        return ["un"]
    return found or [state_names()[w] for w in text[start:limit].split() if w in state_names()]


def _is_beside(scene: Scene, mention: ActorMention) -> bool:
    """Whether a state's name stands right before: "the U.S. Africa Leaders Summit"."""
    return any(m.end + 1 == mention.start for m in scene.reading.actors)


def _is_the_conference(text: str, start: int, end: int, name: str) -> bool:
    """Whether the climate convention's conference is meant, not one of its years: at it, in a place, by a full name."""
    more = _CLIMATE.sub("", name).strip()
    return bool(more or _AT.search(text[max(0, start - 24) : start]) or _IN_A_PLACE.match(text, end))


def _body_before(scene: Scene, start: int, name: str) -> list[str]:
    """ "when all the alliance's leaders meet at the summit": the body named before a summit without a name."""
    if re.match(r"[A-Z]", name):
        return []
    near = [m for m in scene.reading.actors if start - 70 < m.start < start]
    named = [a for m in near for a in m.actors if a in bodies()][-1:]
    return named or [a for a in scene.setting.sides if a in bodies()]


def _takes_part(text: str, mention: ActorMention) -> bool:
    """Whether it is "Norway's participation", "their attendance", "Kenya's hosting of"."""
    return (
        mention.possessive
        and re.match(r"\s+(?:\w+\s+)?(?:participation|attendance|presence|hosting)\b", text[mention.end :]) is not None
    )


def _is_person(mention: ActorMention) -> bool:
    return not mention.possessive and (
        mention.form is ActorForm.OFFICER or mention.text.lower() in ("he", "she", "i", "we", "they")
    )


def _of_a_city(scene: Scene, name: str) -> list[str]:
    """The body that the sentence names beside "the Oslo Summit", else the city's state; Brussels is the Union's."""
    if "-format" in name:
        return []  # "an Oslo-format meeting": where the first of its kind was
    for word in name.split()[:-1]:
        if word == "Brussels":
            return ["eu"]
        if word in capitals():
            near = [a for m in scene.reading.actors for a in m.actors if a in bodies()]
            return near[:1] or [capitals()[word]]
    return []


def _shown(scene: Scene, start: int) -> list[str]:
    """Who is told to be at it: officers before its name beside a verb of attending, or behind "At the Summit, ..."."""
    text = scene.text
    before = text[:start]
    quote = max(before.rfind("“"), before.rfind("‘"))
    if (_APART.search(before[-60:]) or _TOPIC.search(before[-60:])) and not _MARGINS.search(before[-60:]):
        return []
    found: list[str] = []
    if _YOU_AND_I.search(before) and len(scene.setting.sides) == 2:
        return list(scene.setting.sides)
    if _OPENS.match(before):
        late = [
            m
            for m in scene.reading.actors
            if m.start > start and m.actors and re.search(r",\s(?:the\s)?$", text[max(0, m.start - 6) : m.start])
        ]
        return list(chain(scene, late[0].start)[0]) if late and may_act(late[0], text) else []
    if not engagement_cues().attend.search(before[max(0, quote) :]):
        return []
    for mention in scene.reading.actors:
        if mention.end <= start and mention.start > quote and (_is_person(mention) or _takes_part(text, mention)):
            found += mention.actors
    if where := _WHERE.search(text, start, start + 140):
        found += [a for m in scene.reading.actors if m.start >= where.end() and _is_person(m) for a in m.actors][:4]
    return [a for a in found if _STATE.match(a) or "-" in a or a.islower()]
