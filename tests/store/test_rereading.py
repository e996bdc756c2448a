"""A better reading replaces claims and nothing else: decisions stay, history stays, and it may come in any steps."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from sqlalchemy import select
from typer.testing import CliRunner

from factories import given, told
from pledgebook import pipeline, reconcile, store
from pledgebook.bulk import read_kept, read_many
from pledgebook.cli.app import app
from pledgebook.model.claim import Content, Contribution
from pledgebook.model.decision import Verdict
from pledgebook.model.issue import Issue
from pledgebook.pipeline import Extraction
from pledgebook.store import Ledger, open_ledger, rebuild, tables
from pledgebook.store.records import CHILDREN
from pledgebook.views import as_of, changes, check, contributions, decisions, document, documents, record, rule, search

SAID = (tables.documents, tables.claims, tables.claim_actors, tables.claim_items, tables.issues)
MADE = (tables.records, *CHILDREN, tables.claim_keys)


def dump(ledger: Ledger, which: Sequence[Any] = (*SAID, *MADE)) -> list[list[str]]:
    """The rows of tables without what tells of the run that put them there."""
    found = []
    with ledger.reading() as connection:
        for table in which:
            columns = [c for c in table.columns if c.name not in ("added_at", "run_id")]
            columns = [c for c in columns if table is not tables.issues or c.name != "id"]
            found.append(sorted(map(repr, connection.execute(select(*columns)))))
    return found


def version(read: Extraction, *contents: Content, issues: tuple[Issue, ...] = ()) -> Extraction:
    """The same document as another extractor reads it: of the sentences that are there, these contents."""
    again = told(*contents, name="x")
    ids: dict[str, str] = {}
    claims = []
    for one, place in zip(again.claims, read.claims, strict=False):
        id_ = f"c-{place.span.start}-{type(one.content).__name__}-{getattr(one.content, 'amount', '')}"
        ids[one.id] = f"{read.document.id}{id_}"
        claims.append(replace(one, id=ids[one.id], document_id=read.document.id, span=place.span, quote=place.quote))
    bound = [
        replace(c, content=replace(c.content, part_of=ids[c.content.part_of]))
        if isinstance(c.content, Contribution) and c.content.part_of
        else c
        for c in claims
    ]
    return Extraction(read.document, tuple(bound), issues)


def base(name: str, **metadata: Any) -> Extraction:
    """A document of three sentences."""
    return told(given(), given(), given(), name=name, **metadata)


def test_claims_are_replaced_where_they_changed_and_only_there(ledger: Ledger) -> None:
    one, other = base("a"), base("b")
    first = version(one, given("USA>UKR 5m"), given("JPN>UKR 6m", part_of="0"))
    same = version(other, given("FRA>TCD 9m"))
    pipeline.keep(ledger, [first, same])
    note = Issue("money-without-recipient", "somebody gets it", "a.md", one.claims[0].span)
    better = version(one, given("GBR>UKR 5.5m"), given("JPN>UKR 6m"), given("ITA>UKR 7m"), issues=(note,))
    done = pipeline.reread(ledger, [better, same])
    assert (done.documents, done.changed, done.gained, done.lost, done.kept) == (2, 1, 2, 1, 2)
    assert {c.donors for c in contributions(ledger)} == {("GBR",), ("JPN",), ("ITA",), ("FRA",)}
    assert all(c.part_of is None for c in contributions(ledger))
    shown = document(ledger, one.document.id)
    assert [issue.code for issue in shown.issues] == ["money-without-recipient"]
    assert list(check(ledger)) == []
    with ledger.reading() as connection:
        runs = list(connection.execute(select(tables.runs).order_by(tables.runs.c.id)))
    assert [(run.status, run.documents, run.claims, run.issues) for run in runs] == [
        ("done", 2, 3, 0), ("done", 1, 2, 1),
    ]  # fmt: skip


def test_what_is_told_no_more_is_not_found_by_search_and_found_again_when_it_comes_back(ledger: Ledger) -> None:
    one = base("a")
    had, lost = version(one, given("JPN>UKR 6m")), version(one)
    pipeline.keep(ledger, [had])
    assert "contribution" in {hit.sort for hit in search(ledger, "Sentence")}
    pipeline.reread(ledger, [lost])
    assert {hit.sort for hit in search(ledger, "Sentence")} == {"document"}
    pipeline.reread(ledger, [had])
    assert "contribution" in {hit.sort for hit in search(ledger, "Sentence")}


def test_a_reading_that_finds_the_same_writes_nothing(tmp_path: Path, empty: bytes) -> None:
    path = tmp_path / "l.db"
    path.write_bytes(empty)
    text = tmp_path / "a.md"
    text.write_text("France gave Chad €20 million for food on 3 May 2024.\n")
    with open_ledger(path) as ledger:
        assert pipeline.keep(ledger, read_many([str(text)])).claims
    before = path.read_bytes()
    done = CliRunner().invoke(app, ["reread", "-l", str(path)])
    assert done.exit_code == 0
    assert "1 document read again, 0 of them with another outcome: 0 claims gained, 0 lost, 1 kept" in done.stderr
    assert path.read_bytes() == before


def test_the_command_gains_what_an_earlier_version_missed_and_drops_what_it_made_up(where: str, tmp_path: Path) -> None:
    for name, giver in (("a", "France"), ("b", "Norway")):
        text = (
            f"---\nsource_url: https://{name}.example\ndate: 2024-05-03\n---\n{giver} gave Chad €20 million for food.\n"
        )
        (tmp_path / name).write_text(text, encoding="utf-8")
    read = [one for one in read_many([str(tmp_path / "a"), str(tmp_path / "b")]) if isinstance(one, Extraction)]
    with open_ledger(where, create=True) as ledger:
        stale = replace(read[0].claims[0], id="c-made-up", content=given("DEU>TCD 20m EUR"))
        pipeline.keep(ledger, [replace(read[0], claims=(stale,)), replace(read[1], claims=())])
        rule(ledger, "Ann", Verdict.ACCEPT, ("c-made-up",))
        silent = read[1].document.id
    strange = CliRunner().invoke(app, ["reread", "doc-none", "-l", where])
    assert (strange.exit_code, "doc-none: no claims are kept" in strange.stderr) == (2, True)
    one = CliRunner().invoke(app, ["reread", silent, "-l", where])
    assert "1 document read again, 1 of them with another outcome: 1 claim gained, 0 lost, 0 kept" in one.stderr
    none = CliRunner().invoke(app, ["reread", "--from", "2024-06", "-l", where])
    assert "0 documents read again" in none.stderr
    rest = CliRunner().invoke(app, ["reread", "-l", where])
    assert "2 documents read again, 1 of them with another outcome: 1 claim gained, 1 lost, 1 kept" in rest.stderr
    assert "1 decision is on claims that no document tells any more" in rest.stderr
    with open_ledger(where) as ledger:
        assert {c.donors for c in contributions(ledger)} == {("FRA",), ("NOR",)}
        assert list(check(ledger)) == []


def test_a_decision_waits_for_its_claim_and_holds_when_it_comes_back(ledger: Ledger) -> None:
    one, other = base("a"), base("b")
    had, else_ = version(one, given("USA>UKR 5m")), version(other, given("JPN>UKR 800m"))
    pipeline.keep(ledger, [had, else_])
    (american,) = had.claims
    (japanese,) = else_.claims
    rule(ledger, "Ann", Verdict.MERGE, (american.id, japanese.id))
    rule(ledger, "Ann", Verdict.CORRECT, (american.id,), slot=("stage", '"delivered"'))
    before = dump(ledger)
    pipeline.reread(ledger, [version(one)])
    assert [d.missing for d in decisions(ledger)] == [(american.id,), (american.id,)]
    assert [c.donors for c in contributions(ledger)] == [("JPN",)]
    assert list(check(ledger)) == []
    pipeline.reread(ledger, [had])
    assert [d.missing for d in decisions(ledger)] == [(), ()]
    assert dump(ledger) == before


def test_a_correction_that_names_a_whole_which_is_gone_waits_for_it(ledger: Ledger) -> None:
    one, other = base("a"), base("b")
    whole, part = version(one, given("USA>UKR 5m")), version(other, given("JPN>UKR 800m"))
    pipeline.keep(ledger, [whole, part])
    rule(ledger, "Ann", Verdict.CORRECT, (part.claims[0].id,), slot=("part_of", f'"{whole.claims[0].id}"'))
    before = dump(ledger)
    assert [c.part_of is None for c in contributions(ledger)].count(False) == 1
    pipeline.reread(ledger, [version(one)])
    assert [c.part_of for c in contributions(ledger)] == [None]
    assert list(check(ledger)) == []
    pipeline.reread(ledger, [whole])
    assert dump(ledger) == before


def test_what_was_known_then_is_told_by_the_new_reading(where: str, tmp_path: Path, empty: bytes) -> None:
    address = "https://example.org/statement"
    old = base("old", address=address, published="2024-01-10")
    new = base("new", address=address, published="2024-03-10")
    other = base("other", published="2024-02-10")
    before = [version(old, given("USA>UKR 5m")), version(new, given("USA>UKR 6m")), version(other)]
    after = [version(old, given("GBR>UKR 5m")), version(new, given("GBR>UKR 7m")), version(other, given("JPN>UKR 8m"))]
    (tmp_path / "fresh.db").write_bytes(empty)
    with open_ledger(where, create=True) as ledger, open_ledger(tmp_path / "fresh.db") as fresh:
        for reading in before:
            pipeline.keep(ledger, [reading])
        pipeline.reread(ledger, after)
        for reading in after:
            pipeline.keep(fresh, [reading])
        for day in ("2024-01-31", "2024-02-28", "2024-12-31"):
            with as_of(ledger, day) as then, as_of(fresh, day) as expected:
                assert contributions(then) == contributions(expected)
        assert changes(ledger, "2024-01-31", "2024-12-31") == changes(fresh, "2024-01-31", "2024-12-31")
        assert {c.donors for c in contributions(ledger)} == {("GBR",), ("JPN",)}


def test_whose_we_it_is_follows_the_publishers_known_today(ledger: Ledger) -> None:
    one = base("a", publisher="Example News", speaker=None)
    first = version(one, given("USA>UKR 5m"))
    pipeline.keep(ledger, [first])
    spoken = replace(first, document=replace(first.document, speaker="USA"))
    assert pipeline.reread(ledger, [spoken]).changed == 1
    assert [d.speaker for d in documents(ledger)] == ["USA"]
    assert list(check(ledger)) == []
    assert pipeline.reread(ledger, [spoken]).changed == 0


def test_a_publisher_that_was_forgotten_is_told_afterwards(where: str, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("On 3 May 2024 we gave Chad 20 million euros for food.\n", encoding="utf-8")
    with open_ledger(where, create=True) as ledger:
        pipeline.keep(ledger, read_many([str(text)]))
        (one,) = store.readable(ledger)
        assert all(c.donors != ("FRA",) for c in contributions(ledger))
    run = CliRunner().invoke
    again = run(app, ["add", "-l", where, "--publisher", "Government of France", str(text)])
    assert "1 known already" in again.stderr
    assert "--told-by" in again.stderr
    assert run(app, ["reread", "-l", where, "--told-by", "Government of France"]).exit_code == 2
    assert run(app, ["reread", "-l", where, one, "--told-by", " "]).exit_code == 2
    done = run(app, ["reread", "-l", where, one, "--told-by", "Government of France"])
    assert "1 of them with another outcome" in done.stderr
    with open_ledger(where) as ledger:
        assert [(d.publisher, d.speaker) for d in documents(ledger)] == [("Government of France", "FRA")]
        assert [c.donors for c in contributions(ledger)] == [("FRA",)]
        assert list(check(ledger)) == []
    assert "0 of them with another outcome" in run(app, ["reread", "-l", where]).stderr


@pytest.mark.slow
def test_any_number_of_workers_reads_the_same_again(ledger: Ledger, tmp_path: Path) -> None:
    for n in range(60):
        (tmp_path / f"{n:02}.txt").write_text(f"France will provide €{n + 2} million to Chad for food.\n")
    pipeline.keep(ledger, read_many(sorted(map(str, tmp_path.glob("*.txt")))))
    kept = store.readable(ledger)
    alone = list(read_kept(store.texts(ledger, kept)))
    assert list(read_kept(store.texts(ledger, kept), workers=2)) == alone
    assert [one.document.id for one in alone if isinstance(one, Extraction)] == kept


_CONTENT = st.builds(
    given,
    st.sampled_from(["USA>UKR 100m", "USA>UKR 101m", ">UKR 100m", "JPN>UKR 100m", "USA>UKR 7m"]),
    date=st.sampled_from(["2024-10-16", "2024-10-18", "2024", None]),
    part_of=st.sampled_from([None, None, "0"]),
)
_READING = st.lists(_CONTENT, max_size=3).map(
    lambda some: [replace(c, part_of=c.part_of if i else None) for i, c in enumerate(some)]
)
_STEP = st.tuples(st.integers(0, 3), _READING)
_RULING = st.tuples(st.sampled_from(["accept", "reject", "merge", "split"]), st.integers(), st.integers())


@settings(max_examples=15, deadline=None)
@drawn(st.lists(_STEP, min_size=4, max_size=4), st.lists(_STEP | _RULING, max_size=6))
def test_read_again_step_by_step_is_read_at_once(empty: bytes, first: list[Any], steps: list[Any]) -> None:
    texts = [base(f"n{i}", address=f"https://example.org/{i % 3}") for i in range(4)]
    latest = {i: reading for i, (_, reading) in enumerate(first)}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a", "b"):
            (Path(folder) / name).write_bytes(empty)
        with open_ledger(Path(folder) / "a") as ledger, open_ledger(Path(folder) / "b") as other:
            for i, one in enumerate(texts):
                pipeline.keep(ledger, [version(one, *latest[i])])
            for step in steps:
                if len(step) == 2:
                    latest[step[0]] = step[1]
                    pipeline.reread(ledger, [version(texts[step[0]], *step[1])])
                else:
                    _rule(ledger, *step)
                assert list(check(ledger)) == []
            for i, one in enumerate(texts):
                pipeline.keep(other, [version(one, *latest[i])])
            assert dump(ledger, SAID) == dump(other, SAID)
            before = dump(ledger)
            rebuild(ledger, reconcile)
            assert dump(ledger) == before


def _rule(ledger: Ledger, verdict: str, one: int, two: int) -> None:
    with ledger.reading() as connection:
        ids = sorted(connection.scalars(select(tables.claims.c.id)))
    if len(ids) > 1:
        subjects = tuple(dict.fromkeys((ids[one % len(ids)], ids[two % len(ids)])))
        if len(subjects) > 1:
            rule(ledger, "Ann", Verdict(verdict), subjects)


def test_a_record_keeps_its_proof_when_another_claim_of_it_goes(ledger: Ledger) -> None:
    one, other = base("a"), base("b")
    pipeline.keep(ledger, [version(one, given("USA>UKR 5m")), version(other, given("USA>UKR 5m"))])
    assert [c.documents for c in contributions(ledger)] == [2]
    pipeline.reread(ledger, [version(one)])
    (left,) = contributions(ledger)
    assert [proof.document for proof in record(ledger, left.id).proofs] == [other.document.id]
