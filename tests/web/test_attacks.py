"""What somebody hostile would try, each tried: refused, or without effect. Addresses that are asked: test_addresses."""

import csv
import io
import re
import secrets
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html
from starlette.testclient import TestClient

from factories import asked, given, held, met, told
from pledgebook import pipeline
from pledgebook.model.claim import Statement
from pledgebook.reference.groups import groups
from pledgebook.store import Ledger, people
from pledgebook.web.access import Accounts, hashed
from pledgebook.web.security import CSRF_COOKIE, SESSION_COOKIE
from web.serving import PAGES, browser, form_of

_FOREVER = "2999-01-01T00:00:00Z"
_PASSWORD = "a long enough one"  # noqa: S105  # of accounts that live for a test


def ledger_of(client: TestClient) -> Ledger:
    found: Ledger = client.app.state.bench.ledger  # type: ignore[attr-defined]
    return found


# --- script in titles, names, quotes, addresses -------------------------------------------------------------------

SCRIPTS = (
    "<script>alert(1)</script>",
    "</title><script>alert(2)</script>",
    "</textarea><script>alert(3)</script>",
    '"><img src=x onerror=alert(4)>',
    "' onmouseover='alert(5)",
    '" autofocus onfocus="alert(6)',
    "<svg/onload=alert(7)>",
    "<iframe srcdoc='<script>alert(8)</script>'>",
    "<base href=//attacker.example/>",
    "<meta http-equiv=refresh content=0;url=//attacker.example>",
    "<form action=//attacker.example><button>Sign in",
    "<style>@import '//attacker.example'</style>",
    "javascript:alert(9)",
    "JaVaScRiPt:alert(10)",
    "data:text/html,<script>alert(11)</script>",
    "{{ 7919 * 104729 }}",
    "{% for x in ().__class__.__mro__ %}{{ x }}{% endfor %}",
    "${7919*104729}#{7919*104729}<%= 7919*104729 %>",
    "&#60;script&#62;alert(12)&#60;/script&#62;",
    "%3Cscript%3Ealert(13)%3C/script%3E",
    "<!--<script>alert(14)//-->",
    "]]><script>alert(15)</script>",
    "\u202e<script>alert(16)</script>",
    "=cmd|'/c calc'!A1",
    "+HYPERLINK(1)", "-2+3+cmd|'x'!A1", "@SUM(1)", "\tcmd",
)  # fmt: skip
_FORMULA = re.compile(r"[=+\-@\t\r]")
_TAGS = {"script", "iframe", "object", "embed", "base", "style", "svg", "math", "frame", "applet"}


@cache
def sources() -> frozenset[str]:
    """The addresses of our own that a page may lead to: who says since when a state belongs to a group."""
    facts = groups().values()
    return frozenset({f.size_source for f in facts} | {m.source for f in facts for m in f.members})


def harmless(page: str) -> None:
    """Only our own script runs, nothing leads to another scheme, no form leads elsewhere."""
    tree = html.fromstring(page)
    for element in tree.iter("*"):
        allowed = element.tag == "script" and element.get("src") == "/static/keys.js" and not element.text
        assert allowed or element.tag not in _TAGS, html.tostring(element)
        assert element.get("http-equiv") is None, html.tostring(element)
        for name, value in {str(k): str(v) for k, v in element.attrib.items()}.items():
            assert not name.startswith("on"), html.tostring(element)
            assert name not in ("style", "srcdoc", "formaction", "autofocus"), html.tostring(element)
            if name == "action":
                assert re.match(r"/(?!/)", value), value
            if name == "src":
                assert re.match(r"/(static|chart)/", value), value
            if name == "href":
                assert value in sources() or re.match(r"https?://example\.org/|/(?!/)|[#?]", value), value
                if value.startswith("http"):
                    assert "noopener" in element.get("rel", "")
                    assert "noreferrer" in element.get("rel", "")
    assert "829348951" not in "".join(map(str, tree.itertext())), "a template in a text was worked out"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A workbench on a ledger in which every text is an attack."""
    with browser(tmp_path_factory.mktemp("hostile")) as client:
        pipeline.keep(
            ledger_of(client),
            [
                told(
                    given("USA>UKR 5m", mechanism=script, condition=script, items={script: "2"}),
                    asked(f"UKR>USA {script}", plan=script),
                    held(f"DEU conditional {script}"),
                    met("USA,UKR", name=script),
                    Statement(script, "UKR", script),
                    name=f"{place} {script}",
                    title=script,
                    publisher=script,
                    address=script,
                )
                for place, script in enumerate(SCRIPTS)
            ],
        )
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_hostile_texts_are_harmless_on_every_page(hostile: TestClient, path: str) -> None:
    answer = hostile.get(path)
    assert answer.status_code == 200
    harmless(answer.text)


@pytest.mark.parametrize("script", SCRIPTS)
def test_hostile_texts_are_harmless_in_their_document_records_and_forms(hostile: TestClient, script: str) -> None:
    (document,) = [d for d in hostile.get("/api/v1/documents?limit=500").json()["rows"] if d["title"] == script]
    shown = hostile.get(f"/document/{document['id']}")
    harmless(shown.text)
    assert (html.fromstring(shown.text).findtext(".//h1") or "").strip() == script.strip()
    records = set(re.findall(r'href="(/record/[\w-]+)"', shown.text))
    edits = set(re.findall(r'href="(/edit/[\w-]+)\?', shown.text))
    assert records
    assert edits
    for path in (*records, *edits, *(f"{edit}?back={quote(script, safe='')}" for edit in edits)):
        harmless(hostile.get(path).text)


@pytest.mark.parametrize("script", SCRIPTS)
def test_hostile_addresses_and_forms_are_harmless(hostile: TestClient, script: str) -> None:
    said = quote(script, safe="")
    for path in (
        f"/search?q={said}", f"/contributions?text={said}", f"/contributions?donor={said}&order=newest",
        f"/contributions?order={said}", f"/totals?by={said}", f"/totals?currency={said}", f"/calendar?from={said}",
        f"/actor/{said}", f"/group/{said}", f"/record/{said}", f"/sign-in?next={said}", f"/{said}", f"/due?on={said}",
        f"/plans?parties={said}",
    ):  # fmt: skip
        answer = hostile.get(path)
        assert answer.status_code < 500
        if answer.headers["content-type"].startswith("text/html"):
            harmless(answer.text)
    form = {"csrf": form_of(hostile, "/add"), "text": f"A text. {script}", "title": script, "publisher": script}
    read = hostile.post("/add", data=form | {"address": script})
    assert read.status_code == 200
    harmless(read.text)
    ruling = {"csrf": form_of(hostile, "/add"), "verdict": script, "subjects": script, "why": script, "slot": script}
    refused = hostile.post("/review/preview", data=ruling)
    assert refused.status_code == 400
    harmless(refused.text)


@pytest.mark.parametrize("path", [p for p in PAGES if p != "/"])
def test_no_cell_of_a_twin_is_a_formula(hostile: TestClient, path: str) -> None:
    at, _, query = path.partition("?")
    for row in csv.reader(io.StringIO(hostile.get(f"{at}.csv?{query}").text)):
        for cell in row:
            assert not _FORMULA.match(cell) or re.fullmatch(r"-?[\d.]+", cell), cell


# --- paths, filters, ids ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with browser(tmp_path_factory.mktemp("attacked")) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/../../web/app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py",
        "/static/..%5capp.py", "/static/....//app.py", "/static//etc/passwd", "/static/%2fetc%2fpasswd",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/static/%252e%252e%252fapp.py", "/static/style.css%00.html", "/static/", "/static/..;/app.py",
        "/static/../templates/base.html", "/document/..%2f..%2f..%2fetc%2fpasswd", "/record/..%2f..%2fledger.db",
        "/chart/..%2f..%2fetc%2fpasswd.svg", "/chart/../static/style.css", "/ledger.db", "/.git/config", "/docs",
        "/redoc", "/openapi.json", "/group/..%2f..%2fetc%2fpasswd", "/actor/%00", "/edit/%2e%2e%2f",
    ],
)  # fmt: skip
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {200, 400, 404} if path.startswith(("/actor/", "/chart/../")) else {400, 404, 422}
    for secret in ("root:x:", "def create_app", "SQLite format", "{% block", "[core]", "swagger"):
        assert secret not in answer.text


SQL = (
    "' OR '1'='1", "'; DROP TABLE claims; --", "\" OR 1=1 --", "1) UNION SELECT password FROM people --",
    "x' AND (SELECT 1 FROM sqlite_master)='1", "%' OR 1=1 /*", "\x00'", "NEAR(\"a\" \"b\") OR *", "a AND OR NOT",
    "title:*", "(((((", '"""', "*" * 150,
)  # fmt: skip
_FILTERS = (
    "/contributions?donor=", "/contributions?recipient=", "/contributions?type=", "/contributions?stage=",
    "/contributions?mechanism=", "/contributions?item=", "/contributions?from=", "/contributions?to=",
    "/contributions?text=", "/contributions?order=", "/contributions?offset=", "/calendar?actor=", "/calendar?type=",
    "/calendar?order=", "/totals?by=", "/totals?currency=", "/totals?donor=", "/plans?parties=", "/plans?actor=",
    "/due?on=", "/due?actor=", "/search?q=", "/documents?offset=", "/decisions?offset=", "/record/", "/document/",
    "/actor/", "/group/", "/edit/", "/api/v1/contributions?donor=", "/api/v1/contributions?mechanism=",
    "/api/v1/contributions?item=", "/api/v1/contributions?text=", "/api/v1/contributions?since=",
    "/api/v1/contributions?order=", "/api/v1/contributions?limit=", "/api/v1/engagements?actor=",
    "/api/v1/totals?by=", "/api/v1/totals?currency=", "/api/v1/search?q=", "/api/v1/records/", "/api/v1/documents/",
    "/api/v1/due?on=",
)  # fmt: skip


@pytest.mark.parametrize("at", _FILTERS)
def test_sql_in_a_filter_is_only_words(client: TestClient, at: str) -> None:
    before = client.get("/overview.json").json()["data"]["counts"]
    for sql in SQL:
        answer = client.get(at + quote(sql, safe=""))
        assert answer.status_code < 500, (at, sql, answer.text[-300:])
        assert not re.search(r"sqlite3|OperationalError|syntax error|Traceback|argon2", answer.text), (at, sql)
        if answer.status_code == 200 and at.startswith("/contributions?") and "=" in sql and "offset" not in at:
            assert re.search(r"<tbody>\s*<tr[^>]*><td colspan", answer.text), (at, sql)
    assert client.get("/overview.json").json()["data"]["counts"] == before


# --- forms --------------------------------------------------------------------------------------------------------

_RULING = {"verdict": "accept", "subjects": "c-1", "why": ""}
FORGERIES: dict[str, Callable[[TestClient], tuple[dict[str, str], dict[str, str]]]] = {
    "no proof": lambda c: ({}, {}),
    "an empty proof": lambda c: ({"csrf": ""}, {}),
    "a made-up proof": lambda c: ({"csrf": "0" * 64}, {}),
    "the cookie's own value as proof": lambda c: ({"csrf": c.cookies.get(CSRF_COOKIE) or "x"}, {}),
    "a proof with a letter changed": lambda c: ({"csrf": form_of(c, "/review")[:-1] + "g"}, {}),
    "a proof that is not ASCII": lambda c: ({"csrf": "é" * 64}, {}),
    "a page elsewhere": lambda c: ({"csrf": form_of(c, "/review")}, {"origin": "https://attacker.example"}),
    "a page on another port": lambda c: ({"csrf": form_of(c, "/review")}, {"origin": "http://testserver:8001"}),
    "a page whose name begins like ours": lambda c: (
        {"csrf": form_of(c, "/review")},
        {"origin": "http://testserver.attacker.example"},
    ),
    "a page of another site, as the browser says": lambda c: (
        {"csrf": form_of(c, "/review")},
        {"sec-fetch-site": "cross-site"},
    ),
    "a page of a sister name": lambda c: ({"csrf": form_of(c, "/review")}, {"sec-fetch-site": "same-site"}),
    "a hidden frame, without its cookie": lambda c: (
        {"csrf": form_of(c, "/review")},
        {"origin": "null", "cookie": f"{CSRF_COOKIE}=planted"},
    ),
}


@pytest.mark.parametrize("how", FORGERIES)
@pytest.mark.parametrize("at", ["/review/keep", "/review/preview", "/add", "/add/keep", "/account/token"])
def test_a_forged_form_is_refused(client: TestClient, how: str, at: str) -> None:
    attacked = TestClient(client.app, follow_redirects=False)
    attacked.get("/review")
    said, headers = FORGERIES[how](attacked)
    if "cookie" in headers:
        attacked.cookies.clear()
    form = _RULING | said | {"text": "x", "key": "k"}
    assert attacked.post(at, data=form, headers=headers).status_code == 403


def test_a_form_of_another_browser_is_refused(client: TestClient) -> None:
    form = _RULING | {"csrf": form_of(client, "/review")}
    other = TestClient(client.app, follow_redirects=False)
    other.get("/review")
    assert other.post("/review/keep", data=form).status_code == 403


def test_a_form_of_another_server_process_is_refused(client: TestClient, tmp_path: Path) -> None:
    with browser(tmp_path) as elsewhere:
        form = _RULING | {"csrf": form_of(elsewhere, "/review")}
        planted = TestClient(client.app, follow_redirects=False)
        planted.cookies.set(CSRF_COOKIE, elsewhere.cookies.get(CSRF_COOKIE) or "")
        assert planted.post("/review/keep", data=form).status_code == 403


def test_a_reading_is_kept_once_and_by_its_key_only(client: TestClient) -> None:
    text = "Norway announced 75 million kroner in humanitarian aid for Chad on May 3, 2024."
    shown = client.post("/add", data={"csrf": form_of(client, "/add"), "text": text}).text
    key = re.search(r'name="key" value="([\w-]+)"', shown)
    assert key is not None
    form = {"csrf": form_of(client, "/add"), "key": key.group(1)}
    assert client.post("/add/keep", data=form | {"key": "x" * 22}).status_code == 410
    assert client.post("/add/keep", data=form).status_code == 303
    assert client.post("/add/keep", data=form).status_code == 410, "a replayed form"


def test_nothing_is_changed_by_an_address_alone(client: TestClient) -> None:
    for path in ("/review/keep", "/review/preview", "/add/keep", "/account/token", "/account/revoke", "/sign-out"):
        assert client.get(path, params=_RULING).status_code in {404, 405}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "CONNECT"])
def test_other_methods_do_nothing(client: TestClient, method: str) -> None:
    for path in ("/review", "/static/style.css", "/api/v1/decisions", "/record/x"):
        assert client.request(method, path).status_code in {404, 405}


# --- hosts, bodies, headers, redirects ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "attacker.example", "testserver.attacker.example", "attacker.example:80", "127.0.0.1.attacker.example",
        "xtestserver", "testserver@attacker.example", "", "[::1].attacker.example", "attacker.example#testserver",
        "attacker.example/testserver", "169.254.169.254",
    ],
)  # fmt: skip
def test_a_foreign_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421
    forwarded = client.get("/contributions", headers={"x-forwarded-host": host, "forwarded": f"host={host}"})
    assert not host or host not in forwarded.text


@pytest.mark.parametrize(
    ("size", "body"),
    [
        ("99999999999999999999999999", b"x"), ("-1", b"x"), ("abc", b"x"), ("1e3", b"x"), ("²", b"x"), ("+5", b"x"),
        (str(21 << 20), b"x"),
    ],
)  # fmt: skip
def test_a_size_that_is_too_large_or_none_is_refused(client: TestClient, size: str, body: bytes) -> None:
    assert client.post("/add", content=body, headers={"content-length": size.encode()}).status_code == 413


def test_a_body_that_does_not_say_its_size_is_cut_off(client: TestClient) -> None:
    chunks = (b"x" * (1 << 20) for _ in range(30))
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/add", content=chunks, headers=kind).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"{" * 100_000, b"[" * 100_000, b"nonsense", b"", b"null", b'{"verdict": "accept"}', b"\xff\xfe",
        b'{"verdict": "accept", "subjects": []}', b'{"verdict": "accept", "subjects": "c-1"}',
        b'{"verdict": "drop", "subjects": ["c-1"]}', b'{"verdict": "accept", "subjects": [{"a": 1}]}',
        b'{"verdict": "accept", "subjects": ["' + b"x" * 200 + b'"]}',
        b'{"verdict": "accept", "subjects": [' + b'"c",' * 501 + b'"c"]}',
        b'{"verdict": "correct", "subjects": ["c-1"], "slot": "__class__", "value": "1"}',
        b'{"verdict": "correct", "subjects": ["c-1"], "slot": "stage", "value": "' + b"[" * 5000 + b'"}',
        b'{"verdict": "accept", "subjects": ["c-1"], "why": "' + b"y" * 3000 + b'"}',
        b'{"verdict": "accept", "subjects": ["\\u0000"]}',
    ],
    ids=range(17),
)  # fmt: skip
def test_a_broken_decision_is_refused_in_one_line(client: TestClient, body: bytes) -> None:
    before = client.get("/overview.json").json()["data"]["counts"]["decisions"]
    answer = client.post("/api/v1/decisions", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in {400, 404, 422}, answer.text
    assert answer.json()["ok"] is False
    assert "\n" not in answer.json()["error"]
    assert client.get("/overview.json").json()["data"]["counts"]["decisions"] == before


def test_a_form_of_too_many_fields_is_refused(client: TestClient) -> None:
    form = {f"f{i}": "x" for i in range(5000)}
    files = [("files", (f"{i}.txt", b"x")) for i in range(1500)]
    proof = {"csrf": form_of(client, "/add")}
    assert client.post("/add", data=proof | form, files=files).status_code in {400, 413}
    many = {"csrf": proof["csrf"], "verdict": "accept", "subjects": [f"c-{i}" for i in range(501)]}
    assert client.post("/review/preview", data=many).status_code == 400


ELSEWHERE = (
    "//attacker.example", "///attacker.example", "https://attacker.example", "http:attacker.example",
    "/\\attacker.example", "\\\\attacker.example", "/\t/attacker.example", "\t//attacker.example",
    " //attacker.example",
    "javascript:alert(1)", "/\r\nSet-Cookie: planted=1", "/x\r\nLocation: https://attacker.example", "/\x00//a.example",
    "attacker.example", "", "//attacker.example\\@testserver", "/x\\..\\..//attacker.example",
)  # fmt: skip


@pytest.mark.parametrize("to", ELSEWHERE)
def test_no_redirect_leads_elsewhere(client: TestClient, to: str) -> None:
    claim = client.get("/api/v1/inbox").json()["rows"][0]["proof"]["claim"]
    form = {"csrf": form_of(client, "/review"), "verdict": "accept", "subjects": claim, "back": to}
    answer = client.post("/review/keep", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert "planted" not in str(answer.headers)
    undo = client.get("/api/v1/decisions").json()["rows"][0]["decision"]["id"]
    client.post("/review/keep", data=form | {"verdict": "undo", "subjects": undo, "back": "/review"})


@pytest.mark.parametrize(
    "path", ["//attacker.example/", "//attacker.example/..", "/contributions/", "/%0d%0aSet-Cookie:a=1"]
)
def test_no_path_becomes_a_redirect_or_a_header(client: TestClient, path: str) -> None:
    answer = client.request("GET", f"http://testserver{path}")
    assert "attacker.example" not in answer.headers.get("location", "")
    assert "set-cookie" not in answer.headers or "a=1" not in answer.headers["set-cookie"]


# --- people: sessions, tokens, roles ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with browser(tmp_path_factory.mktemp("team"), team=True) as client:
        accounts: Accounts = client.app.state.bench.accounts  # type: ignore[attr-defined]
        for role in ("reader", "reviewer", "keeper"):
            accounts.create(role, role, _PASSWORD)
        yield client


@pytest.fixture
def visitor(team: TestClient) -> TestClient:
    """A browser that nobody has signed in with."""
    return TestClient(team.app, follow_redirects=False)


def signed_in(client: TestClient, name: str, until: str = _FOREVER) -> str:
    # drawn, not made of id(client): a client that is gone leaves its number to the next, whose session is then not new
    secret = f"secret-of-{name}-{secrets.token_hex(8)}"
    people.open_session(ledger_of(client), hashed(secret), name, until)
    client.cookies.set(SESSION_COOKIE, secret)
    return secret


_POSTS = {
    "/review/preview": "reviewer",
    "/review/keep": "reviewer",
    "/add": "keeper",
    "/add/keep": "keeper",
    "/account/token": "reader",
    "/account/revoke": "reader",
    "/api/v1/decisions": "reviewer",
    "/sign-in": None,
    "/sign-out": None,
}
"""The role that each address asks for which something can be sent to; None where anybody may."""
_ROLES = ("nobody", "reader", "reviewer", "keeper")


def test_every_address_that_takes_a_form_is_in_the_table(client: TestClient) -> None:
    bare = [
        f"/{p}"
        for p in re.findall(
            r'@router\.post\(\s*"/([^"]+)"',
            "\n".join(f.read_text() for f in (Path(__file__).parents[2] / "src/pledgebook/web").rglob("*.py")),
        )
    ]
    assert {f"/api/v1{p}" if p == "/decisions" else p for p in bare} == set(_POSTS)


@pytest.mark.parametrize(
    ("at", "role"),
    [(at, role) for at, least in _POSTS.items() if least for role in _ROLES[: _ROLES.index(least)]],
)
def test_no_role_does_what_is_anothers(visitor: TestClient, at: str, role: str) -> None:
    if role != "nobody":
        signed_in(visitor, role)
    form: dict[str, Any] = {"csrf": form_of(visitor, "/sign-in"), "verdict": "accept", "subjects": "c-1", "key": "k"}
    form |= {"token": "t", "role": "keeper", "who": "keeper", "text": "A text."}
    headers = {"x-remote-user": "keeper", "x-forwarded-user": "keeper"}
    if at.startswith("/api/"):
        answer = visitor.post(at, json={"verdict": "accept", "subjects": ["c-1"], "role": "keeper"}, headers=headers)
    else:
        answer = visitor.post(at, data=form, headers=headers)
    assert answer.status_code == (401 if role == "nobody" else 403), answer.text[-300:]


@pytest.mark.parametrize(
    ("at", "role"),
    [
        (at + form, role)
        for at, least in {
            "/contributions": "reader", "/documents": "reader", "/account": "reader", "/search": "reader",
            "/review": "reviewer", "/decisions": "reviewer", "/edit/c-1": "reviewer", "/add": "keeper",
            "/audit": "keeper",
        }.items()
        for form in ("", ".json", ".csv")
        for role in _ROLES[: _ROLES.index(least)]
    ],
)  # fmt: skip
def test_no_role_reads_what_is_anothers(visitor: TestClient, at: str, role: str) -> None:
    if role != "nobody":
        signed_in(visitor, role)
    answer = visitor.get(at)
    expected = 403 if role != "nobody" else 401 if "." in at else 303
    assert answer.status_code == expected
    assert answer.headers.get("location", "/sign-in").startswith("/sign-in")


@pytest.mark.parametrize(
    "at", ["contributions", "engagements", "totals", "plans", "groups", "actors", "due", "conflicts", "documents",
           "documents/d", "records/r", "search?q=a", "inbox", "decisions"],
)  # fmt: skip
def test_the_api_tells_nobody_anything(visitor: TestClient, at: str) -> None:
    answer = visitor.get(f"/api/v1/{at}")
    assert (answer.status_code, set(answer.json())) == (401, {"ok", "error"})


def test_charts_and_the_calendar_are_not_for_everyone(visitor: TestClient) -> None:
    for path in ("/chart/donor.svg", "/chart/totals.svg", "/calendar.ics", "/overview.json"):
        assert visitor.get(path).status_code == 401
    assert visitor.get("/claim/c-1").headers["location"].startswith("/sign-in?")


@pytest.mark.parametrize(
    "cookie", ["", "x", "' OR 1=1 --", "null", "0" * 64, "reader", hashed("secret"), "../keeper", "%00", "x" * 5000]
)
def test_a_made_up_session_is_none(visitor: TestClient, cookie: str) -> None:
    visitor.cookies.set(SESSION_COOKIE, cookie)
    assert visitor.get("/account").status_code == 303


def test_a_session_ends(visitor: TestClient) -> None:
    signed_in(visitor, "reader", "2001-01-01T00:00:00Z")
    assert visitor.get("/account").status_code == 303, "its time is over"
    visitor.cookies.clear()
    secret = signed_in(visitor, "reader")
    assert visitor.get("/account").status_code == 200
    assert visitor.post("/sign-out", data={"csrf": form_of(visitor, "/account")}).status_code == 303
    visitor.cookies.set(SESSION_COOKIE, secret)
    assert visitor.get("/account").status_code == 303, "a cookie that was copied before sign-out"


def test_what_the_database_keeps_of_a_session_opens_none(visitor: TestClient) -> None:
    secret = signed_in(visitor, "keeper")
    visitor.cookies.clear()
    visitor.cookies.set(SESSION_COOKIE, hashed(secret))
    assert visitor.get("/audit").status_code == 303


def test_a_form_of_one_session_is_none_of_another(visitor: TestClient) -> None:
    signed_in(visitor, "keeper")
    form = _RULING | {"csrf": form_of(visitor, "/review")}
    visitor.cookies.delete(SESSION_COOKIE)
    signed_in(visitor, "reviewer")
    assert visitor.post("/review/keep", data=form).status_code == 403


def test_a_form_from_before_sign_in_is_none_after_it(visitor: TestClient) -> None:
    form = _RULING | {"csrf": form_of(visitor, "/sign-in")}
    signed_in(visitor, "reviewer")
    assert visitor.post("/review/keep", data=form).status_code == 403


def test_a_closed_account_opens_nothing(team: TestClient, visitor: TestClient) -> None:
    accounts: Accounts = team.app.state.bench.accounts  # type: ignore[attr-defined]
    accounts.create("leaver", "keeper", _PASSWORD)
    _, key = accounts.make_token("leaver", "old script")
    signed_in(visitor, "leaver")
    assert visitor.get("/audit").status_code == 200
    accounts.change("leaver", closed=True)
    assert visitor.get("/audit").status_code == 303
    visitor.cookies.clear()
    assert visitor.get("/api/v1/inbox", headers={"authorization": f"Bearer {key}"}).status_code == 401
    proof = form_of(visitor, "/sign-in")
    form = {"csrf": proof, "name": "leaver", "password": _PASSWORD}
    assert visitor.post("/sign-in", data=form).status_code == 401


@pytest.mark.parametrize(
    "header",
    ["Bearer ", "Bearer x", "Bearer ' OR 1=1 --", "Basic cmVhZGVyOng=", "Bearer null", "bearer\tx", "Token x",
     "Bearer pb_" + "A" * 43, "Bearer " + "x" * 8000],
)  # fmt: skip
def test_a_made_up_token_is_none(visitor: TestClient, header: str) -> None:
    assert visitor.get("/api/v1/inbox", headers={"authorization": header}).status_code == 401


def test_tokens_and_sessions_are_no_substitutes(team: TestClient, visitor: TestClient) -> None:
    accounts: Accounts = team.app.state.bench.accounts  # type: ignore[attr-defined]
    made, key = accounts.make_token("reviewer", "script")
    visitor.cookies.set(SESSION_COOKIE, key)
    assert visitor.get("/account").status_code == 303, "a key is no session"
    visitor.cookies.clear()
    secret = signed_in(visitor, "reviewer")
    ruling = {"verdict": "accept", "subjects": ["c-1"]}
    assert visitor.post("/api/v1/decisions", json=ruling).status_code == 403, "a page elsewhere could send that"
    visitor.cookies.clear()
    assert visitor.get("/api/v1/inbox", headers={"authorization": f"Bearer {secret}"}).status_code == 401
    signed_in(visitor, "reader")
    form = {"csrf": form_of(visitor, "/account"), "token": made.id}
    assert visitor.post("/account/revoke", data=form).status_code == 404, "another's token is not one's own to revoke"
    assert made.id not in visitor.get("/account").text
    visitor.cookies.clear()
    assert visitor.get("/api/v1/inbox", headers={"authorization": f"Bearer {key}"}).status_code == 200


def test_a_reading_is_its_readers_alone(team: TestClient, visitor: TestClient) -> None:
    accounts: Accounts = team.app.state.bench.accounts  # type: ignore[attr-defined]
    accounts.create("second", "keeper", _PASSWORD)
    signed_in(visitor, "keeper")
    shown = visitor.post("/add", data={"csrf": form_of(visitor, "/add"), "text": "A text of one line."}).text
    key = re.search(r'name="key" value="([\w-]+)"', shown)
    assert key is not None
    visitor.cookies.clear()
    signed_in(visitor, "second")
    form = {"csrf": form_of(visitor, "/add"), "key": key.group(1)}
    assert visitor.post("/add/keep", data=form).status_code == 410
