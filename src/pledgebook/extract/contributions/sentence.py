"""One sentence with what it may lean on: its verbs, its clause, its lead-in, the document's defaults."""

import re
from dataclasses import replace

from pledgebook.extract.contributions.acts import Act, acts
from pledgebook.extract.contributions.context import GIVING_REGIONS, Context, Told
from pledgebook.extract.contributions.givers import donor_beside, donors_of
from pledgebook.extract.contributions.objects import is_dative
from pledgebook.extract.contributions.parties import (
    antecedent,
    is_addressed,
    is_body,
    receiver,
    recipients_of,
    subjects,
)
from pledgebook.model.document import PassageKind
from pledgebook.model.mention import ActorForm, ActorMention, Reading
from pledgebook.reference.contribution_cues import contribution_cues

_CLAUSE = re.compile(
    r";|\s[—–-]\s|(?<=\w), while "
    r"|, (?:and|but|while|which|who|where|as) (?!others\b)"
    r"(?=(?:[A-Za-z]+ (?:\w+ )?)?(?:will|has|have|is|are|was|were)\b|[A-Za-z]+ (?:\w+ )?\w+ed\b)"
)
_VAGUE = frozenset({"world", "allies-and-partners"})
_WORLD = ("world",)
_EVERYWHERE = re.compile(r"\b(?:worldwide|globally|(?:around|across|throughout) the (?:world|globe))\b", re.IGNORECASE)
_FUND = (
    r"(?P<name>(?:[A-Z][\w&’'-]+ (?:(?:and|for|of|the|on|in|to|against) ){0,2}){1,7}"
    r"(?:Fund|Facility|Program|Programme|Trust|Alliance|Foundation|Appeal|Accelerator|Mechanism|Bank|Federation|Committee"
    r"|Organi[sz]ation|Agency|Cent(?:er|re)|Institute)s?)\b(?! of the (?:United|U))"
)
_TO_FUND = re.compile(rf"[^;.]{{0,60}}?\b(?:to|into|for|support) (?:the )?(?:[\w’'-]+[’']s? )?{_FUND}")
_FROM_FUND = re.compile(rf"[^;.,]{{4,30}}?\b(?:loans?|grants?|credits?|financing) from the {_FUND}")
_BOTH = re.compile(r"(?:both|the two|each of the two) (?:countries|nations|states)", re.IGNORECASE)
_PRIVATE = frozenset(
    {"private-sector", "republicans-in-congress", "democrats-in-congress"}
)  # who receive no assistance

_TAKEN_UP = re.compile(
    r"(?:This|It|That|These|Of (?:this|that|these)) (?:also )?(?:includ\w+|compris\w+|consist\w+|amount)"
)
_DONORS = re.compile(
    r"\b(?:[Pp]articipants|[Dd]onors|[Dd]onor (?:countries|nations|governments)|[Cc]ommitments made|[Pp]ledges made"
    r"|(?:[Cc]onference|[Pp]ledging event|[Rr]ound ?table|[Tt]elethon|[Aa]ppeal|[Pp]ledging session))\b"
    r"[^,;]{0,80}$"
)
# between a name and its sum in a list or a table
_BEFORE_SUM = re.compile(r"\s?(?:\(|:|\||[–—-])\s?(?:about |some |nearly |over |more than |up to )?")
_OPENS_ROW = re.compile(r"[\W\d]*(?:the )?", re.IGNORECASE)

Bounds = tuple[int, int]
Ids = tuple[str, ...]


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _as_meant(reading: Reading, context: Context) -> Reading:
    """ "For both countries" beside two donors means the countries that the text is about."""
    if len(context.topic) != 2 or not any(_BOTH.match(m.text) for m in reading.actors):
        return reading
    actors = tuple(
        replace(m, actors=context.topic) if m.form is ActorForm.PRONOUN and _BOTH.match(m.text) else m
        for m in reading.actors
    )
    return replace(reading, actors=actors)


class TextOfAid:
    """A sentence as the readers of money and of goods see it."""

    def __init__(self, reading: Reading, context: Context) -> None:
        self.reading, self.context = _as_meant(reading, context), context
        self.text = reading.sentence.text
        self.acts = acts(self.text)
        passage = reading.sentence.passage
        self.lead: Told | None = context.by_passage.get(passage.lead) if passage.lead is not None else None
        self.heading: Told | None = context.by_passage.get(passage.heading) if passage.heading is not None else None

    def clause(self, start: int, end: int) -> Bounds:
        """The clause around ``start:end``."""
        left, right = 0, len(self.text)
        for match in _CLAUSE.finditer(self.text):
            if match.end() <= start:
                left = match.end()
            elif match.start() >= end:
                right = match.start()
                break
        return left, right

    def is_at_home(self, clause: Bounds) -> bool:
        """Whether a speaker's clause tells of matters at home; a foreign place makes local ones foreign."""
        if not self.context.speaker:
            return False
        text, cues = self.text[clause[0] : clause[1]], contribution_cues()
        if cues.worldwide.search(text) or (self.context.is_about_aid and not self.context.domestic):
            return False
        if cues.home.search(text):
            return True
        if not cues.local.search(text):
            return False
        named = (m for m in self.reading.actors if m.form is not ActorForm.PRONOUN)  # "across the country": at home
        return all(a in self.context.speaker or is_body(a) for m in named for a in m.actors)

    def governing(self, at: int, clause: Bounds) -> list[Act]:
        """The verbs of the clause before ``at``, in order."""
        return [a for a in self.acts if clause[0] <= a.start < at]

    def donors(self, act: Act | None, at: int, clause: Bounds) -> tuple[str, ...]:
        """Who gives: as the sentence tells, else its lead-in, else the speaker, else who gave last."""
        if act and not self.context.domestic and _DONORS.search(self.text[act.end : at]):
            return ("allies-and-partners",)
        told = self._told_donors(act, at, clause)
        near = self.context.passage >= self.reading.sentence.passage.index - 1
        if near and self.context.donors and _TAKEN_UP.match(self.text) and not (act and subjects(self.reading, act)):
            return self.context.donors
        if told and (self._gives(act, at, told) or not all(self.context.receives(a) for a in told)):
            return told
        if self.lead and self.lead.donors:
            return self.lead.donors
        if not told and not self.context.domestic and _DONORS.search(self.text[clause[0] : act.start if act else at]):
            return ("allies-and-partners",)
        return self._silent_donors()

    def _told_donors(self, act: Act | None, at: int, clause: Bounds) -> Ids:
        """Who gives as the sentence itself tells."""
        if source := _FROM_FUND.match(self.text, at):
            return (_slug(source["name"]),)
        listed = self._listed(at)
        if listed is None:
            told = donors_of(self.reading, act, at, clause)
        else:
            told = subjects(self.reading, act) if act and act.start < at else ()
            told = told if not set(told) & set(listed) else ()
        told = tuple(a for a in told if a not in _PRIVATE and not self._is_place(a))
        if told and told == self.context.topic and not any(self._is_named(m, told) for m in self.reading.actors):
            told = ()  # "it carried": whom all is for gives nothing by a pronoun
        return self._without_host(told)

    def _silent_donors(self) -> Ids:
        """Who gives where the sentence does not tell."""
        return self.context.speaker or self.context.donors or self.context.giver

    def _listed(self, at: int) -> Ids | None:
        """Whom a list or a table names right before a sum as who gets it: "in Chad ($6 million), Mali ($4 million)"."""
        named = [m for m in self.reading.actors if m.actors and m.end <= at and not m.possessive]
        last = named[-1] if named else None
        if last is None or _BEFORE_SUM.fullmatch(self.text, last.end, at) is None:
            return None
        if self.text[last.end : at].strip().startswith("("):
            chain = [m for m in named if self.text.startswith(" (", m.end)]
            return last.actors if chain and is_addressed(self.text, chain[0].start) else None
        context, opens = self.context, _OPENS_ROW.fullmatch(self.text, 0, last.start) is not None
        gives = any(context.gives(a) or is_body(a) or a in contribution_cues().givers for a in last.actors)
        known = context.speaker or (self.lead and self.lead.donors) or context.giver or context.donors
        another = context.topic and context.clear and not context.speaker and not set(last.actors) <= set(context.topic)
        return last.actors if opens and known and not gives and not another else None

    def recipients(
        self, act: Act | None, at: int, clause: Bounds, donors: tuple[str, ...]
    ) -> tuple[tuple[str, ...], int]:
        """Who receives, and how surely it is told: 5 addressed ... 1 merely named, 0 taken from before."""
        if (listed := self._listed(at)) is not None:
            return listed, 5
        if (told := antecedent(self.reading, at, clause)) and (kept := self._fit(told, 5, donors)):
            return kept, 5
        start = min(act.start, at) if act else at
        whole = (0, len(self.text))
        graded = recipients_of(self.reading, start, at, clause)
        if clause != whole:
            graded += [(min(g, 2), ids) for g, ids in recipients_of(self.reading, 0, at, whole)]
        if act and (act.cue == "receive" or (is_dative(act) and act.end <= at)):
            graded = [(5, receiver(self.reading, act, clause[0])), *graded]
        fit = [(grade, kept) for grade, ids in graded if (kept := self._fit(ids, grade, donors))]
        if self.context.reported and self.context.topic:
            # who is merely named beside it receives only where the text shows that elsewhere
            fit = [(g, ids) for g, ids in fit if g >= 3 or all(self._is_shown_receiving(a) for a in ids)]
        best = fit[0][0] if fit else 0
        lands = [f for f in fit if not all(is_body(a) for a in f[1]) and (f[0] >= 3 or best < 5)]
        for grade, ids in lands or fit:
            return tuple(a for a in ids if not lands or not is_body(a)), grade
        # a company's gift to a fund is none of the speaker's
        giver_told = not self.context.domestic or (act is not None and bool(subjects(self.reading, act)))
        if giver_told and (fund := self._fund(at)) is not None:
            return (fund,), 5
        if _EVERYWHERE.search(self.text, at, min(clause[1], at + 160)):
            return _WORLD, 3
        before = self._before(donors)
        return (before, 0) if before or not self._is_for_all() else (_WORLD, 2)

    def _fund(self, at: int) -> str | None:
        """The slug of a fund or programme that is known by its name only: "$5 million to the Pandemic Fund"."""
        told = _TO_FUND.match(self.text, at)
        return _slug(told["name"]) if told else None

    def _is_for_all(self) -> bool:
        """Whether the words say that it is for all the world, or for all that need it."""
        lead, heading = (t.text if t else "" for t in (self.lead, self.heading))
        cues = contribution_cues().worldwide
        return any(cues.search(t) for t in (self.text, lead, heading, self.context.title))

    def _without_host(self, told: Ids) -> Ids:
        """Of the speaker and the state that the text is about, acting together, the speaker gives."""
        speaker, topic = self.context.speaker, set(self.context.topic)
        if len(told) < 2 or not set(speaker) & set(told) or not set(told) - set(speaker) <= topic:
            return told
        others = {a for m in self.reading.actors for a in m.actors if not is_body(a)} - set(told)
        return told if others else speaker

    def _is_shown_receiving(self, actor: str) -> bool:
        return actor in self.context.topic or self.context.receives(actor)

    def _gives(self, act: Act | None, at: int, told: Ids) -> bool:
        """Whether the sentence says in so many words that they give."""
        named = [m for m in self.reading.actors if self._is_named(m, told)]
        if (
            act is not None
            and named
            and act.cue in ("give", "deliver", "promise")
            and subjects(self.reading, act) == told
        ):
            return True
        owned = any(
            m.possessive and m.actors == told and not self.text[m.end : at].strip() for m in self.reading.actors
        )
        return owned or donor_beside(self.reading, at) == told

    def _is_named(self, mention: ActorMention, actors: Ids) -> bool:
        return mention.actors == actors and mention.form is not ActorForm.PRONOUN

    def _is_place(self, actor: str) -> bool:
        """Whether it is a part of the world that aid goes to, and that gives none."""
        return actor in ("world", "international-organisations") or (
            actor.startswith("region-") and actor not in GIVING_REGIONS
        )

    def _fit(self, ids: Ids, grade: int, donors: Ids) -> Ids:
        """Of the ids those that can receive here: no donor, no speaker at home, no mere giver but where addressed."""
        context = self.context
        open_ = tuple(a for a in ids if a not in donors and a not in context.speaker and a not in _PRIVATE)
        if context.domestic:
            open_ = tuple(a for a in open_ if a != "region-north-america")  # home
        if grade >= 5:
            return open_
        if context.speaker:
            open_ = tuple(a for a in open_ if a not in contribution_cues().rivals)
        # "the largest in the world": the world receives only what is given to it
        open_ = tuple(a for a in open_ if a != "world")
        return open_ if any(not context.gives(a) and a not in context.hostile for a in open_) else ()

    def _before(self, donors: tuple[str, ...]) -> tuple[str, ...]:
        context, passage = self.context, self.reading.sentence.passage.index
        named = context.named if context.named_in == passage else ()
        for told in (self.lead, self.heading):
            if told and told.recipients and not (named and set(told.recipients) <= _VAGUE):
                return tuple(r for r in told.recipients if r not in donors)
        # what an entry of a list tells is not what the next is about
        apart = self.reading.sentence.passage.kind is PassageKind.ENTRY and context.passage != passage
        near = context.passage >= passage - 1 and not apart
        here = context.passage == passage
        topic = context.topic if context.is_about_aid or not context.domestic else ()
        carried = tuple(r for r in context.recipients if not (topic and self._is_place(r)))
        carried = () if apart else carried
        first = topic if context.clear and (not near or context.reported) else ()
        for ids in (carried if here else (), named, first, carried, topic):
            if fit := tuple(r for r in ids if r not in donors):
                return fit if context.is_about_aid or near else ()
        return ()
