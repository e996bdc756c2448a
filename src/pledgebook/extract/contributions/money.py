"""Contributions that name a figure of money."""

import re
from dataclasses import replace
from decimal import Decimal

from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.build import Found, draft_of
from pledgebook.extract.contributions.capital import COMPANY, is_capital, names_company
from pledgebook.extract.contributions.choosing import settled
from pledgebook.extract.contributions.donors import find_donors
from pledgebook.extract.contributions.givers import donor_beside
from pledgebook.extract.contributions.judging import Judge, candidates
from pledgebook.extract.contributions.parties import is_body, subject_before, subjects
from pledgebook.extract.contributions.recipients import find_recipients
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.extract.contributions.stages import stage_of_sum
from pledgebook.extract.contributions.sums import in_own_crowns, sums
from pledgebook.model.claim import Item
from pledgebook.model.figure import Qualifier
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Draft, FigureMention, Unit
from pledgebook.reference.actors import UNNAMED
from pledgebook.reference.contribution_cues import contribution_cues
from pledgebook.reference.currencies import is_of

_PER_UNIT = re.compile(
    r"^\s*(?:per|a|an|each|/)\s(?:gallon|barrel|hour|person|family|child|tonne|ton|dose|unit)\b", re.IGNORECASE
)
# Amounts from which on a figure tells of economies, markets or a budget: no assistance has come near it.
_ECONOMY = 1_000_000_000_000
_HYPERBOLE = 500_000_000_000  # "hundreds of billions": said of markets, and in anger
# what a domestic budget gives by hundreds of millions is seldom assistance: it must be told in so many words
_LARGE = 300_000_000
_HELD_WITHIN = 80  # characters behind a sum in which frozen assets are named
_OFTEN = 0.25  # of the sentences of a text that tells of hardly anything but assistance
_WORLDWIDE = 10_000_000_000  # no goal of less was set for all the world; what one country is given seldom is more
# "assistance (that) the United States announced": no other clause between
_RELATIVE = re.compile(
    r"(?:\s(?:in|of|worth of|for)\s[^,;:]{0,70}?)?\s(?:(?:that|which)\s)?(?:[^\s,;:]+\s){1,8}", re.IGNORECASE
)
# "that was announced", and "the aid provided"
_PASSIVE = re.compile(
    r"(?:\s[^,;:]{0,50}?)?\s(?:that|which) (?:was|were|is|are|has been|have been|had been) ", re.IGNORECASE
)
_OWN = re.compile(
    r"(?:\s(?:in|of|worth of) [^;:]{0,60}?(?:assistance|aid|support|funding|authority|relief|help))? ", re.IGNORECASE
)
_AIM = re.compile(
    r"\bto (?:\w+ly )?(?:reduce|improve|increase|strengthen|promote|address|advance|accelerate|boost|enhance|launch"
    r"|connect|enable|ensure|encourage|leverage|mitigate|tackle|diversify)\b|\bby \w+ing\b"
)
_NAMELY = re.compile(
    r"\b(?:including|such as|namely|provid\w+|purchas\w+|procur\w+|deliver\w*|distribut\w+|suppl(?:y|ies|ying)|with)\b"
)
_WORLDS = frozenset({"USD", "EUR", ""})
_EACH_AFTER = re.compile(r"(?:\s\w+){0,2} each\b|\sapiece\b")
_EACH_BEFORE = re.compile(r"\beach(?: of (?:them|which))?\s(?:\w+\s){0,3}$")
_WITH_PUBLIC = re.compile(r"\bpublic(?:[- ]sector)? (?:and|or) private\b", re.IGNORECASE)
# behind these the words tell what money is for, not what it is: "for families who lost homes"
_PURPOSE = re.compile(
    r"[,;:(—–]|\b(?:to|for|towards?|that|which|who|whose|where|so|because|as|through|via|with|under|over|until|from|by"
    r"|and|after|before|while|when|will|would|has|have|had)\b"
)
_INVESTED = re.compile(r"\b(?:invest\w*|transactions?|deals?|stake|facilitat\w+)\b", re.IGNORECASE)
_STRANGER = re.compile(
    r"^\W*(?!The\b|This\b|These\b|In\b|Through\b|As\b|It\b|Its\b)[A-Z][\w&-]+(?: [A-Z][\w&-]+){0,4}[*,]*\s"
)
_MEANT = frozenset(("intended", "designed"))  # behind a sum they tell what it is for, not what is done
_APPEAL = re.compile(r"urg|call|appeal|ask")
_LEGISLATURE = re.compile(
    r"\b(?:Congress|Senate|House|lawmakers|legislat\w+|parliament\w*|Bundestag|Storting|Riksdag|Knesset|Diet|Sejm|Folketing"
    r"|National Assembly|Duma|Rada|budget)\b",
    re.IGNORECASE,
)


def read_money(sentence: TextOfAid, source: str, judge: Judge) -> tuple[list[Draft], list[Issue]]:
    """A draft for each figure of money that is given, by the rules or by the judge.

    An issue where money is given and the text does not tell to whom, and where the judge overrules the rules.
    """
    asked = sentence.text.endswith("?")
    figures = [] if asked else sums(sentence.reading, sentence.context)
    heard = [] if asked else candidates(sentence.reading, sentence.context, tuple(figures))
    said = [f.figure.currency for f in sentence.reading.figures if f.unit is Unit.MONEY]
    if said:
        sentence.context.paid_in = said[-1], sentence.reading.sentence.passage.index
    drafts: list[Draft] = []
    issues: list[Issue] = []
    ruled = 0
    for candidate in heard:
        figure = candidate.figure
        following = next((f.start for f in figures if f.start > figure.start), len(sentence.text))
        found = _read(sentence, figure, following) if figure in figures else None
        taken = found is not None and bool(found.recipients or any(is_body(d) for d in found.donors))
        ruled += taken
        verdict = judge.hear(sentence, candidate, len(heard), ruled=taken)
        span = sentence.reading.sentence.locate(figure.start, figure.end)
        if found is not None and taken and not verdict.vetoes:
            drafts += [draft_of(sentence, part) for part in _each(sentence, _settled(sentence, found, figure), figures)]
        elif taken:
            told = f"the rules take it for money that is given, the judge does not ({', '.join(verdict.reasons)})"
            issues.append(Issue("money-overruled", told, source, span))
        elif verdict.accepts and (found := found or _as_told(sentence, figure, following)) is not None:
            for part in _each(sentence, _settled(sentence, found, figure), figures):
                draft = draft_of(sentence, part)
                sure = round(verdict.probability, 2)
                drafts.append(replace(draft, rule="contribution/judged", cues=verdict.reasons, confidence=sure))
        elif found is not None and found.donors:
            told = "money is given, and the text does not tell to whom"
            issues.append(Issue("money-without-recipient", told, source, span))
    judge.note(ruled)
    return drafts, issues


def _settled(sentence: TextOfAid, found: Found, figure: FigureMention) -> Found:
    """The same with the likeliest parties; whose crowns they are follows from who gives."""
    found = settled(sentence, found)
    return replace(found, amount=in_own_crowns(figure, found.donors).figure)


def _each(sentence: TextOfAid, found: Found, figures: list[FigureMention]) -> list[Found]:
    """One for each giver or receiver where each has as much, or where sums go with givers "respectively"."""
    text = sentence.text
    if "respectively" in text and len(figures) == len(found.donors) > 1:
        place = next((n for n, f in enumerate(figures) if f.start == found.start), 0)
        return [replace(found, donors=(found.donors[place],))]
    if "respectively" in text and len(figures) == len(found.recipients) > 1:
        place = next((n for n, f in enumerate(figures) if f.start == found.start), 0)
        return [replace(found, recipients=(found.recipients[place],))]
    after = _EACH_AFTER.match(text, found.end) is not None
    if after and len(found.recipients) > 1:
        return [replace(found, recipients=(r,)) for r in found.recipients]
    if len(found.donors) > 1 and (after or _EACH_BEFORE.search(text, max(0, found.start - 60), found.start)):
        return [replace(found, donors=(d,)) for d in found.donors]
    return [found]


def _read(sentence: TextOfAid, figure: FigureMention, following: int) -> Found | None:
    clause = sentence.clause(figure.start, figure.end)
    governing, act = _acts(sentence, figure, clause)
    noun = _noun(sentence, figure, clause)
    bare = not (act or noun or sentence.lead)
    if (bare and sentence.context.domestic) or _is_something_else(sentence, figure, clause):
        return None
    if (act is not None and act.cue == "ask" and not noun and sentence.lead is None) or _is_appeal(sentence, governing):
        return None
    donors = find_donors(sentence, act, figure.start, clause)
    recipients, grade = find_recipients(sentence, act, figure.start, clause, donors)
    if grade == 0 and _is_cause(sentence, figure, clause):
        told = contribution_cues().worldwide.search(sentence.text) is not None
        recipients = ("world",) if told or not sentence.context.domestic else ()
    if grade == 0 and not noun and not (sentence.lead or sentence.context.reported or _is_given(sentence, act, figure)):
        return None
    unsure = (
        bare
        and grade < 3
        and not (donor_beside(sentence.reading, figure.start) or _is_told_of_giver(sentence, figure, clause))
    )
    if (
        _is_nobody(sentence, recipients, grade, noun=noun)
        or _is_kept(figure, act, recipients, grade)
        or _is_private(sentence, act, figure, clause, grade)
    ):
        return None
    unsure = unsure or _is_unproven(sentence, act, figure, clause, recipients, grade)
    if (
        unsure
        or is_capital(sentence, act, figure, clause, recipients, grade)
        or _is_foreign(sentence, act, donors, grade)
    ):
        return None
    stage = stage_of_sum(sentence, figure, clause, governing, act)
    items = _contents(sentence, figure, following)
    amount = in_own_crowns(figure, donors).figure
    return Found(figure.start, figure.end, clause, donors, recipients, stage, act, amount, items)


def _as_told(sentence: TextOfAid, figure: FigureMention, following: int) -> Found | None:
    """What the rules make of the words around a sum that the judge takes for given.

    None where a text on matters at home tells of nobody who gets it, and where it is the size of an economy.
    """
    clause = sentence.clause(figure.start, figure.end)
    governing, act = _acts(sentence, figure, clause)
    donors = find_donors(sentence, act, figure.start, clause)
    recipients, _ = find_recipients(sentence, act, figure.start, clause, donors)
    at_home = sentence.context.domestic and not (recipients or any(is_body(d) for d in donors))
    if at_home or _is_boast(figure) or _is_held(sentence.text, figure):
        return None
    stage = stage_of_sum(sentence, figure, clause, governing, act)
    items = _contents(sentence, figure, following)
    amount = in_own_crowns(figure, donors).figure
    return Found(figure.start, figure.end, clause, donors, recipients, stage, act, amount, items)


def _contents(sentence: TextOfAid, figure: FigureMention, following: int) -> tuple[Item, ...]:
    """The goods that a sum is given in, as far as they stand before the next sum."""
    return tuple(
        i.item
        for i in sentence.reading.items
        if figure.end <= i.start < following and i.known and not _is_aim(sentence.text[figure.end : i.start])
    )


def _is_cause(sentence: TextOfAid, figure: FigureMention, clause: Bounds) -> bool:
    """Whether a text about one country turns to a cause of all the world or of home: climate, by the billions."""
    if _size(figure) < _WORLDWIDE or sentence.lead is not None:
        return False
    return contribution_cues().cause.search(sentence.text[slice(*clause)]) is not None


def _size(figure: FigureMention) -> Decimal:
    return figure.figure.value or figure.figure.high or Decimal(0)


def _is_boast(figure: FigureMention) -> bool:
    """Whether it is more than anybody gives: the size of an economy, "hundreds of billions" said in anger."""
    return _size(figure) >= (_HYPERBOLE if figure.figure.qualifier is Qualifier.VAGUE else _ECONOMY)


def _is_held(text: str, figure: FigureMention) -> bool:
    """Whether it is what frozen assets are worth: "some $300 billion in frozen reserves"."""
    held = contribution_cues().held.search(text, figure.end, figure.end + _HELD_WITHIN)
    return held is not None and not text[figure.end : held.start()].strip()


def _is_unproven(
    sentence: TextOfAid, act: Act | None, figure: FigureMention, clause: Bounds, recipients: tuple[str, ...], grade: int
) -> bool:
    """Whether a large sum in a text of matters at home has neither a receiver nor a word that tells of assistance."""
    context, cues = sentence.context, contribution_cues()
    if not context.domestic or grade > 0 or _size(figure) < _LARGE:
        return False
    if any(told and told.recipients for told in (sentence.lead, sentence.heading)):
        return False
    if recipients and set(recipients) <= cues.givers:
        return True  # who gives seldom receives: it must be told in so many words
    if context.passage >= sentence.reading.sentence.passage.index - 1 or context.about_aid > _OFTEN:
        return False  # it goes on telling of what was given
    words = sentence.text[slice(*clause)]
    if cues.plain.search(words) or cues.worldwide.search(sentence.text):
        return False
    speaks = act is not None and act.start < figure.start and subjects(sentence.reading, act) == context.speaker
    return not (context.in_title and (speaks or cues.lent.search(words)))


def _is_aim(gap: str) -> bool:
    """Whether what follows the gap is only what the money is to bring about: "to reduce hunger and improve water"."""
    aim = _AIM.search(gap)
    return aim is not None and _NAMELY.search(gap, aim.end()) is None


def _acts(sentence: TextOfAid, figure: FigureMention, clause: Bounds) -> tuple[list[Act], Act | None]:
    """The acts that govern the figure, and the nearest: a relative clause's own act before all others."""
    following = next((a for a in sentence.acts if figure.end <= a.start < clause[1]), None)
    if following is not None and following.word in _MEANT:
        following = None
    if following is not None and not following.infinitive and following.start - figure.end < 110:
        gap = sentence.text[figure.end : following.start]
        named = any(figure.end <= m.start and m.end <= following.start for m in sentence.reading.actors)
        if (
            (named and _RELATIVE.fullmatch(gap))
            or _PASSIVE.fullmatch(gap)
            or (_OWN.fullmatch(gap) and _is_participle(following))
        ):
            return [following], following
    governing = sentence.governing(figure.start, clause)
    return governing, governing[-1] if governing else following


def _is_appeal(sentence: TextOfAid, governing: list[Act]) -> bool:
    """Whether others are called on to give: an ask, where it is not one's own legislature that is asked."""
    asked = any(a.cue == "ask" and _APPEAL.match(a.word) for a in governing)
    return asked and _LEGISLATURE.search(sentence.text) is None


def _is_participle(act: Act) -> bool:
    return act.word.split()[0].endswith("ed") and not (act.passive or act.have or act.will)


def _is_foreign(sentence: TextOfAid, act: Act | None, donors: tuple[str, ...], grade: int) -> bool:
    """Whether it is somebody's own fund, given to nobody: "Qatar's $3 billion fund", or what a rival spends."""
    speaker = sentence.context.speaker
    if speaker and grade < 5 and donors and set(donors) <= contribution_cues().rivals:
        return True
    return act is None and grade == 0 and bool(speaker) and donors != speaker


def _is_nobody(sentence: TextOfAid, recipients: tuple[str, ...], grade: int, *, noun: bool) -> bool:
    """Whether a text of matters at home names other countries by the way only."""
    return sentence.context.domestic and set(recipients) <= UNNAMED and grade < 5 and not noun


def _is_kept(figure: FigureMention, act: Act | None, recipients: tuple[str, ...], grade: int) -> bool:
    """Whether it stays where it is: in the receiver's own currency, or spent without a word of whom it is for."""
    if grade >= 5:
        return False
    currency = figure.figure.currency or ""
    own = (
        len(recipients) == 1 and currency not in _WORLDS and recipients[0].isupper() and is_of(currency, recipients[0])
    )
    return own or (grade < 3 and act is not None and act.word.startswith("spen"))


def _is_private(sentence: TextOfAid, act: Act | None, figure: FigureMention, clause: Bounds, grade: int) -> bool:
    """Whether companies invest it: somebody unknown is named before the verb, or companies are."""
    if not sentence.context.speaker:
        return False
    if grade < 3 and names_company(sentence):
        return True
    near = sentence.text[max(clause[0], figure.start - 40) : figure.end + 40]
    if act is None or act.start > figure.start or not _INVESTED.search(near) or subjects(sentence.reading, act):
        return False
    before = sentence.text[clause[0] : act.start]
    return _STRANGER.search(before) is not None or COMPANY.search(before) is not None


def _is_told_of_giver(sentence: TextOfAid, figure: FigureMention, clause: Bounds) -> bool:
    """Whether a text about assistance says of one who gives that the sum is theirs: "Chad came in at 3 million"."""
    context = sentence.context
    if context.domestic or not (context.is_about_aid and context.clear):
        return False
    got = any(a.cue == "receive" for a in sentence.governing(figure.start, clause))
    if got or contribution_cues().not_giving.search(sentence.text, clause[0], figure.end):
        return False
    told = subject_before(sentence.reading, figure.start, clause[0])
    return bool(told) and not any(context.receives(a) or a in context.topic or a in context.hostile for a in told)


def _is_given(sentence: TextOfAid, act: Act | None, figure: FigureMention) -> bool:
    """Whether somebody gives it in so many words, in a text that is about assistance."""
    if (
        act is None
        or act.cue not in ("give", "deliver", "promise", "announce", "handing", "train")
        or not sentence.context.is_about_aid
    ):
        return False
    return act.start > figure.end or not sentence.context.domestic or bool(subjects(sentence.reading, act))


def _noun(sentence: TextOfAid, figure: FigureMention, clause: Bounds) -> bool:
    near = sentence.text[max(clause[0], figure.start - 60) : min(clause[1], figure.end + 70)]
    return contribution_cues().noun.search(near) is not None


def _own_words(after: str) -> str:
    """The words behind a figure that say what it is, up to what it is for or who gets it."""
    end = _PURPOSE.search(after)
    return after[: end.start()] if end else after


def _is_something_else(sentence: TextOfAid, figure: FigureMention, clause: Bounds) -> bool:
    """Whether the words beside the money say that it is a price, a need, a loss, trade, or spent at home."""
    text, cues = sentence.text, contribution_cues()
    after = text[figure.end : min(clause[1], figure.end + 45)]
    before = text[max(clause[0], figure.start - 35) : figure.start]
    if _is_boast(figure) or _is_held(text, figure):
        return True
    if cues.trade.search(text[max(clause[0], figure.start - 90) : figure.end]):
        return True
    said = after if sentence.context.domestic else _own_words(after)
    if _PER_UNIT.match(after) or cues.no_assistance.search(said) or cues.no_assistance.search(before):
        return True
    if not _WITH_PUBLIC.search(before + after) and (cues.private.search(after) or cues.private.search(before)):
        return True
    return sentence.is_at_home(clause)
