"""Groups: what a body is, and how many belong to it."""

import re

from pledgebook.model.claim import Group
from pledgebook.model.document import Layout
from pledgebook.model.figure import Figure
from pledgebook.model.issue import Issue
from pledgebook.model.mention import ActorForm, ActorMention, Draft, FigureMention, Reading

_MOST = 40  # names in a sentence that are looked at: no prose has as many
_REACH = 260  # characters behind a body's name in which it is explained
_STATE = re.compile(r"[A-Z]{3}$")
_APPOSED = re.compile(
    r"^(?:[’']s)?\s*(?:\([^)]{1,20}\)\s*)?,\s+"
    r"(?P<role>(?:an?|the|its|their|(?!and\b|or\b|including\b|as\b)(?:\w+ ){0,4}[\w-]+[’']s)\s[^,;.]{6,140})"
)
_KIND = re.compile(
    r"\b(?:group|coalition|alliance|bloc|body|union|organi[sz]ation|forum|club|arm|agency|fund|bank|platform|partnership"
    r"|partner|network|association|initiative|commission|grouping|federation|branch|institution|office)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(r"(?:provides|brings|coordinates|unites|groups|represents|comprises|consists|is made)\b")
_EXPLAINED = re.compile(r"(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}), (?P<role>(?:an?|the) [^,;.]{6,120}),")
_DOES = re.compile(
    r"^\s+(?P<role>(?:provides|brings together|coordinates|unites|groups|represents|comprises|consists of|is made up of"
    r"|is an?|is the)\s[^,;.]{6,120})"
)
_NOW = re.compile(
    r"^,?\s*(?:which|that)\s+(?:now\s+)?(?P<role>(?:brings together|groups|unites|comprises|counts)\s[^,;.]{4,100})"
)
_MEMBERS = re.compile(
    r"[-\s]*(?:nations?|countries|members?|states?|governments|partners|allies|donors|economies)\b", re.IGNORECASE
)
_BEFORE = re.compile(r"(?:-|\s)(?:nation|member|country|state|strong)\s+$", re.IGNORECASE)


def read_groups(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of groups in the order of the text."""
    drafts = [draft for reading in readings for draft in _read(reading)]
    if layout.document.speaker is None:  # in a government's own text whoever it explains is its own
        drafts += [draft for reading in readings if (draft := _explained(reading)) is not None]
    return drafts, []


def _explained(reading: Reading) -> Draft | None:
    """A body that no table knows, explained where it opens a sentence: "Alfa, the junior partner in the coalition,"."""
    text = reading.sentence.text
    match = _EXPLAINED.match(text)
    if match is None or not _KIND.search(match["role"]) or any(m.start < match.end("name") for m in reading.actors):
        return None
    slug = re.sub(r"[^a-z0-9]+", "-", match["name"].lower()).strip("-")
    place = reading.sentence.locate(match.start("name"), match.end("role"))
    content = Group(slug, None, _without(match["role"], None))
    return Draft(content, place, reading.sentence.index, "group/explained", (), 0.6)


def _read(reading: Reading) -> list[Draft]:
    text = reading.sentence.text
    drafts = []
    for mention in reading.actors[:_MOST]:
        body = next((a for a in mention.actors if not _STATE.match(a) and not a.startswith("region-")), None)
        if body is None or len(mention.actors) > 1 or mention.form not in (ActorForm.NAME, ActorForm.ORGAN):
            continue
        found = _role(text, mention)
        if found and any(
            m.start - found[0] in range(5) and m is not mention for m in reading.actors if m.form is ActorForm.NAME
        ):
            found = None  # a list of bodies: "the African Union, the Arab League and"
        size = _size_before(text, mention, reading.figures)
        if found is None and size is None:
            continue
        start, end = found or (mention.start, mention.end)
        inside = next(
            (f for f in reading.figures if start <= f.start and f.end <= end and _MEMBERS.match(text, f.end)), None
        )
        size = size or (inside.figure if inside else None)
        role = _without(text[start:end], inside) if found else "group"
        place = reading.sentence.locate(min(mention.start, start), max(mention.end, end))
        drafts.append(Draft(Group(body, size, role), place, reading.sentence.index, "group/apposed", (), 0.7))
    return drafts


def _role(text: str, mention: ActorMention) -> tuple[int, int] | None:
    after = text[mention.end : mention.end + _REACH]
    for pattern in (_APPOSED, _NOW, _DOES):
        match = pattern.match(after)
        told = match and (pattern is _NOW or _KIND.search(match["role"]) or _ACTS.match(match["role"]))
        if match and told:
            return mention.end + match.start("role"), mention.end + match.end("role")
    return None


def _size_before(text: str, mention: ActorMention, figures: tuple[FigureMention, ...]) -> Figure | None:
    """ "the 27-member European Union"."""
    for figure in figures:
        gap = text[figure.end : mention.start]
        if figure.end <= mention.start and _BEFORE.fullmatch(gap):
            return figure.figure
    return None


def _without(role: str, size: FigureMention | None) -> str:
    """The role in short: no article, no number."""
    words = role.replace(size.text, "") if size else role
    return re.sub(r"\s+", " ", re.sub(r"^(?:an?|the|its|their)\s+", "", words)).strip()
