"""Services told by how many people they reach: "reached 2,000 farmers through training" is training, 2,000 of it."""

import re

from pledgebook.model.claim import Item
from pledgebook.model.mention import FigureMention, ItemMention, Unit

_SERVICE = (
    r"(?:(?:[\w-]+(?:, |,? and |,? or | )){0,5}?"
    r"(?:services?|training|support|education|assistance|programs?|programmes?|care|counsell?ing|scholarships?"
    r"|medicines?|medications?|treatments?|therap(?:y|ies)|vaccinations?|testing|meals|mentorship|mentoring|coaching)"
    r"(?: (?:services?|support|care|programs?|programmes?|courses?)\b)?)"
)
_PEOPLE = (
    r"(?:(?!services?\b)[\w-]+(?:, |,? and | )){0,4}?"
    r"(?:people|individuals|victims|survivors|youth|women|girls|children|students|learners"
    r"|entrepreneurs|farmers|producers|families|households|officials|officers|teachers|workers|migrants|refugees|patients"
    r"|judges|prosecutors|journalists|leaders|participants|businesses|smallholders|civilians|soldiers|adults|nurses"
    r"|medics|mechanics|pilots|commandos|crews|troops|technicians|engineers|deminers|sailors|marines|guards|recruits"
    r"|doctors|instructors|experts|firefighters|rescuers|personnel|staff|diplomats|physicians|midwives|volunteers"
    r"|scientists|researchers|lawyers|investigators|police|fighters|brigades?|battalions?"
    r"|[A-Z][a-z]+(?:ans|ese|is))"
    r"(?: of (?!the\b)[\w-]+(?: (?!in\b|have\b|has\b|and\b|who\b|with\b|through\b|across\b|to\b|from\b)[\w-]+)?)?"
)
_TO_PEOPLE = re.compile(
    rf"\b(?i:provid\w+|provision of|deliver\w+|deliver(?:y|ies) of|offer\w+|gave|giv\w+) (?P<service>{_SERVICE})"
    r" (?:to|for)\s+$"
)
_REACHED = re.compile(
    r"\b(?i:reach(?:ed|ing)?|support(?:ed|ing)?|assist(?:ed|ing)?|benefit(?:ed|ting)?|protect(?:ed|ing)?|serv(?:ed|ing))\s+$"
)
# "the treatment of 300 people", "treated 300 people"
_TREATED = re.compile(
    r"\b(?:(?P<service>(?:(?!the )[\w-]+ )?(?:treatment|vaccination|immuni[sz]ation|education|schooling|screening))"
    r" of"
    r"|(?i:(?P<treat>treat)(?:ed|ing)?|(?P<screen>screen)(?:ed|ing)?|vaccinat(?:ed?|ing)|immuni[sz](?:ed?|ing)))\s+$"
)
_ILL = re.compile(
    r" (?:living )?with (?:[A-Z]{2,}(?:/[A-Z]+)?|malaria|tuberculosis|cholera|polio|mpox|cancer|disabilities)\b"
)
_OF = (
    "training",
    "instruction",
    "screening",
    "treatment",
    "vaccination",
    "immunisation",
    "immunization",
    "education",
    "schooling",
)
# the next of a list of those reached: ", and 200 people with ..."
_NEXT = re.compile(r"(?:,|;|\band)\s+(?:and )?$")
_THROUGH = re.compile(rf"[^;.]{{0,120}}?\b(?:with|through|by)\s+(?P<service>{_SERVICE})\b")
_WHO = re.compile(rf"\s*(?P<people>{_PEOPLE})\b")
_TRAINED = re.compile(
    r"(?:[^,;.]{0,60}?)\b(?:have been|has been|were|was|are being|being) (?:trained|taught|instructed)\b"
)
_RECEIVED = re.compile(
    rf"[^,;.]{{0,60}}?\b(?:have |has |to )?(?:received?|obtain(?:ed)?|gained|completed|completing|access(?:ed)?)"
    rf"\s+(?:access to |their )?(?P<service>{_SERVICE})\b"
)


def find_services(text: str, figures: tuple[FigureMention, ...]) -> list[ItemMention]:
    """Each service of ``text`` that a number of people gets."""
    found: list[ItemMention] = []
    for figure in figures:
        if figure.unit is not Unit.COUNT:
            continue
        who = _WHO.match(text, figure.end)
        if who is not None and (told := _service(text, figure, who.end(), found)):
            name, start, end = told
            people = who["people"]
            if ill := _ILL.match(text, who.end()):
                people += ill.group()
            link = "of" if name in _OF else "for"
            found.append(ItemMention(start, end, text[start:end], Item(f"{name} {link} {people}", figure.figure)))
    return found


def _service(text: str, figure: FigureMention, end: int, former: list[ItemMention]) -> tuple[str, int, int] | None:
    """The service's name and the place of the whole; ``former`` are those told before it."""
    before = text[max(0, figure.start - 90) : figure.start]
    if given := _TO_PEOPLE.search(before):
        return given["service"], figure.start - len(before) + given.start("service"), end
    another = former and former[-1].end > figure.start - 12 and _NEXT.search(before)
    if (_REACHED.search(before) or another) and (through := _THROUGH.match(text, end)):
        return through["service"], figure.start, through.end()
    if treated := _TREATED.search(before):
        act = "treatment" if treated["treat"] else "screening" if treated["screen"] else "vaccination"
        name = treated["service"] or act
        return name, figure.start - len(before) + treated.start(), end
    if _TRAINED.match(text, end):
        return "training", figure.start, end
    if received := _RECEIVED.match(text, end):
        return received["service"], figure.start, received.end()
    return None
