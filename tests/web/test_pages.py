"""Each page with its twins; the review round; what is refused."""

import csv
import html
import io
import re
from pathlib import Path

import pytest

from factories import met, told
from pledgebook import pipeline
from pledgebook.store import open_ledger
from pledgebook.web.access import AccessError, Accounts
from pledgebook.web.config import Config
from web.serving import PAGES, browser, form_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("web")


@pytest.mark.parametrize("path", PAGES)
def test_each_page_has_its_twins(folder: Path, path: str) -> None:
    with browser(folder) as client:
        page = client.get(path)
        assert page.status_code == 200, page.text[-500:]
        assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert "<h1>" in page.text
        at, _, query = path.partition("?")
        at = "/overview" if at == "/" else at
        assert client.get(f"{at}.json?{query}").json()["ok"] is True
        twin = client.get(f"{at}.csv?{query}")
        assert twin.headers["content-type"].startswith("text/csv")
        assert len({len(row) for row in csv.reader(io.StringIO(twin.text))}) <= 1


def test_a_record_and_a_document_open_down_to_their_words(folder: Path) -> None:
    with browser(folder) as client:
        row = client.get("/api/v1/contributions", params={"order": "most told"}).json()["rows"][0]
        record = client.get(f"/record/{row['id']}")
        assert "“Sentence 0 of document first.”" in record.text
        link = re.search(r'href="(/document/[\w-]+)#([\w-]+)"', record.text)
        assert link is not None
        document = client.get(link.group(1))
        assert f'<span class="anchor" id="{link.group(2)}"></span>Sentence 0 of document first.</mark>' in document.text
        assert client.get(f"/record/{row['id']}.json").json()["data"]["proofs"]


def test_texts_are_escaped_wherever_they_stand(folder: Path) -> None:
    with browser(folder) as client:
        found = client.get("/search", params={"q": '"><script>alert(1)</script>'}).text
        assert "<script>alert" not in found
        for path in ("/documents", "/contributions?text=%3Cscript%3E", "/actor/%3Cscript%3E"):
            assert "<script>alert" not in client.get(path).text


def test_the_review_round(folder: Path) -> None:
    with browser(folder) as client:
        claim = client.get("/api/v1/inbox").json()["rows"][0]["proof"]["claim"]
        before = client.get("/overview.json").json()["data"]["counts"]["decisions"]
        told = {"csrf": form_of(client, "/review"), "verdict": "reject", "subjects": claim, "why": "not said"}
        shown = client.post("/review/preview", data=told)
        assert "Nothing is kept yet" in shown.text
        assert client.get("/overview.json").json()["data"]["counts"]["decisions"] == before
        kept = client.post("/review/keep", data=told)
        assert (kept.status_code, kept.headers["location"]) == (303, "/review")
        assert claim not in [r["proof"]["claim"] for r in client.get("/api/v1/inbox").json()["rows"]]
        made = client.get("/api/v1/decisions").json()["rows"][0]["decision"]
        assert (made["verdict"], made["why"]) == ("reject", "not said")
        undo = {"csrf": form_of(client, "/review"), "verdict": "undo", "subjects": made["id"]}
        assert client.post("/review/keep", data=undo).status_code == 303
        assert claim in [r["proof"]["claim"] for r in client.get("/api/v1/inbox").json()["rows"]]


def test_a_correction_is_shown_and_kept(folder: Path) -> None:
    with browser(folder) as client:
        row = client.get("/api/v1/contributions", params={"donor": "eu"}).json()["rows"][0]
        claim = client.get(f"/record/{row['id']}.json").json()["data"]["proofs"][0]["claim"]
        told = {"verdict": "correct", "subjects": claim, "slot": "stage", "value": '"pledged"'}
        told["csrf"] = form_of(client, f"/edit/{claim}")
        assert "as they would be" in client.post("/review/preview", data=told).text
        assert client.post("/review/keep", data=told).status_code == 303
        assert client.get("/api/v1/contributions", params={"donor": "eu"}).json()["rows"][0]["stage"] == "pledged"
        bad = client.post("/review/keep", data=told | {"value": '"never"'})
        assert bad.status_code == 400
        assert "is no stage" in bad.text


def test_a_record_is_merged_by_the_id_that_lists_show_and_split_again(folder: Path) -> None:
    with browser(folder) as client:
        one, other = (
            client.get(f"/contributions.json?donor={donor}").json()["data"]["rows"][0]["id"] for donor in ("POL", "CAN")
        )
        at = f"/record/{one}"
        ruling = {
            "csrf": form_of(client, at),
            "verdict": "merge",
            "subjects": [one, f"http://testserver/record/{other[:10]}"],
        }
        shown = client.post("/review/preview", data=ruling | {"back": at})
        assert shown.status_code == 200
        assert shown.text.count("<blockquote") == 2, "both are quoted"
        assert f'name="back" value="{at}"' in shown.text
        kept = client.post("/review/keep", data=ruling | {"back": at})
        merged = kept.headers["location"]
        assert merged.startswith("/record/")
        page = client.get(merged).text
        assert "Is of another thing" in page
        assert "<strong>merge</strong>" in page
        alone = client.post("/review/preview", data=ruling | {"subjects": [one, ""]})
        assert (alone.status_code, "to merge takes two at least" in alone.text) == (400, True)
        decision = client.get("/api/v1/decisions").json()["rows"][0]["decision"]["id"]
        undo = client.post(
            "/review/keep", data={"csrf": ruling["csrf"], "verdict": "undo", "subjects": decision, "back": merged}
        )
        assert undo.status_code == 303
        assert client.get(at).status_code == 200


def test_a_correction_is_written_in_words_and_leads_back(folder: Path) -> None:
    with browser(folder) as client:
        record = client.get("/contributions.json?donor=POL").json()["data"]["rows"][0]["id"]
        claim = client.get(f"/record/{record}.json").json()["data"]["record"]["claims"][0]
        page = client.get(f"/edit/{claim}?back=/record/{record}")
        assert "10,000,000 EUR" in page.text
        assert '<option value="committed" selected>' in page.text
        ruling = {
            "csrf": form_of(client, f"/edit/{claim}"), "verdict": "correct", "subjects": claim, "slot": "amount",
            "value": "more than 12 million euros", "back": f"/record/{record}",
        }  # fmt: skip
        assert "“at least 12,000,000 EUR”" in client.post("/review/preview", data=ruling).text
        assert client.post("/review/keep", data=ruling).headers["location"] == f"/record/{record}"
        assert "At least 12,000,000 EUR" in client.get(f"/record/{record}").text
        away = client.post("/review/keep", data=ruling | {"back": "//elsewhere.example"})
        assert away.headers["location"] == "/review"
        assert "12,000,000 EUR" in client.get(f"/edit/{claim}").text, "what it counts as now is what is corrected"
        exact = '{"qualifier": "exact", "currency": "EUR", "value": "%s"}'
        for value in (
            "much",
            "[" * 5000,
            *(exact % number for number in ("NaN", "Infinity", "1e999999999", "1e-99999")),
        ):
            wrong = client.post("/review/preview", data=ruling | {"value": value})
            assert wrong.status_code == 400, value[:80]


def test_totals_in_one_currency_have_a_chart(folder: Path) -> None:
    with browser(folder) as client:
        several = client.get("/totals?by=donor&recipient=UKR").text
        assert "<img" not in several
        assert "in US dollars" in several
        page = client.get("/totals?by=month&donor=USA&recipient=UKR").text
        at = re.search(r'<img src="(/chart/totals\.svg\?[^"]+)"', page)
        assert at is not None
        drawn = client.get(html.unescape(at.group(1)))
        assert (drawn.status_code, drawn.headers["content-type"]) == (200, "image/svg+xml")
        assert "bars: as announced; lines: from the least to the most" in drawn.text
        assert client.get("/chart/totals.svg?by=donor&recipient=UKR").status_code == 400
        assert client.get("/chart/totals.svg?by=donor&from=1999&to=1999").status_code == 400


def test_what_is_left_out_of_a_sum_is_told_where_something_is(folder: Path) -> None:
    with browser(folder) as client:
        told = client.get("/totals?donor=USA").text
        assert "1 part of what is counted, 1 running total, 1 only considered." in told
        assert "Left out" not in client.get("/totals?donor=POL").text


def test_a_decision_leads_to_what_it_is_about(folder: Path) -> None:
    with browser(folder) as client:
        row = client.get("/api/v1/contributions", params={"donor": "POL"}).json()["rows"][0]
        told = {"csrf": form_of(client, "/review"), "verdict": "accept", "subjects": row["id"]}
        assert client.post("/review/keep", data=told).status_code == 303
        link = re.search(r'href="(/claim/c-\w+)"', client.get("/decisions").text)
        assert link is not None
        assert client.get(link.group(1)).headers["location"] == f"/record/{row['id']}"
        assert client.get("/claim/c-none").status_code in (400, 404)


def test_members_of_whom_something_is_told_come_before_the_silent(folder: Path) -> None:
    with browser(folder) as client:
        page = client.get("/group/g7?from=2024-05&to=2024-06").text
        table, _, rest = page.partition("Nothing told of:")
        assert "/actor/GBR" in table
        assert "/actor/ITA" not in table
        assert "/actor/ITA" in rest


def test_who_is_named_nowhere_is_told(folder: Path) -> None:
    with browser(folder) as client:
        assert "No record names “Norway”." in client.get("/contributions?donor=Norway").text
        assert "No record names" not in client.get("/contributions?donor=Poland").text


def test_what_is_due_can_be_narrowed_to_a_status(folder: Path) -> None:
    with browser(folder) as client:
        rows = client.get("/due.json").json()["data"]
        overdue = client.get("/due.json?status=overdue").json()["data"]
        assert 0 < len(overdue) < len(rows)
        assert {row["status"] for row in overdue} == {"overdue"}


def test_long_lists_are_shown_page_by_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pledgebook.web.pages.groups._MOST", 2)
    with browser(folder) as client:
        whole = [row["id"] for row in client.get("/api/v1/actors").json()["rows"]]
        assert [row["id"] for row in client.get("/actors.json?offset=2").json()["data"]] == whole[2:4]
        first = client.get("/actors").text
        assert 'href="/actors?offset=2"' in first
        assert "Earlier rows" not in first


def test_a_text_is_read_shown_and_then_kept(folder: Path) -> None:
    with browser(folder) as client:
        text = "Norway announced 75 million kroner in humanitarian aid for Chad on May 3, 2024."
        shown = client.post("/add", data={"csrf": form_of(client, "/add"), "text": text, "title": "Aid for Chad"})
        assert "Norway" in shown.text
        assert "Put into the ledger" in shown.text
        key = re.search(r'name="key" value="([\w-]+)"', shown.text)
        assert key is not None
        assert not client.get("/api/v1/contributions", params={"donor": "NOR"}).json()["rows"]
        kept = client.post("/add/keep", data={"csrf": form_of(client, "/add"), "key": key.group(1)})
        assert kept.headers["location"].startswith("/document/")
        assert client.get("/api/v1/contributions", params={"donor": "NOR"}).json()["rows"]
        again = client.post("/add/keep", data={"csrf": form_of(client, "/add"), "key": key.group(1)})
        assert again.status_code == 410


def test_what_is_wrong_is_told_in_the_form_that_was_asked_for(folder: Path) -> None:
    with browser(folder) as client:
        assert client.get("/record/none").status_code == 404
        assert client.get("/record/none.json").json() == {"ok": False, "error": "no record has the id none"}
        assert client.get("/api/v1/contributions", params={"since": "soon"}).status_code == 400
        assert client.get("/api/v1/contributions", params={"limit": "many"}).json()["ok"] is False
        assert client.get("/contributions?from=soon").status_code == 400
        assert client.get("/nowhere").status_code == 404


@pytest.mark.parametrize(
    ("path", "back"),
    [("/contributions?from=soon", "/contributions"), ("/totals?by=size", "/totals"), ("/nowhere", ""), ("//add", "")],
)
def test_what_went_wrong_leads_back_to_where_it_was_asked(folder: Path, path: str, back: str) -> None:
    with browser(folder) as client:
        links = re.findall(r'<a href="([^"]*)">Begin anew', client.get(f"http://testserver{path}").text)
        assert links == ([back] if back else [])


def test_a_forged_form_is_refused(folder: Path) -> None:
    with browser(folder) as client:
        told = {"verdict": "accept", "subjects": "c-1"}
        assert client.post("/review/keep", data=told).status_code == 403
        assert client.post("/review/keep", data=told | {"csrf": "0" * 64}).status_code == 403
        proof = form_of(client, "/review")
        elsewhere = {"origin": "https://elsewhere.example"}
        assert client.post("/review/keep", data=told | {"csrf": proof}, headers=elsewhere).status_code == 403
        assert client.post("/add", data={"text": "x"}).status_code == 403


def test_a_foreign_name_of_the_server_is_refused(folder: Path) -> None:
    with browser(folder) as client:
        assert client.get("/", headers={"host": "attacker.example"}).status_code == 421


def test_an_oversized_body_is_refused(folder: Path) -> None:
    with browser(folder) as client:
        assert client.post("/add", content=b"x" * (21 << 20)).status_code == 413


def test_a_team_signs_in_and_roles_bound_what_one_may(tmp_path: Path) -> None:
    with browser(tmp_path, team=True) as client:
        with open_ledger(tmp_path / "ledger.db") as ledger:
            accounts = Accounts(ledger, Config("x"))
            accounts.create("ana", "reader", "a long enough one")
            accounts.create("rui", "reviewer", "another long one")
            with pytest.raises(AccessError, match="12 characters"):
                accounts.create("eve", "keeper", "short")
        assert client.get("/contributions").headers["location"] == "/sign-in?next=%2Fcontributions"
        assert client.get("/api/v1/contributions").status_code == 401
        assert "/contributions" not in client.get("/sign-in").text, "what is closed is not offered"
        proof = form_of(client, "/sign-in")
        wrong = client.post("/sign-in", data={"csrf": proof, "name": "ana", "password": "guess"})
        nobody = client.post("/sign-in", data={"csrf": proof, "name": "nobody", "password": "guess"})
        assert wrong.status_code == nobody.status_code == 401
        assert "the name or the password is wrong" in wrong.text
        done = client.post(
            "/sign-in", data={"csrf": proof, "name": "ana", "password": "a long enough one", "next": "//evil.example"}
        )
        assert (done.status_code, done.headers["location"]) == (303, "/")
        cookie = done.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert client.get("/contributions").status_code == 200
        assert client.get("/review").status_code == 403
        assert client.get("/audit").status_code == 403
        assert client.post("/sign-out", data={"csrf": form_of(client, "/account")}).status_code == 303
        assert client.get("/contributions").status_code == 303


def test_too_many_tries_are_refused(tmp_path: Path) -> None:
    with browser(tmp_path, team=True) as client:
        told = {"csrf": form_of(client, "/sign-in"), "name": "ana", "password": "guess"}
        statuses = [client.post("/sign-in", data=told).status_code for _ in range(12)]
        assert statuses[-1] == 429
        assert set(statuses[:10]) == {401}


def test_a_token_speaks_for_its_owner_until_it_is_revoked(tmp_path: Path) -> None:
    with browser(tmp_path, team=True) as client:
        with open_ledger(tmp_path / "ledger.db") as ledger:
            accounts = Accounts(ledger, Config("x"))
            accounts.create("rui", "reviewer", "another long one")
            made, key = accounts.make_token("rui", "script")
            asked = {"authorization": f"Bearer {key}"}
            claim = client.get("/api/v1/inbox", headers=asked).json()["rows"][0]["proof"]["claim"]
            told = {"verdict": "accept", "subjects": [claim]}
            assert client.post("/api/v1/decisions", json=told, headers=asked).status_code == 201
            accounts.revoke_token(made.id, "rui")
        assert client.get("/api/v1/inbox", headers=asked).status_code == 401


def test_who_rules_while_another_program_writes_is_asked_to_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pledgebook.web.app._WAIT", 0.05)
    with browser(tmp_path) as client, open_ledger(tmp_path / "ledger.db") as another:
        claim = client.get("/api/v1/inbox").json()["rows"][0]["proof"]["claim"]
        ruling = {"verdict": "accept", "subjects": [claim]}
        with another.writing():
            refused = client.post("/api/v1/decisions", json=ruling)
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "10")
        assert refused.json()["error"].endswith("is being written by another process; try again when that is done")
        assert client.get("/api/v1/decisions").json()["rows"] == []
        assert client.post("/api/v1/decisions", json=ruling).status_code == 201
        assert "retry-after" not in client.get("/record/none").headers


def test_a_ruling_and_its_line_in_the_trail_are_kept_together(tmp_path: Path) -> None:
    with browser(tmp_path) as client:
        claim = client.get("/api/v1/inbox").json()["rows"][0]["proof"]["claim"]
        made = client.post("/api/v1/decisions", json={"verdict": "accept", "subjects": [claim]}).json()["data"]["id"]
        assert f"{made} accept" in client.get("/audit").text
        refused = client.post("/api/v1/decisions", json={"verdict": "accept", "subjects": ["c-none"]})
        assert refused.status_code == 400
        assert client.get("/audit").text.count("accept") == 1


def test_a_ruling_that_alters_no_record_says_so(folder: Path) -> None:
    with browser(folder) as client:
        claim = client.get("/api/v1/inbox").json()["rows"][0]["proof"]["claim"]
        told = {"csrf": form_of(client, "/review"), "subjects": claim}
        accepted = client.post("/review/preview", data=told | {"verdict": "accept"}).text
        assert "which stay as they are" in accepted
        assert "as they would be" not in accepted
        assert "as they would be" in client.post("/review/preview", data=told | {"verdict": "reject"}).text


def test_a_group_shows_its_latest_meetings_and_those_without_a_date_where_there_are_no_others(tmp_path: Path) -> None:
    days = {"Rome": "2023-07-11", "Oslo": "2024-07-09", "Bern": None}
    with browser(tmp_path) as client, open_ledger(tmp_path / "ledger.db") as ledger:
        pipeline.keep(ledger, [told(met("nato", date=day, name=f"{at} Forum"), name=at) for at, day in days.items()])
        pipeline.keep(ledger, [told(met("udcg", date=None, name="Forum"), name="undated")])
        shown = client.get("/group/nato").text
        assert re.findall(r"(\w+) Forum", shown) == ["Oslo", "Rome"]
        assert "All 4 of them" in shown  # and one of the ledger itself
        assert "Between 2023-07-11 and 2024-07-08, from one meeting to the next:" in shown
        assert "Forum" in client.get("/group/udcg").text
