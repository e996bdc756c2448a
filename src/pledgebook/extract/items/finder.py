"""Goods and services found in a text, with their quantities."""

import re
from dataclasses import replace

from pledgebook.extract.items.counted import counting, repeated
from pledgebook.extract.items.crews import find_crews
from pledgebook.extract.items.grouping import group
from pledgebook.extract.items.naming import name_items
from pledgebook.extract.items.noun_phrases import phrases, split
from pledgebook.extract.items.services import find_services
from pledgebook.model.mention import ActorForm, ActorMention, FigureMention, ItemMention, Unit
from pledgebook.reference.goods import goods

# behind goods the goods that they are for: "radars to protect hospitals"
_PURPOSE = re.compile(
    r"[^,;.:]*?\b(?:to (?:help|support|counter|protect|defend|combat|destroy|intercept|detect|operate|maintain|shoot)"
    r"|against)\b"
    r"[^,;.:]*"
)
# behind training what is taught
_TAUGHT = re.compile(r"\s+(?:on|in the (?:use|operation|maintenance) of|to use|to operate|how to)\b")
_OF_THE = re.compile(r" of (?:the )?")
_NEXT_ACT = re.compile(r"[;—]|\. |\b(?:and|which|that) (?:has|have|is|are|will|also|provid|deliver|sen[dt]|donat|giv)")


def find_items(
    text: str, figures: tuple[FigureMention, ...] = (), actors: tuple[ActorMention, ...] = ()
) -> tuple[ItemMention, ...]:
    """Every named good or service of ``text`` in order; a quantity is one of ``figures``, or 1 for "a".

    A state in front of goods is none of their name: who gets them, as in "sent Chad pumps", is one of ``actors``.
    """
    counts = counting(text, figures)
    people = [*(find_services(text, counts.figures) if counts.figures else ()), *find_crews(text, figures)]
    if not counts.figures and goods().hint.search(text) is None:
        return _apart(people)
    words = split(text)
    counted = set(counts.figures)
    spans = tuple((f.start, f.end) for f in figures if f in counted or f.unit in (Unit.MONEY, Unit.PERCENT))
    items = _without_receivers(name_items(words, group(words, phrases(words, spans), counts)), actors)
    items = [i for i in items if not _is_area(text, i, actors)]
    return _apart([*people, *_given(text, people, items), *repeated(text, items, counts)])


def _is_area(text: str, item: ItemMention, actors: tuple[ActorMention, ...]) -> bool:
    """Whether it is a part of a country: "relief in the parts of Chad that were hit"."""
    of = _OF_THE.match(text, item.end) if item.item.name.endswith("parts") else None
    return of is not None and any(a.start <= of.end() < a.end for a in actors)


def _without_receivers(items: list[ItemMention], actors: tuple[ActorMention, ...]) -> list[ItemMention]:
    states = {a.start: a for a in actors if a.form is ActorForm.NAME and not a.possessive}
    kept: list[ItemMention] = []
    for item in items:
        state = states.get(item.start)
        if state is None or not item.item.name.startswith(f"{state.text} "):
            kept.append(item)
            continue
        cut = state.end + 1 - item.start
        named = replace(item.item, name=item.item.name.removeprefix(f"{state.text} "))
        kept.append(replace(item, start=item.start + cut, text=item.text[cut:], item=named))
    return kept


def _given(text: str, people: list[ItemMention], items: list[ItemMention]) -> list[ItemMention]:
    """Goods that are only what others are for, or what is taught, are not known goods themselves."""
    kept: list[ItemMention] = []
    end, lesson = -1, -1
    trained = iter(sorted(p.end for p in people if p.item.name.startswith("training")))
    after = next(trained, None)
    for item in items:
        while after is not None and after <= item.start:
            if _TAUGHT.match(text, after):
                lesson = _clause_end(text, after)
            after = next(trained, None)
        gap = text[end : item.start] if end >= 0 and item.start - end < 120 else ""
        purpose = gap != "" and _PURPOSE.fullmatch(gap) is not None
        unknown = purpose or (item.start < lesson and item.item.quantity is None)
        end = item.end if not purpose else end
        kept.append(replace(item, known=False) if unknown else item)
    return kept


def _clause_end(text: str, start: int) -> int:
    stop = _NEXT_ACT.search(text, start, start + 200)
    return stop.start() if stop else start + 200


def _apart(found: list[ItemMention]) -> tuple[ItemMention, ...]:
    """In the order of the text; of two that overlap the one that is listed first."""
    kept: list[tuple[int, ItemMention]] = []
    for place, item in sorted(enumerate(found), key=lambda f: (f[1].start, f[0])):
        if not kept or kept[-1][1].end <= item.start:
            kept.append((place, item))
        elif place < kept[-1][0]:
            kept[-1] = place, item
    return tuple(item for _, item in kept)
