"""Bodies that no table knows, explained or counted where they are named: "the Rain Forum, a club of 40 states"."""

import re
from collections.abc import Iterator
from functools import cache

from pledgebook.extract.group_sizes import Sized
from pledgebook.extract.wording import slug
from pledgebook.model.mention import ActorMention, FigureMention, Reading
from pledgebook.reference.patterns import Glancing, glancing

_KINDS = (
    "Group|Platform|Coalition|Alliance|Initiative|Forum|Partnership|Committee|Community|Pact|Mission|Force|Brigade|Fund|Club"
    "|Network|Council|Commission|Union|Organi[sz]ation|Association|League|Board|Programme|Program|Facility|Mechanism|Consortium"
    "|Federation|Compact|Assembly|Institute|Corps|Command|Trust|Agency|Authority|Foundation|Society|Bank"
)
_ROLES = (
    r"(?:group|coalition|alliance|bloc|body|union|organi[sz]ation|forum|club|agency|fund|platform|partnership|network"
    r"|association|initiative|grouping|federation|institution|community|pact|league|consortium|mechanism|facility|mission|force"
    r"|council|charity|foundation|arm|centre|center|command|gathering|circle|caucus|movement|militia|party)"
)
_MEMBERS = (
    r"(?:[\w-]+\s){0,2}?(?:nations|countries|members|states|governments|partners|donors|economies|organi[sz]ations|agencies"
    r"|institutions|signatories|parties)\b"
)
_STRONG = glancing(rf"[-\s](?:member|nation|country|state|strong)\s(?P<name>(?:[A-Z][\w’-]*\s){{1,4}}(?:{_KINDS}))\b")
_OPENERS = frozenset({"Meanwhile", "And", "But", "Separately", "Then", "Today", "Also", "Elsewhere", "In", "At", "On"})
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SMALL = r"(?:of|for|on|against|and|in|to|the)"
_COUNTED = re.compile(rf"[-\s](?:strong\b|{_MEMBERS})")
_ABOUT = re.compile(r"(?:(?:an?|the)\s(?:[\w’-]+\s){0,6})?(?:some\s|about\s|all\s|over\s|more than\s)?")
_UNITES = "brings together|groups|unites|comprises"
_EXPLAINED_BY = (
    rf"(?:\s\([^)]{{1,20}}\))?(?:\s(?:was|were|is|has been)\s[a-z]+(?:ed|ched))?"
    rf"(?P<link>,\s(?=an?\s|the\s)|,\swhich\s(?:[^,;.]{{4,60}}\sand\s)?(?:now\s|currently\s)?(?:{_UNITES}|counts|has|numbers"
    rf"|gathers|includes|links)\s|,\s(?:with|in\swhich|to\swhich|joined\sby)\s(?=[^,;.]{{1,30}}\b{_MEMBERS})|,\s(?=\w+\s(?:strong|{_MEMBERS}))|\s(?:now\s)?(?:{_UNITES}|has|counts)\s)"
)


@cache
def _named() -> Glancing:
    return glancing(
        rf"(?P<name>\b(?:[A-Z][\w’-]*\s(?:{_SMALL}\s){{0,2}}){{0,5}}(?:(?:{_KINDS})(?:\s(?:{_SMALL}\s){{1,2}}(?:(?!{_DAYS})[A-Z][\w’-]*"
        rf"(?:\sand\s|\s)?){{1,4}}|\b)|[A-Z]{{3,9}}\b|(?<=[a-z]\s)(?:group|coalition|alliance|platform)))"
        rf"{_EXPLAINED_BY}(?P<role>(?:[^,;.]|(?<=\d)[,.](?=\d)){{4,120}})"
    )


def unlisted(reading: Reading) -> Iterator[Sized]:
    """The bodies of a sentence that are explained there; those that the tables know are none of them."""
    text = reading.sentence.text
    for match in _named().finditer(text):
        start, end = match.span("name")
        if match["name"].split()[0] in _OPENERS or any(
            m.start < end and start < m.end and _names_a_body(m) for m in reading.actors
        ):
            continue
        figure = _members(reading, match)
        if figure is None and not _is_role(match):
            continue
        yield Sized(
            slug(match["name"]).removeprefix("the-"), figure, _role(match["role"], figure), start, match.end("role")
        )


def counted_before(reading: Reading) -> Iterator[Sized]:
    """ "the nine-member Rain Club": a name that no table knows, behind the figure of its members."""
    text = reading.sentence.text
    for figure in reading.figures if _STRONG.search(text) else ():
        match = _STRONG.match(text, figure.end)
        if match and not any(
            m.actors and m.start < match.end() and match.start("name") < m.end for m in reading.actors
        ):
            yield Sized(slug(match["name"]), figure, "group", figure.start, match.end())


def _members(reading: Reading, match: re.Match[str]) -> FigureMention | None:
    """The figure of those who belong to it, within the explanation."""
    start, end = match.span("role")
    for figure in reading.figures:
        if start <= figure.start and figure.end <= end:
            loose = (
                match["link"] == ", " or match["link"].split()[-1] == "has"
            )  # "has trained 300 people of 20 countries"
            at_once = not loose or _ABOUT.fullmatch(reading.sentence.text[start : figure.start])
            if at_once and _COUNTED.match(reading.sentence.text, figure.end):
                return figure
    return None


def _names_a_body(mention: ActorMention) -> bool:
    """Whether the tables know the body itself, and not only a state or region in its name."""
    one = mention.actors[0] if len(mention.actors) == 1 else ""
    return bool(one) and not one.isupper() and not one.startswith("region-")


def _is_role(match: re.Match[str]) -> bool:
    """Whether it is told what the body is: "a charity that digs wells"; not of bare letters, which may be anything."""
    apposed = re.match(rf"(?:an?|the)\s(?:[\w’-]+\s){{0,5}}?{_ROLES}\b", match["role"]) is not None
    return apposed and match["link"].strip() == ","


def _role(words: str, figure: FigureMention | None) -> str:
    plain = words.replace(figure.text, "") if figure else words
    return re.sub(r"\s+", " ", re.sub(r"^(?:an?|the)\s+", "", plain.strip())).strip(" -")
