"""What a request has at hand: the ledger, who is asking, and how answers are made."""

import csv
import io
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from jinja2 import Environment
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from pledgebook import views
from pledgebook.exchange.tables.writers import guarded, text_of
from pledgebook.pipeline import Extraction
from pledgebook.store import Ledger
from pledgebook.views import Filter
from pledgebook.web.access import AccessError, Accounts, Who
from pledgebook.web.config import Config
from pledgebook.web.security import CSRF_COOKIE, SESSION_COOKIE, Forms
from pledgebook.web.shelf import Seen, Shelf

Made = TypeVar("Made")
Row = TypeVar("Row")
FORMS = ("html", "json", "csv")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its template, what is shown (``data``, the JSON twin), and its rows for the CSV twin.

    ``seen`` are the values of the shelf that all of ``data`` and ``more`` is made of, () where something else is in
    them.
    """

    template: str
    title: str
    data: Any
    rows: Iterable[Mapping[str, Any]] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    seen: tuple[Seen[Any], ...] = ()

    @property
    def as_of(self) -> str | None:
        """The time of the oldest value, None where nothing came since any of them."""
        return min((seen.as_of for seen in self.seen if seen.as_of), default=None)


@dataclass(slots=True)
class Workbench:
    """One running workbench."""

    config: Config
    ledger: Ledger
    accounts: Accounts
    forms: Forms
    templates: Environment
    shelf: Shelf
    pending: dict[str, tuple[str, float, list[Extraction]]] = field(default_factory=dict)  # read, not yet kept

    def seen(
        self, request: Request, key: Hashable, make: Callable[[], Made], kinds: Collection[str] = ()
    ) -> Seen[Made]:
        """A value that is dear to make of the records of these kinds, as new as whoever asks may expect (`shelf`)."""
        return self.shelf.see(key, make, self._asker(request), kinds)

    def changed(self, request: Request) -> None:
        """Note that whoever asks has just brought documents or a decision: they are shown nothing older."""
        self.shelf.changed(self._asker(request))

    def _asker(self, request: Request) -> str:
        """Whom the shelf tells apart: accounts; without them browsers, by the cookie that their forms need."""
        who = self.who(request)
        name = who.name if who else ""
        return name if self.config.team else f"{name} {request.cookies.get(CSRF_COOKIE, '')}"

    def who(self, request: Request) -> Who | None:
        """Who is asking; None where nobody has signed in and a team must."""
        if not hasattr(request.state, "who"):  # an answer asks more than once
            request.state.who = self._who(request)
        known: Who | None = request.state.who
        return known

    def _who(self, request: Request) -> Who | None:
        if not self.config.team:
            return Who(self.config.reviewer, "keeper")
        key = request.headers.get("authorization", "")
        if key[:7].lower() == "bearer ":
            return self.accounts.of_token(key[7:].strip())
        return self.accounts.of_session(request.cookies.get(SESSION_COOKIE))

    def asked(self, request: Request, role: str = "reader") -> Who:
        """Who is asking; raises `AccessError` where they may not."""
        who = self.who(request)
        if who is None:
            raise AccessError("sign in first", 401)
        if not who.may(role):
            raise AccessError(f"only a {role} may do this")
        return who

    def answer(self, request: Request, page: Page, form: str = "html", status: int = 200) -> Response:
        """The page in one of its forms."""
        if form == "json":
            told = {"ok": True} | ({"as_of": f"{page.as_of} UTC"} if page.as_of else {})
            return JSONResponse(told | {"data": views.plain(page.data)}, status)
        if form == "csv":
            return Response(_csv(page.rows), status, media_type="text/csv; charset=utf-8")
        words = {
            "title": page.title,
            "who": self.who(request),
            "team": self.config.team,
            "csrf": self.forms.value(request),
            "as_of": page.as_of,
            **self._asked(request),
        }
        if page.seen:
            shown = page.seen[0].piece(
                (page.template, request.url.path, request.url.query, *(s.number for s in page.seen[1:])),
                lambda: self._content(request, page),
            )
            text = self.templates.get_template("base.html").render(words, content=shown)
        else:
            named = {"page": page.data, "layout": "base.html", **page.more}
            text = self.templates.get_template(page.template).render(words, **named)
        response = HTMLResponse(text, status)
        self.forms.give_out(request, response)
        return response

    def _asked(self, request: Request) -> dict[str, Any]:
        return {"path": request.url.path, "query": request.url.query, "asked": request.query_params}

    def _content(self, request: Request, page: Page) -> Markup:
        """What a page shows to everybody alike: who asks is not known here, and no form of theirs."""
        named = {"page": page.data, "layout": "bare.html", "title": page.title, **page.more}
        return Markup(self.templates.get_template(page.template).render(self._asked(request), **named))  # noqa: S704  # made of a template


def _csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV; no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for place, row in enumerate(rows):
        if place == 0:
            writer.writerow(list(row))
        writer.writerow([_cell(value) for value in row.values()])
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        value = tuple(map(str, value))
    if isinstance(value, str) or value is None or isinstance(value, tuple):
        return guarded(text_of(value))
    return text_of(value)


_ROLES = {"donor": "donor", "recipient": "recipient", "actor": "party"}


def filter_of(request: Request) -> Filter:
    """The filter that an address asks for; raises `ViewError` for what is none."""
    from pledgebook.exchange.naming import actor_named  # noqa: PLC0415  # the tables of names are read when asked for

    asked = request.query_params

    def listed(name: str) -> tuple[str, ...]:
        return tuple(v.strip() for said in asked.getlist(name) for v in said.split(",") if v.strip())

    said: dict[str, Any] = {
        slot: tuple(actor_named(name) or name for name in listed(name_)) for name_, slot in _ROLES.items()
    }
    if item := asked.get("item", "").strip():
        said["item"] = item
    return Filter(
        **said,
        type=tuple(v.lower() for v in listed("type")),
        stage=tuple(v.lower() for v in listed("stage")),
        mechanism=listed("mechanism"),
        since=asked.get("from") or None,
        until=asked.get("to") or None,
        text=asked.get("text") or None,
    )


def number(request: Request, name: str, default: int, most: int) -> int:
    """A whole number of the address, between 0 and ``most``; the default where it is none."""
    said = request.query_params.get(name, "")
    return min(int(said), most) if said.isascii() and said.isdigit() and len(said) < 10 else default


def cut(rows: Sequence[Row], request: Request, step: int) -> tuple[Sequence[Row], dict[str, Any]]:
    """Those of some rows that an address asks for, and what its links to the others are made of."""
    offset = number(request, "offset", 0, 1_000_000)
    return rows[offset : offset + step], {"offset": offset, "step": step, "further": len(rows) > offset + step}
