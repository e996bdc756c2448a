"""Groups: what a body is, and how many belong to it."""

import re
from collections.abc import Iterator, Sequence

from pledgebook.extract.actors import find_actors
from pledgebook.extract.group_names import counted_before, unlisted
from pledgebook.extract.group_sizes import sizes
from pledgebook.extract.telling import until_told
from pledgebook.extract.wording import slug
from pledgebook.model.claim import Group
from pledgebook.model.document import Document, Layout
from pledgebook.model.figure import Figure
from pledgebook.model.issue import Issue
from pledgebook.model.mention import ActorForm, ActorMention, Draft, FigureMention, Reading

_MOST = 40  # names in a sentence that are looked at: no prose has as many
_REACH = 260  # characters beside a body's name in which it is explained
_VAGUE = re.compile(r"[A-Z]{3}$|region-|allies-and-partners$|world$")  # states and groups without a membership
_ROLE = r"(?:[^,;.]|(?<=\d)[,.](?=\d)){6,140}(?!\w)"  # "an 8,000-strong force" goes on
_APPOSED = re.compile(
    r"^(?:[’']s)?\s*(?:\([^)]{1,20}\)\s*)?(?:,|\s+[–—-]|\s*\()\s*(?:or\s+[A-Z][\w-]*,\s+)?"
    rf"(?P<role>(?:an?|the|its|their|(?!and\b|or\b|including\b|as\b)(?:\w+ ){{0,4}}[\w-]+[’']s)\s{_ROLE})"
)
_KIND_WORDS = (
    "group|coalition|alliance|bloc|body|union|organi[sz]ation|forum|club|arm|agency|fund|bank|platform"
    "|partnership|partner|network|association|initiative|commission|grouping|federation|branch|institution"
    "|office|format|community|pact|force|mission|watchdog|lender|league|consortium|mechanism|facility"
    "|programme|program|council|assembly|conference|treaty|authority|charity|gathering|circle|caucus|pool"
    "|syndicate|movement|foundation|party|secretariat|centre|center|court|committee|framework|task force"
    "|company|donor"
)
_KIND = re.compile(rf"\b(?:{_KIND_WORDS})\b", re.IGNORECASE)
_ACTS = re.compile(
    r"(?:provides|brings|coordinates|unites|groups|represents|comprises|consists|is made|links|joins|gathers|counts|has"
    r"|numbers|serves|runs|oversees|includes)\b"
)
_MADE_UP = re.compile(
    r"^,\s+(?P<role>(?:made up of|comprising|consisting of|composed of|grouping|uniting|bringing together|set up"
    r"|founded|created|established)\s[^;.,]{4,100}(?!\w))"
)
_EXPLAINED = re.compile(r"(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}), (?P<role>(?:an?|the) [^,;.]{6,120}),")
_DOES = re.compile(
    r"^\s+(?P<role>(?:now\s+)?(?:provides|brings together|coordinates|unites|groups|represents|comprises|consists of"
    r"|is made up of|links|gathers|is an?|is the|is one of the)\s[^,;.]{6,120}(?!\w))"
)
_COUNTS = re.compile(
    r"^\s+(?P<role>(?:now\s+)?(?:has|counts|numbers|includes)\s+(?=[^,;.]{1,60}$|[^,;.]{1,60}[,;.])[^,;.]{4,60}(?!\w))"
)
_NOW = re.compile(
    r"^,?\s*(?:which|that)\s+(?:[^,;.]{4,100}\sand\s+(?:which\s+)?)?(?P<role>(?:now\s+|currently\s+)?"
    r"(?:brings together|groups|unites|comprises|counts|has"
    r"|numbers|gathers|includes|links|consists of|is made up of|is an?|is the|runs|provides|coordinates"
    r"|oversees|represents|manages|monitors|feeds|finances)\s(?:[^,;.]|(?<=\d),(?=\d)){4,100}(?!\w))"
)
_PEOPLES = (
    r"(?:[\w-]+\s+){0,3}?(?:nations?|countr(?:y|ies)|members?|states?|governments?|partners|allies|donors|economies|democracies|powers|lenders|creditors"
    r"|participants|shareholders|territories|societies|chapters|organi[sz]ations|agencies|institutions|signatories|parties)"
)
_MEMBERS = re.compile(rf"[-\s]*{_PEOPLES}\b|-strong\b", re.IGNORECASE)
_BEFORE = re.compile(r"(?:-|\s)(?:nation|member|country|state|strong)(?:-strong)?\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
# "the group's relief agency, <body>,": the role stands first
_TURNED = re.compile(
    rf"(?P<role>(?:^|(?<=[\s“(]))(?:[Aa]n?|[Tt]he|[\w-]+[’']s)\s(?:[\w’'-]+\s){{0,7}}?(?:{_KIND_WORDS})),\s(?:the\s)?$"
)
_CLOSE = re.compile(rf"\b[Tt]he\s(?P<role>(?:[a-z][\w-]*\s){{1,3}}(?:{_KIND_WORDS}))\s$")
_LEAD = re.compile(
    r"(?:\s*\([^)]{1,20}\))?,\s+(?:all\s+(?:of\s+its\s+)?|whose\s+|with\s+(?:its\s+)?|with\s+all\s+|in\s+which\s+|to\s+which\s+|joined\s+by\s+)?"
    r"|[’']s\s+"
)
_MOST_OF_ALL = re.compile(
    r"(?:the|[\w’'-]+[’']s)\s+(?:second[- ])?(?:\w+est|main|leading|top|only|chief)\b", re.IGNORECASE
)
_FEW = re.compile(r"(?:an?|the|its|their)\s(?:(?:[\w’-]+\s){1,3}of\s)?(?:some\s|about\s|over\s|more than\s|nearly\s)?")
_TROOPS = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:troops|soldiers|personnel|peacekeepers|officers|policemen|police)\b")
_MISSION = re.compile(r"\b(?:[A-Z]{5,}|Force|Mission|mission|Brigade|Contingent)\b")
_TO_COMMA = re.compile(r"[^,.;]*")
_OF = re.compile(r"\b(?:group|coalition|alliance|bloc|grouping|club|format|union|body|network)\s+of\s+$", re.IGNORECASE)
_BLOC = re.compile(
    r"[-\s](?:nation|member|country|state)\s+(?P<role>(?:[\w-]+\s+){0,3}?(?:bloc|group|alliance|body|club|grouping|pact))\b"
)


def read_groups(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of groups in the order of the text; of one body the same size is told once."""
    until = until_told(readings, "other")
    if not until:
        return [], []
    drafts: list[Draft] = []
    told: set[tuple[str, str]] = set()
    last: tuple[str, ...] = ()
    issuer = _issuer(layout.document)
    for reading in until:
        found = _read(reading) if "other" in reading.may_tell else []
        if not found and last and "other" in reading.may_tell:
            found = _pointed(reading, last)
        if not found and layout.document.speaker is None and (explained := _explained(reading)) is not None:
            found = [explained]  # in a government's own text whoever it explains is its own
        if "other" in reading.may_tell:
            known = {d.content.group for d in found if isinstance(d.content, Group)}
            found += [
                d
                for d in _told_apart(reading, last or issuer)
                if isinstance(d.content, Group) and d.content.group not in known
            ]
        for draft in found:
            key = (draft.content.group, str(draft.content.size)) if isinstance(draft.content, Group) else ("", "")
            if key not in told:
                told.add(key)
                drafts.append(draft)
        last = next((m.actors for m in reversed(reading.actors) if _body(m)), last)
    return drafts, []


def _issuer(document: Document) -> tuple[str, ...]:
    """The body that issues the text: whose "member states" are named without it."""
    named = [m.actors for m in find_actors(document.publisher or "") if _body(m)]
    return named[0] if named else ()


def _told_apart(reading: Reading, last: tuple[str, ...]) -> Iterator[Draft]:
    """Sizes that stand apart from the name, and bodies that no table knows."""
    for one in (*sizes(reading, last), *counted_before(reading), *unlisted(reading)):
        place = reading.sentence.locate(one.start, one.end)
        size = one.figure.figure if one.figure else None
        yield Draft(Group(one.group, size, one.role), place, reading.sentence.index, "group/counted", (), 0.6)


def _body(mention: ActorMention) -> str | None:
    """The body that a mention names, if it names one."""
    pointed = mention.form is ActorForm.PRONOUN and mention.text.lower().startswith("the ")  # "the bank"
    named = pointed or mention.form in (ActorForm.NAME, ActorForm.ORGAN, ActorForm.ADJECTIVE)
    body = mention.actors[0] if named and len(mention.actors) == 1 else ""
    return body if body and not _VAGUE.match(body) else None


def _mission(mention: ActorMention) -> str | None:
    """The letters of a mission that a body has sent: in what it is, it is no body's."""
    letters = mention.text.removeprefix("the ").removeprefix("The ").split()[-1]
    return letters.lower() if re.fullmatch(r"[A-Z]{5,9}", letters) and mention.actors[0] in ("eu", "un", "au") else None


def _explained(reading: Reading) -> Draft | None:
    """A body that no table knows, explained where it opens a sentence: "Alfa, the junior partner in the coalition,"."""
    text = reading.sentence.text
    match = _EXPLAINED.match(text)
    if (
        match is None
        or match["name"].startswith("Meanwhile ")
        or not _KIND.search(match["role"])
        or any(m.start < match.end("name") and not _is_within(m, match) for m in reading.actors)
    ):
        return None
    place = reading.sentence.locate(match.start("name"), match.end("role"))
    start, end = match.span("role")
    size = next((f for f in reading.figures if start <= f.start < end and _MEMBERS.match(text, f.end)), None)
    role = _without(match["role"], size)
    content = Group(slug(match["name"]).removeprefix("the-"), size.figure if size else None, role)
    return Draft(content, place, reading.sentence.index, "group/explained", (), 0.6)


def _is_within(mention: ActorMention, match: re.Match[str]) -> bool:
    """Whether a state only ends the body's name: "Doctors for Chad"."""
    return match.start("name") < mention.start and mention.end == match.end("name") and not mention.possessive


def _read(reading: Reading) -> list[Draft]:
    text = reading.sentence.text
    drafts = []
    for mention in reading.actors[:_MOST]:
        body = _body(mention)
        if body is None:
            continue
        found = _role(text, mention, reading.figures)
        if found and _is_listed(reading, mention, found[0]):
            found = None
        found = found or _counted_apart(text, mention, reading.figures) or _role_before(text, mention)
        found = found or _role_close(text, mention)
        size = _size_before(text, mention, reading.figures)
        if found is None and size is None:
            continue
        start, end = found or (mention.start, mention.end)
        inside = _counting(text, start, end, reading.figures, mention)
        size = size or (inside.figure if inside else None)
        role = _without(text[start:end], inside) if found else "group"
        place = reading.sentence.locate(min(mention.start, start), max(mention.end, end))
        drafts.append(
            Draft(Group(_mission(mention) or body, size, role), place, reading.sentence.index, "group/apposed", (), 0.7)
        )
    return drafts


def _counted_apart(text: str, mention: ActorMention, figures: Sequence[FigureMention]) -> tuple[int, int] | None:
    """ "ECOWAS, fifteen states that share a court,", "the Arab League, whose 22 members met,"."""
    lead = _LEAD.match(text, mention.end)
    figure = next((f for f in figures if lead and f.start == lead.end()), None)
    members = _MEMBERS.match(text, figure.end) if figure else None
    if lead is None or figure is None or members is None:
        return None
    if "whose" in lead.group() or lead.group().startswith(("'s", "’s")):
        return figure.start, members.end()
    role = _TO_COMMA.match(text, figure.end)
    return figure.start, role.end() if role else members.end()


def _is_listed(reading: Reading, mention: ActorMention, start: int) -> bool:
    """Whether what follows is the next of a list of bodies: "the African Union, the Arab League and"."""
    for other in reading.actors:
        if other is not mention and other.start - start in range(5) and other.form is ActorForm.NAME:
            return not other.possessive and other.actors != mention.actors
    return False


def _role(text: str, mention: ActorMention, figures: Sequence[FigureMention]) -> tuple[int, int] | None:
    after = text[mention.end : mention.end + _REACH]
    for pattern in (_APPOSED, _NOW, _DOES, _COUNTS, _MADE_UP):
        if mention.form is ActorForm.ADJECTIVE and pattern is _APPOSED:
            continue
        match = pattern.match(after)
        if match is None:
            continue
        start, end = mention.end + match.start("role"), mention.end + match.end("role")
        counted = _counting(text, start, end, figures, mention) is not None
        if pattern is _COUNTS or (pattern is _NOW and match["role"].split()[0] in ("has", "includes", "counts")):
            if counted:
                return start, end
        elif pattern is _APPOSED and (
            _opens_with_number(text, start, end, figures) or _MOST_OF_ALL.match(match["role"])
        ):
            return start, end  # "the biggest employer in the strip"
        elif pattern is _MADE_UP:
            if counted or match["role"].startswith(("set up", "founded", "created", "established")):
                return start, end
        elif pattern is _NOW or _KIND.search(match["role"]) or _ACTS.match(match["role"]):
            return start, end
    return None


def _counting(
    text: str, start: int, end: int, figures: Sequence[FigureMention], mention: ActorMention
) -> FigureMention | None:
    """The figure between two places that counts members, or the soldiers of a mission or force."""
    inside = [f for f in figures if start <= f.start and f.end <= end]
    soldiers = bool(inside) and _MISSION.search(mention.text) is not None
    return next((f for f in inside if (soldiers and _TROOPS.match(text, f.end)) or _MEMBERS.match(text, f.end)), None)


def _opens_with_number(text: str, start: int, end: int, figures: Sequence[FigureMention]) -> bool:
    """Whether a role begins with its members: "an informal gathering of 22 governments", "an 8,000-strong wing"."""
    return any(
        start <= f.start < end and _MEMBERS.match(text, f.end) and _FEW.fullmatch(text, start, f.start) for f in figures
    )


def _role_before(text: str, mention: ActorMention) -> tuple[int, int] | None:
    """ "the UN migration agency, IOM,": what it is, then its name."""
    match = _TURNED.search(text, max(0, mention.start - _REACH), mention.start)
    closed = text[mention.end : mention.end + 1] in (",", ".", ";", ")")
    return match.span("role") if match and closed and mention.form is ActorForm.NAME else None


def _role_close(text: str, mention: ActorMention) -> tuple[int, int] | None:
    """ "The vaccine alliance Gavi": what it is, right before its name."""
    match = _CLOSE.search(text, max(0, mention.start - 60), mention.start)
    return (
        match.span("role") if match and mention.form is ActorForm.NAME and mention.text[:4].lower() != "the " else None
    )


def _size_before(text: str, mention: ActorMention, figures: Sequence[FigureMention]) -> Figure | None:
    """ "the 27-member European Union"."""
    for figure in figures:
        gap = text[figure.end : mention.start]
        if figure.end <= mention.start and _BEFORE.fullmatch(gap):
            return figure.figure
    return None


def _pointed(reading: Reading, body: tuple[str, ...]) -> list[Draft]:
    """ "the 27-nation bloc", "the group of 57 countries": the body named before."""
    text = reading.sentence.text
    for figure in reading.figures:
        bloc = _BLOC.match(text, figure.end)
        of = _OF.search(text, max(0, figure.start - 40), figure.start)
        members = _MEMBERS.match(text, figure.end)
        if bloc is None and not (of and members and text[max(0, of.start() - 4) : of.start()].lower() == "the "):
            continue
        start = figure.start if bloc else of.start() if of else figure.start
        end = bloc.end("role") if bloc else members.end() if members else figure.end
        role = bloc["role"] if bloc else _without(text[start:end], figure)
        place = reading.sentence.locate(start, end)
        return [Draft(Group(body[0], figure.figure, role), place, reading.sentence.index, "group/pointed", (), 0.6)]
    return []


def _without(role: str, size: FigureMention | None) -> str:
    """The role in short: no article, no number."""
    words = role.replace(size.text, "") if size else role
    return re.sub(r"\s+", " ", re.sub(r"^(?:an?|the|its|their)\s+", "", words, flags=re.IGNORECASE)).strip(" -")
