"""Contributions without a figure of money: goods and services that are given."""

import re
from dataclasses import replace

from pledgebook.extract.contributions.acts import Act, stage_of
from pledgebook.extract.contributions.build import Found, draft_of
from pledgebook.extract.contributions.choosing import settled
from pledgebook.extract.contributions.donors import find_donors
from pledgebook.extract.contributions.gifts import is_counted, is_gift, is_ruled_out
from pledgebook.extract.contributions.objects import given_by, is_dative, is_giving
from pledgebook.extract.contributions.parties import receiver, subject_before
from pledgebook.extract.contributions.recipients import find_recipients
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.extract.contributions.shares import labelled, shares
from pledgebook.model.claim import Item, Stage
from pledgebook.model.mention import ActorForm, Draft, ItemMention, Unit
from pledgebook.reference.actors import UNNAMED
from pledgebook.reference.contribution_cues import contribution_cues


def read_goods(sentence: TextOfAid, money: list[Draft]) -> list[Draft]:
    """One draft per act by which goods are given; acts with the same parties in one clause are one contribution.

    Beside ``money`` of the same sentence only the clauses without a sum are read.
    """
    arriving = contribution_cues().arriving
    giving = [a for a in reversed(sentence.acts) if is_giving(a) or arriving.fullmatch(a.word)]
    if sentence.text.endswith("?") or not (giving or sentence.context.is_about_aid):
        return []
    if not any(i.known for i in sentence.reading.items):
        return []
    found: list[Found] = []
    taken: set[int] = set()
    for act in giving:
        clause = sentence.clause(act.start, act.end)
        if money and any(f.unit is Unit.MONEY and clause[0] <= f.start < clause[1] for f in sentence.reading.figures):
            items = _handed_over(sentence, act)  # all else is what the money is for
        else:
            items = given_by(act, sentence.reading, sentence.acts, clause)
        items = [i for i in items if i.start not in taken]
        if not items:
            continue
        told = _divided(sentence, act, items, clause)
        if told:
            taken.update(i.start for i in items)
            found += told
    if not found and not money:
        found = _labelled(sentence) or _told_of_giver(sentence)
    return [draft_of(sentence, f) for f in _counted_anew(_merged(found))]


def goods_as_told(sentence: TextOfAid, items: list[ItemMention]) -> list[Draft]:
    """What the rules make of the words around goods that the judge takes for given: one draft for each clause.

    None where the text does not tell who gives and who gets them, or where they are sold, asked for or only possible.
    """
    clauses: dict[Bounds, list[ItemMention]] = {}
    for item in items:
        clauses.setdefault(sentence.clause(item.start, item.end), []).append(item)
    found: list[Found] = []
    for clause, goods in clauses.items():
        at = goods[0].start
        governing = sentence.governing(at, clause)
        act = governing[-1] if governing else next((a for a in sentence.acts if clause[0] <= a.start < clause[1]), None)
        donors = find_donors(sentence, act, at, clause)
        recipients, _ = find_recipients(sentence, act, at, clause, donors)
        if not (donors and recipients) or is_ruled_out(sentence, act, at, clause):
            continue
        led = sentence.lead.stage if sentence.lead else None
        stage = stage_of(governing or [act], money=False) if act else led or Stage.COMMITTED
        whole = settled(sentence, Found(at, goods[-1].end, clause, donors, recipients, stage, act, None, ()))
        for part in shares(sentence.reading, goods):
            given = tuple(i.item for i in part.items)
            by = part.donors or (found[-1].donors if found and found[-1].clause == clause else whole.donors)
            to = tuple(a for a in part.recipients if a not in by) or whole.recipients
            start, end = part.items[0].start, part.items[-1].end
            found.append(replace(whole, start=start, end=end, donors=by, recipients=to, items=given))
    return [draft_of(sentence, f) for f in _counted_anew(found)]


def _divided(sentence: TextOfAid, act: Act, items: list[ItemMention], clause: Bounds) -> list[Found]:
    """What the act gives, a contribution for each giver and each receiver that the words beside the goods name."""
    parts = shares(sentence.reading, items)
    first = _read(sentence, act, list(parts[0].items), clause)
    if first is None:
        return []
    found: list[Found] = []
    for part in parts:
        donors = part.donors or (found[-1].donors if found else first.donors)
        recipients = tuple(a for a in part.recipients if a not in donors) or first.recipients
        goods = tuple(i.item for i in part.items)
        start, end = part.items[0].start, part.items[-1].end
        found.append(replace(first, start=start, end=end, donors=donors, recipients=recipients, items=goods))
    return found


def _labelled(sentence: TextOfAid) -> list[Found]:
    """An entry that opens with its giver: "Chad: 20 tents and a pump"; in a text that is about assistance."""
    giver = labelled(sentence.reading)
    items = [i for i in sentence.reading.items if i.known and giver is not None and i.start >= giver.end]
    if giver is None or not items or not sentence.context.is_about_aid or sentence.context.receives(giver.actors[0]):
        return []
    return _of(sentence, giver.actors, None, items)


def _told_of_giver(sentence: TextOfAid) -> list[Found]:
    """Counted goods said of one who gives, by a verb that is not known: "Peru put up eight planes"; about aid only."""
    context = sentence.context
    items = [i for i in sentence.reading.items if i.known and is_counted([i])]
    if not items or context.domestic or not (context.is_about_aid and context.clear):
        return []
    clause = sentence.clause(items[0].start, items[0].end)
    got = any(a.cue == "receive" or is_dative(a) for a in sentence.acts if clause[0] <= a.start < clause[1])
    if got or contribution_cues().not_giving.search(sentence.text, clause[0], clause[1]):
        return []
    donors = subject_before(sentence.reading, items[0].start, clause[0])
    if not donors or any(context.receives(a) or a in context.topic or a in context.hostile for a in donors):
        return []
    act = next((a for a in sentence.acts if clause[0] <= a.start < items[0].start), None)
    return _of(sentence, donors, act, [i for i in items if i.end <= clause[1]])


def _of(sentence: TextOfAid, donors: tuple[str, ...], act: Act | None, items: list[ItemMention]) -> list[Found]:
    at, clause = items[0].start, (0, len(sentence.text))
    recipients, _ = find_recipients(sentence, act, at, clause, donors)
    if not recipients:
        return []
    led = sentence.lead.stage if sentence.lead and sentence.lead.stage else None
    future = _WILL.search(sentence.text, 0, at) is not None
    stage = Stage.PLEDGED if future else (stage_of([act], money=False) if act else led or Stage.COMMITTED)
    goods = tuple(i.item for i in items)
    return [settled(sentence, Found(at, items[-1].end, clause, donors, recipients, stage, act, None, goods))]


_WILL = re.compile(r"\b(?:will|would|is to|are to|promis\w+|pledg\w+|plans?|intends?)\b|[’']ll\b")
# bought by one state for another is given: "bought 14 pumps for Mali"
_BOUGHT_FOR = re.compile(r"b(?:uy|ought)|purchas|order|procur", re.IGNORECASE)
_FOR = re.compile(r"[^;.]{0,80}\b(?:for|to)\s")
_PARTICIPLE = re.compile(
    r" (?:(?:already|previously|recently) )?(?:\w+ed and )?(?:\w+ed to|\w+ed in|sent to|sent in)\b"
)


def _handed_over(sentence: TextOfAid, act: Act) -> list[ItemMention]:
    """Counted goods that a participle follows at once: "the three ambulances delivered to Chad"."""
    items = [i for i in sentence.reading.items if i.known and i.item.quantity and i.end < act.start <= i.end + 20]
    return [i for i in items if act.cue in ("give", "deliver") and _PARTICIPLE.match(sentence.text, i.end)]


def _read(sentence: TextOfAid, act: Act, items: list[ItemMention], clause: tuple[int, int]) -> Found | None:
    at = items[0].start
    governing = [a for a in sentence.governing(max(at, act.end), clause) if a.start <= act.start]
    if not is_gift(sentence, act, items, clause):
        return None
    if is_dative(act) and act.end <= at and not receiver(sentence.reading, act, 0):
        return None  # somebody not known gets it
    donors = find_donors(sentence, act, min(at, act.start), clause)
    donors = _maker(sentence, act, items[0]) or donors
    recipients, grade = find_recipients(sentence, act, at, clause, donors)
    about = sentence.context.is_about_aid or is_counted(items)
    bought = contribution_cues().trade.search(sentence.text[clause[0] : clause[1]])
    if bought and not (grade >= 5 and _BOUGHT_FOR.match(bought.group()) and _FOR.search(sentence.text, items[0].end)):
        return None
    sure = grade >= 3 or about
    if contribution_cues().founding.fullmatch(act.word):  # what is set up is given where somebody named has it
        sure = grade >= 3 and at > act.start and not set(recipients) <= UNNAMED
    if not recipients or not donors or not sure:
        return None
    stage = stage_of(governing or [act], money=False)
    goods = tuple(i.item for i in items)
    return settled(sentence, Found(at, items[-1].end, clause, donors, recipients, stage, act, None, goods))


def _maker(sentence: TextOfAid, act: Act, item: ItemMention) -> tuple[str, ...]:
    """Whose goods they are that arrive: "two American search teams landed"."""
    if not contribution_cues().arriving.fullmatch(act.word) or act.start < item.end:
        return ()
    named = (m for m in sentence.reading.actors if item.start - 2 <= m.start and m.end <= item.end)
    return next((m.actors for m in named if m.form is ActorForm.ADJECTIVE), ())


def _is_one(former: Found, one: Found) -> bool:
    """Whether two acts are one contribution.

    Another are the same goods counted anew ("another four"), and a number that is on its way where the former arrived.
    """
    counted = {i.name for i in former.items if i.quantity is not None}
    again = any(i.name in counted for i in one.items if i.quantity is not None)
    sides = (former.clause, former.donors, former.recipients) == (one.clause, one.donors, one.recipients)
    differ = (former.stage is Stage.DELIVERED) != (one.stage is Stage.DELIVERED)
    on_its_way = differ and _is_numbered(former) and _is_numbered(one)
    return sides and not on_its_way and not again


def _is_numbered(found: Found) -> bool:
    return any(i.quantity is not None and i.quantity.value != 1 for i in found.items)


def _merged(found: list[Found]) -> list[Found]:
    """In the order of the text, with the acts of one clause that share their parties and stage made one."""
    merged: list[Found] = []
    for one in sorted(found, key=lambda f: f.start):
        former = merged[-1] if merged else None
        if former and _is_one(former, one):
            new = tuple(i for i in one.items if i not in former.items)
            merged[-1] = Found(
                former.start,
                one.end,
                one.clause,
                one.donors,
                one.recipients,
                former.stage,
                former.act,
                None,
                former.items + new,
            )
        else:
            merged.append(one)
    return merged


def _counted_anew(found: list[Found]) -> list[Found]:
    """Goods that one contribution counts a second time are another: "eight tonnes, of which three have arrived"."""
    parted: list[Found] = []
    for one in found:
        first: dict[str, Item] = {}
        for item in one.items:
            first.setdefault(item.name if item.quantity is not None else "", item)
        again = [i for i in one.items if i.quantity is not None and first[i.name] is not i]
        parted.append(replace(one, items=tuple(i for i in one.items if i not in again)) if again else one)
        parted += [replace(one, items=(item,)) for item in again]
    return parted
