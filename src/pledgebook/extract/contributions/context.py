"""What a sentence of a document may lean on: whom the text is about, who speaks, what led a list in."""

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pledgebook.extract.actors import find_actors
from pledgebook.extract.contributions.acts import acts
from pledgebook.extract.contributions.ellipsis import LastCounted
from pledgebook.extract.contributions.parties import aggressors, first_acting, is_body
from pledgebook.extract.contributions.places import stricken
from pledgebook.extract.contributions.slots import kinds_of_aid
from pledgebook.extract.contributions.subjects import subject_of
from pledgebook.extract.contributions.topic import GIVING, Ids, ranked, roles_in, topic_of, traces_of
from pledgebook.model.claim import AidType, Stage
from pledgebook.model.document import Layout
from pledgebook.model.mention import ActorForm, ActorMention, Reading, Unit
from pledgebook.reference.actors import UNNAMED
from pledgebook.reference.contribution_cues import contribution_cues
from pledgebook.reference.patterns import glancing

if TYPE_CHECKING:
    from pledgebook.extract.contributions.choosing import Asked
    from pledgebook.extract.contributions.choosing.everywhere import Everywhere
    from pledgebook.extract.contributions.totals import Summed

_CANCELS = glancing(r"\b(?:resci\w+|terminat\w+|cancel\w*|wasteful|slush|eliminat\w+)\b", re.IGNORECASE)
GIVING_REGIONS = frozenset({"region-europe", "region-nordic", "region-baltic"})
_BILL = re.compile(
    r"\b(?:Congress|Senate|House (?:passage|vote|of Rep\w+)|supplemental|bill|legislation"
    r"|National Security (?:Act|Agreement|Supplemental)|budget request)\b"
)
_OF_BUSINESS, _MOSTLY_BUSINESS = 0.15, 0.3  # shares of sentences about trade, with a title about it and without
_CLEAR = 2  # how often something goes to the state that a text without a telling title is about


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage told, for the entries that it leads in; ``draft`` is the draft that they are contents of."""

    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    stage: Stage | None
    text: str
    draft: int | None = None
    reading: Reading | None = None


@dataclass(slots=True)
class Context:
    """The document's defaults, kept up to date as its sentences are read in order.

    ``gave`` and ``got`` count how often an actor stands as giver and as receiver:
    a state that mostly receives is no donor by mere nearness, and the other way round.
    """

    speaker: tuple[str, ...]
    published: str | None
    gave: Counter[str]
    got: Counter[str]
    topic: tuple[str, ...]
    about_aid: float  # share of read sentences that name a receiver
    aid: Counter[AidType]  # sentences that show each type of aid
    cancels: bool  # it tells of aid that is taken back
    business: bool  # it is about trade and investment: nobody gives but where it says so
    hostile: frozenset[str]  # who attacks, as the text tells
    currency: str | None  # of all its money, where it is but one
    conversation: bool  # many voices: what one says of a country is not what the next talks of
    in_title: bool  # the title names a state of the topic
    title: str
    bill: bool  # it is about what a legislature is to pass
    clear: bool  # the title or more than one gift shows for whom all is
    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    passage: int = -9
    named: tuple[str, ...] = ()  # the state named last that may receive, and the passage that names it
    named_in: int = -9
    acting: tuple[str, ...] = ()  # who acted last in a sentence, and the passage that tells it
    acting_in: int = -9
    paid_in: tuple[str | None, int] = (None, -9)  # the currency said last, and the passage that says it
    count: int = 0  # drafts so far
    last: int | None = None  # the latest draft
    stage: Stage | None = None  # and its stage
    titled: tuple[str, ...] = ()  # whom the title names
    sentences: Counter[str] = field(default_factory=Counter)  # how many name each actor
    former: deque[Reading] = field(default_factory=lambda: deque(maxlen=4))  # read last, the present one among them
    ruled: tuple[Ids, Ids] = ((), ())  # the donors and recipients of the last find by the rules alone
    ruled_in: int = -9  # ... and the sentence that has it
    ranking: tuple[tuple[float, str], ...] = ()  # who may be the topic with their weights, the likeliest first
    told: tuple[Counter[Ids], Counter[Ids]] = field(default_factory=lambda: (Counter(), Counter()))  # ... of all finds
    asked: "list[Asked] | None" = None  # where training listens to what there is to choose from
    summed: "list[Summed] | None" = None  # ... and to what may be a running total
    readings: tuple[Reading, ...] = ()  # all of the document
    everywhere: "Everywhere | None" = None  # whom they name, where that was asked for
    counted: LastCounted = field(default_factory=LastCounted)  # the goods that a bare number takes up
    roles: dict[Ids, str] = field(default_factory=dict)  # of actors whose part in the text was asked for
    parts: dict[Ids, str] = field(default_factory=dict)  # ... of those of whom each one's was
    by_passage: dict[int, Told] = field(default_factory=dict)

    @property
    def is_about_aid(self) -> bool:
        """Whether the text as a whole tells of assistance, so that what it leaves out may be understood."""
        return bool(self.topic) and not self.conversation and (self.reported or self.about_aid > 0.25 or self.in_title)

    @property
    def giver(self) -> tuple[str, ...]:
        """Who gives most by far in a text that others tell."""
        most = [(a, n) for a, n in self.gave.most_common(3) if n > self.got[a] and a not in UNNAMED]
        clear = most and most[0][1] >= 2 and (len(most) < 2 or most[0][1] >= 2 * most[1][1])
        return (most[0][0],) if clear else ()

    @property
    def domestic(self) -> bool:
        """Whether the speaker's texts are mostly of matters at home."""
        return self.speaker == ("USA",)

    @property
    def reported(self) -> bool:
        """Whether others tell it: nobody's "we" is known."""
        return not self.speaker

    @property
    def voice(self) -> str:
        """Whose text it is, as the judges hear it: american, another speaker's, or news."""
        return "american" if self.domestic else "speaker" if self.speaker else "news"

    def note(self, reading: Reading) -> None:
        """Keep the one state that a sentence names and that may receive, and who acts, for the sentences after it."""
        acting = first_acting(reading)
        if acting and not any(self.receives(a) or a in self.topic or a in self.hostile for a in acting):
            self.acting, self.acting_in = acting, reading.sentence.passage.index
        cues = contribution_cues()
        open_ = {
            actor
            for m in reading.actors
            for actor in m.actors
            if m.form is not ActorForm.OFFICER
            and actor not in self.speaker
            and actor not in cues.givers
            and actor not in cues.rivals
            and actor not in self.hostile
            and not is_body(actor)
            and actor not in UNNAMED
            and actor not in GIVING_REGIONS
            and (self.receives(actor) if self.reported and self.clear else not self.gives(actor))
        }
        if len(open_) == 1:
            self.named, self.named_in = tuple(open_), reading.sentence.passage.index

    def gives(self, actor: str) -> bool:
        """Whether the document mostly shows the actor as a giver."""
        return actor in self.speaker or (self.gave[actor] > self.got[actor] and actor not in self.topic)

    def receives(self, actor: str) -> bool:
        """Whether the document mostly shows the actor as a receiver."""
        return actor not in self.speaker and self.got[actor] > self.gave[actor]


def context_of(readings: tuple[Reading, ...], layout: Layout) -> Context:
    """The roles that actors play in a document, and the states that its assistance is for."""
    document = layout.document
    speaker = (document.speaker,) if document.speaker else ()
    gave: Counter[str] = Counter()
    got: Counter[str] = Counter()
    hostile: Counter[str] = Counter()
    receiving = 0
    aid: Counter[AidType] = Counter()
    sentences = [roles_in(reading) for reading in readings]
    for roles in sentences:
        reading = roles.reading
        if speaker and not (reading.actors and roles.told):
            continue  # nobody does anything that gives; reports are laconic, and all they name counts
        receivers = {*roles.addressed, *roles.gained} - set(speaker)
        got.update(sorted(a for a in receivers if not is_body(a)))  # who comes first breaks ties
        # what a partner does together with the speaker makes no giver of it: it receives on other days
        alone = (group for group in roles.gave if not set(group) & set(speaker) or len(group) == 1)
        gave.update(sorted({actor for group in alone for actor in group}))
        receiving += bool(receivers)
        hostile.update(aggressors(reading))
        aid.update(kinds_of_aid(reading.sentence.text))
    headline = document.title or ""
    in_title = find_actors(headline)
    title = {actor for m in in_title for actor in m.actors}
    struck = set() if speaker or title else stricken(headline)
    title |= struck
    give = _give_in(headline, in_title)
    gave.update(dict.fromkeys(sorted(give), 2))
    # whom a headline shows giving is not whom the text is about
    traces = traces_of(sentences)
    scored = ranked(traces, in_title, struck, (*speaker, *give))
    topic, sure = topic_of(scored, tuple(sorted(title)))
    if speaker and not any(got[a] or (a in title and a != "world") for a in topic):
        topic = ()  # a speaker names many; one that nothing goes to is not what all is for
    return Context(
        speaker=speaker,
        published=document.published,
        gave=gave,
        got=got,
        topic=topic,
        about_aid=receiving / len(readings) if readings else 0.0,
        aid=aid,
        business=bool(speaker) and _is_business(readings, document.title or ""),
        cancels=sum(_CANCELS.search(r.sentence.text) is not None for r in readings) > 2,
        hostile=frozenset(actor for actor in hostile if got[actor] <= hostile[actor]),
        currency=_currency(readings),
        conversation=any(p.voice for p in layout.passages) and not title - set(speaker),
        title=document.title or "",
        bill=_BILL.search(document.title or "") is not None,
        readings=readings,
        ranking=tuple(scored),
        clear=bool(speaker) or bool(title & set(topic)) or sure or _most_goes_to(topic, got),
        titled=tuple(dict.fromkeys(a for m in in_title for a in m.actors)),
        sentences=traces.counts["sentences"],
        in_title=bool(title - set(speaker) - contribution_cues().rivals) or bool(title & set(topic)),
    )


def _give_in(headline: str, mentions: tuple[ActorMention, ...]) -> set[str]:
    """Who gives by a headline, which is in the present or looks ahead: "Chad sends"."""
    named = [m for m in mentions if m.actors]
    telling = (a for a in acts(headline) if a.will or a.infinitive or a.word.split()[0].endswith("s"))
    return {actor for act in telling if act.cue in GIVING for actor in subject_of(named, headline, act.start, 0)}


def _most_goes_to(topic: tuple[str, ...], got: Counter[str]) -> bool:
    """Whether half of all that is given goes to the states of the topic, and more than once."""
    states = sum(n for a, n in got.items() if not is_body(a))
    share = sum(got[a] for a in topic)
    return share >= _CLEAR and 2 * share >= states


def _is_business(readings: tuple[Reading, ...], title: str) -> bool:
    """Whether a text is about trade: by many of its sentences, or by some where the title says so."""
    cues = contribution_cues()
    if cues.assistance.search(title) or not readings:
        return False
    many = _OF_BUSINESS if cues.business_title.search(title) else _MOSTLY_BUSINESS
    said = sum(
        cues.business.search(r.sentence.text) is not None and cues.assistance.search(r.sentence.text) is None
        for r in readings
    )
    return said >= many * len(readings)


def _currency(readings: tuple[Reading, ...]) -> str | None:
    """The currency of nearly all the money of a document."""
    count = Counter(f.figure.currency for r in readings for f in r.figures if f.unit is Unit.MONEY)
    if not count:
        return None
    (first, most), *_ = count.most_common(1)
    return first if most >= 0.7 * count.total() else None
