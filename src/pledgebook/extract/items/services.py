"""Services told by how many people they reach: "reached 2,000 farmers through training" is training, 2,000 of it."""

import re

from pledgebook.model.claim import Item
from pledgebook.model.mention import FigureMention, ItemMention, Unit

_SERVICE = (
    r"(?:(?:[\w-]+(?:, |,? and |,? or | )){0,5}?"
    r"(?:services?|training|support|education|assistance|programs?|programmes?|care|counsell?ing|scholarships?))"
)
_PEOPLE = (
    r"(?:(?!services?\b)[\w-]+(?:, |,? and | )){0,4}?"
    r"(?:people|individuals|victims|survivors|youth|women|girls|children|students|learners"
    r"|entrepreneurs|farmers|producers|families|households|officials|officers|teachers|workers|migrants|refugees|patients"
    r"|judges|prosecutors|journalists|leaders|participants|businesses|smallholders)"
    r"(?: of (?!the\b)[\w-]+(?: (?!in\b|have\b|has\b|and\b|who\b|with\b|through\b|across\b|to\b|from\b)[\w-]+)?)?"
)
_TO_PEOPLE = re.compile(rf"\b(?:provid\w+|deliver\w+|offer\w+|gave|giv\w+) (?P<service>{_SERVICE}) (?:to|for)\s+$")
_REACHED = re.compile(r"\b(?:reach(?:ed|ing)?|support(?:ed|ing)|assist(?:ed|ing)|benefit(?:ed|ting)?)\s+$")
_THROUGH = re.compile(rf"[^;.]{{0,120}}?\b(?:with|through|by)\s+(?P<service>{_SERVICE})\b")
_WHO = re.compile(rf"\s*(?P<people>{_PEOPLE})\b")
_TRAINED = re.compile(r"(?:[^,;.]{0,60}?)\b(?:have been|has been|were|was|are being|being) trained\b")
_RECEIVED = re.compile(
    rf"[^,;.]{{0,60}}?\b(?:have |has )?(?:received|obtained|gained|completed|completing|accessed)"
    rf"\s+(?:access to |their )?(?P<service>{_SERVICE})\b"
)


def find_services(text: str, figures: tuple[FigureMention, ...]) -> list[ItemMention]:
    """Each service of ``text`` that a number of people gets."""
    found: list[ItemMention] = []
    for figure in figures:
        if figure.unit is not Unit.COUNT:
            continue
        who = _WHO.match(text, figure.end)
        if who is not None and (told := _service(text, figure, who.end())):
            name, start, end = told
            people = who["people"]
            link = "of" if name == "training" else "for"
            found.append(ItemMention(start, end, text[start:end], Item(f"{name} {link} {people}", figure.figure)))
    return found


def _service(text: str, figure: FigureMention, end: int) -> tuple[str, int, int] | None:
    """The service's name and the place of the whole."""
    before = text[max(0, figure.start - 90) : figure.start]
    if given := _TO_PEOPLE.search(before):
        return given["service"], figure.start - len(before) + given.start("service"), end
    if (reached := _REACHED.search(before)) and (through := _THROUGH.match(text, end)):
        return through["service"], figure.start - len(before) + reached.end(), through.end()
    if _TRAINED.match(text, end):
        return "training", figure.start, end
    if received := _RECEIVED.match(text, end):
        return received["service"], figure.start, received.end()
    return None
