"""Actors' ids to the names and codes of other formats, and back."""

import re
import unicodedata
from functools import cache

from pledgebook.extract.actors import find_actors
from pledgebook.model.claim import Contribution
from pledgebook.reference.actors import bodies, states
from pledgebook.views.actors import name_of as usual_name

# codes that ISO 3166-1 does not have: the user-assigned code that the European Union and the World Bank use
_ALPHA_2 = {"XKX": "XK"}
_ALPHA_3 = {code: id_ for id_, code in _ALPHA_2.items()}


def name_of(actor: str) -> str:
    """A state's or body's usual English name; of anyone else the slug's words with capitals."""
    known = usual_name(actor)
    return known if known != actor else actor.replace("-", " ").title()


def title(content: Contribution) -> str:
    """A record in a line: "United States to Ukraine: military assistance, Presidential Drawdown Authority"."""
    donors, recipients = (", ".join(map(name_of, ids)) or "?" for ids in (content.donors, content.recipients))
    what = f"{content.aid_type.value} assistance" + (f", {content.mechanism}" if content.mechanism else "")
    return f"{donors} to {recipients}: {what}"


def slug(name: str) -> str:
    """The id of a body that no table knows: its name in lower case with hyphens, as the claims' guide has it."""
    return re.sub(r"[^a-z0-9]+", "-", unidecoded(name).lower()).strip("-")


def unidecoded(text: str) -> str:
    """The text without marks above and below its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def is_state(actor: str) -> bool:
    """Whether the id is a state's."""
    return actor in states()


def alpha_2(actor: str) -> str | None:
    """A state's ISO 3166-1 alpha-2 code; None for who is no state."""
    import pycountry  # noqa: PLC0415  # its tables are read only where codes are asked for

    if actor in _ALPHA_2:
        return _ALPHA_2[actor]
    found = pycountry.countries.get(alpha_3=actor)
    return found.alpha_2 if found else None


def alpha_3(code: str) -> str | None:
    """The state's id of an ISO alpha-2 or alpha-3 code, in any case; None where ISO has no such code."""
    import pycountry  # noqa: PLC0415

    code = code.strip().upper()
    if code in _ALPHA_3:
        return _ALPHA_3[code]
    if code in states():
        return code
    found = pycountry.countries.get(alpha_2=code)
    return found.alpha_3 if found else None


@cache
def actor_named(name: str) -> str | None:
    """The one state or body that a name names ("Switzerland, Government of", "World Food Programme"), if any."""
    text = name.strip()
    exact = _exact().get(text.casefold())
    if exact is not None:
        return exact
    head, comma, tail = text.partition(",")
    if comma and tail.strip().casefold().startswith(("government of", "republic of", "the")):
        return actor_named(head)
    found = {actor for mention in find_actors(text) for actor in mention.actors}
    return found.pop() if len(found) == 1 else None


@cache
def _exact() -> dict[str, str]:
    table: dict[str, str] = {}
    for actor, entry in states().items():
        table.update(dict.fromkeys((n.casefold() for n in entry["names"]), actor))
    for body, names in bodies().items():
        table.update(dict.fromkeys((n.casefold() for n in names), body))
    return table
