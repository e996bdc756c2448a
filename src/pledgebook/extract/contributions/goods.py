"""Contributions without a figure of money: goods and services that are given."""

import re

from pledgebook.extract.contributions.acts import Act, stage_of
from pledgebook.extract.contributions.build import Found, draft_of
from pledgebook.extract.contributions.gifts import is_counted, is_gift
from pledgebook.extract.contributions.objects import given_by, is_giving
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.model.mention import ActorForm, Draft, ItemMention, Unit
from pledgebook.reference.contribution_cues import contribution_cues


def read_goods(sentence: TextOfAid, money: list[Draft]) -> list[Draft]:
    """One draft per act by which goods are given; acts with the same parties in one clause are one contribution.

    Beside ``money`` of the same sentence only the clauses without a sum are read.
    """
    if not any(i.known for i in sentence.reading.items) or sentence.text.endswith("?"):
        return []
    found: list[Found] = []
    taken: set[int] = set()
    for act in reversed(sentence.acts):
        if not is_giving(act) and not contribution_cues().arriving.fullmatch(act.word):
            continue
        clause = sentence.clause(act.start, act.end)
        if money and any(f.unit is Unit.MONEY and clause[0] <= f.start < clause[1] for f in sentence.reading.figures):
            items = _handed_over(sentence, act)  # all else is what the money is for
        else:
            items = given_by(act, sentence.reading, sentence.acts, clause)
        items = [i for i in items if i.start not in taken]
        if not items:
            continue
        told = _read(sentence, act, items, clause)
        if told is not None:
            taken.update(i.start for i in items)
            found.append(told)
    return [draft_of(sentence, f) for f in _merged(found)]


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
    if contribution_cues().trade.search(sentence.text[clause[0] : clause[1]]):
        return None
    donors = sentence.donors(act, min(at, act.start), clause)
    donors = _maker(sentence, act, items[0]) or donors
    recipients, grade = sentence.recipients(act, at, clause, donors)
    about = sentence.context.is_about_aid or is_counted(items)
    if not recipients or not donors or (grade < 3 and not about):
        return None
    stage = stage_of(governing or [act], money=False)
    return Found(at, items[-1].end, clause, donors, recipients, stage, act, None, tuple(i.item for i in items))


def _maker(sentence: TextOfAid, act: Act, item: ItemMention) -> tuple[str, ...]:
    """Whose goods they are that arrive: "two American search teams landed"."""
    if not contribution_cues().arriving.fullmatch(act.word) or act.start < item.end:
        return ()
    named = (m for m in sentence.reading.actors if item.start - 2 <= m.start and m.end <= item.end)
    return next((m.actors for m in named if m.form is ActorForm.ADJECTIVE), ())


def _is_one(former: Found, one: Found) -> bool:
    """Whether two acts are one contribution; the same goods counted anew are another: "another four"."""
    counted = {i.name for i in former.items if i.quantity is not None}
    again = any(i.name in counted for i in one.items if i.quantity is not None)
    sides = (former.clause, former.donors, former.recipients) == (one.clause, one.donors, one.recipients)
    return sides and not again


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
