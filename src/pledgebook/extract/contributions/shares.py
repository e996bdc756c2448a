"""Goods of one sentence that several give, or that go to several: each its own share."""

import re
from dataclasses import dataclass

from pledgebook.extract.contributions.subjects import ACTING, group_of, is_governed
from pledgebook.model.mention import ActorForm, ActorMention, ItemMention, Reading

# between a giver whose verb is left out and the goods: "and Poland field beds", "Slovenia 10,000 litres"
_ALONE = re.compile(r":?\s+(?:(?:with|for|an?|another|additional|further|some|about|two|the|its)\s+)*")
_BREAK = re.compile(r"(?:^|[,;:.])\s*(?:(?:and|while|but)\s+)?(?:the\s+)?$", re.IGNORECASE)
# behind goods whom they go to: "two million went to Chad", "half a million each to Mali and Niger"
_GOES_TO = re.compile(r"\s(?:\w+\s){0,3}?(?:(?P<each>each)\s)?(?:to|for)\s(?:the\s)?")
_LABEL = re.compile(r"\W*(?:the\s)?", re.IGNORECASE)
_AFTER_LABEL = re.compile(r"(?:\s\([^)]{1,30}\))?\s?(?::|\s[–—→-])\s")
_NAMES = (ActorForm.NAME, ActorForm.METONYM, ActorForm.ORGAN, ActorForm.COLLECTIVE)


@dataclass(frozen=True, slots=True)
class Share:
    """Goods with the giver or the receiver that the words beside them name; () where they name none."""

    items: tuple[ItemMention, ...]
    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def shares(reading: Reading, items: list[ItemMention]) -> list[Share]:
    """The goods by who gives them ("Croatia sent a helicopter, and Poland beds") and by whom they go to."""
    parts: list[tuple[tuple[str, ...], list[ItemMention]]] = []
    for item in items:
        giver = gapped(reading, parts[-1][1][-1].end, item.start) if parts else ()
        if not parts or giver:
            parts.append((giver, [item]))
        else:
            parts[-1][1].append(item)
    return [share for donors, part in parts for share in _by_receiver(reading, donors, part)]


def labelled(reading: Reading) -> ActorMention | None:
    """The giver that opens an entry as its label: "Chad: 20 tents and a pump"."""
    text = reading.sentence.text
    for mention in reading.actors:
        if _LABEL.fullmatch(text, 0, mention.start) is None:
            return None
        if mention.actors and mention.form in _NAMES and _AFTER_LABEL.match(text, mention.end):
            return mention
    return None


def gapped(reading: Reading, end: int, start: int) -> tuple[str, ...]:
    """The giver, its verb left out, that stands between an earlier gift's end and the ``start`` of its own."""
    text = reading.sentence.text
    for mention in reading.actors:
        placed = end <= mention.start and mention.end <= start
        if not placed or not mention.actors or mention.possessive or mention.form not in ACTING:
            continue
        alone = _ALONE.fullmatch(text, mention.end, start) is not None
        group = group_of([m for m in reading.actors if m.actors and m.start >= end], mention, text)
        if is_governed(text[max(0, group[0].start - 60) : group[0].start]):
            group = [mention]  # "to Peru, and Brazil 40 tents": the first belongs to the preposition
        if alone and _BREAK.search(text, max(end, group[0].start - 12), group[0].start):
            return tuple(dict.fromkeys(a for m in group for a in m.actors))
    return ()


def _by_receiver(reading: Reading, donors: tuple[str, ...], items: list[ItemMention]) -> list[Share]:
    """One share for each receiver, where more than one of the goods is followed by its own."""
    told = [_receivers(reading, item) for item in items]
    if sum(bool(ids) for ids, _ in told) < 2 and not any(each for _, each in told):
        return [Share(tuple(items), donors)]
    found: list[Share] = []
    waiting: list[ItemMention] = []
    for item, (ids, each) in zip(items, told, strict=True):
        waiting.append(item)
        if not ids:
            continue
        groups = [(a,) for a in ids] if each else [ids]
        found += [Share(tuple(waiting), donors, group) for group in groups]
        waiting = []
    return found + ([Share(tuple(waiting), donors)] if waiting else [])


def _receivers(reading: Reading, item: ItemMention) -> tuple[tuple[str, ...], bool]:
    """Whom the words right behind the goods name, and whether each of them gets as many."""
    text = reading.sentence.text
    goes = _GOES_TO.match(text, item.end)
    named = [m for m in reading.actors if m.actors]
    first = next((m for m in named if goes and m.start == goes.end() and m.form in _NAMES), None)
    if first is None or goes is None:
        return (), False
    group = [first]
    for mention in named:
        if mention.start >= group[-1].end and re.fullmatch(
            r",? and (?:the )?|, (?:the )?", text[group[-1].end : mention.start]
        ):
            after = text[mention.end : mention.end + 4]
            if re.match(r"\s\d", after):
                break  # "to Chad and Mali 30": what follows is another's
            group.append(mention)
    return tuple(dict.fromkeys(a for m in group for a in m.actors)), goes["each"] is not None
