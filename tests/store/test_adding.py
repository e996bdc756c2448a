"""What is put into the ledger is there, once, and read back equal."""

from dataclasses import replace
from pathlib import Path

from factories import given, told
from pledgebook import pipeline, reconcile
from pledgebook.bulk import read_many
from pledgebook.store import Ledger, claim_of, queries, rebuild
from pledgebook.views import check, contributions, documents, record


def test_a_document_is_kept_with_its_claims(ledger: Ledger) -> None:
    added = pipeline.keep(ledger, [told(given(), given("JPN>UKR 5.5bn", part_of="0"))])
    assert (added.documents, added.known, added.claims) == (1, 0, 2)
    whole, part = sorted(contributions(ledger), key=lambda c: c.part_of is not None)
    assert part.part_of == whole.id
    proof = record(ledger, whole.id).proofs[0]
    assert proof.quote == "Sentence 0 of document a."
    assert proof.address == "https://example.org/a"


def test_claims_are_read_back_equal(ledger: Ledger) -> None:
    one = told(given(items={"tanks": "31", "training": ""}), given("eu>UKR ~1.5bn EUR"))
    pipeline.keep(ledger, [one])
    with ledger.reading() as connection:
        rows = [row for r in contributions(ledger) for row in queries.proofs(connection, r.id)]
    assert {claim_of(row) for row in rows} == set(one.claims)


def test_the_same_document_again_changes_nothing(ledger: Ledger) -> None:
    one = told(given())
    pipeline.keep(ledger, [one])
    before = contributions(ledger), documents(ledger)
    again = pipeline.keep(ledger, [one, one])
    assert (again.documents, again.known) == (0, 2)
    assert (contributions(ledger), documents(ledger)) == before


def test_a_changed_text_at_an_address_is_kept_beside_the_older_and_counts_alone(ledger: Ledger) -> None:
    address = "https://example.org/statement"
    old, new = told(given(), name="old", address=address), told(given("USA>UKR 500m"), name="new", address=address)
    pipeline.keep(ledger, [old])
    added = pipeline.keep(ledger, [new])
    assert (added.documents, added.superseded) == (1, 1)
    kept = {d.id: d.superseded_by for d in documents(ledger)}
    assert kept == {old.document.id: new.document.id, new.document.id: None}
    assert [str(c.amount.value) for c in contributions(ledger) if c.amount] == ["500000000"]


def test_records_are_what_a_rebuild_gives(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given(), name="a"), told(given(part_of="1"), given("USA>UKR 2bn"), name="b")])
    pipeline.keep(ledger, [told(given(date="2024-10-17"), name="c", published="2024-10-01")])
    before = [record(ledger, c.id) for c in contributions(ledger)]
    rebuild(ledger, reconcile)
    assert [record(ledger, c.id) for c in contributions(ledger)] == before
    assert len(before) == 2


REPORT = (
    "The government said on Friday that it would give money to its neighbour for the winter. The money pays for "
    "heating, for medicine and for repairs to schools in the towns along the river. The minister told reporters that "
    "the need was great and that more would follow if the parliament agreed to it in the spring."
)


def test_a_text_that_is_printed_again_is_linked_and_counted_once(ledger: Ledger) -> None:
    first, again = told(given(), name="first"), told(given(), name="second")
    copy = replace(again, document=replace(first.document, id="doc-copy", address="https://other.example/a"))
    added = pipeline.keep(ledger, [first])
    added += pipeline.keep(ledger, [copy])
    assert (added.documents, added.repeats, added.claims) == (2, 1, 1)
    assert {d.id: d.repeats for d in documents(ledger)} == {first.document.id: None, "doc-copy": first.document.id}
    assert [c.documents for c in contributions(ledger)] == [1]
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT likeness FROM documents WHERE id = 'doc-copy'").scalar() == 1


def test_repeats_within_a_batch_are_told_and_the_fullest_of_a_day_is_the_original(
    ledger: Ledger, tmp_path: Path
) -> None:
    for n in range(6):
        paper = "Herald Gazette Post".split()[n % 3]
        more = " and online" if n == 4 else ""
        text = f"---\nsource_url: https://{n}.example/a\n---\n{REPORT} Read on in the {paper}{more}."
        (tmp_path / f"{n}.md").write_text(text, encoding="utf-8")
    added = pipeline.keep(ledger, read_many(sorted(map(str, tmp_path.glob("*.md")))))
    assert (added.documents, added.repeats) == (6, 5)
    (original,) = [d for d in documents(ledger) if d.repeats is None]
    assert original.source.endswith("4.md")
    assert {d.repeats for d in documents(ledger)} == {None, original.id}
    assert list(check(ledger)) == []


def test_what_repeated_a_text_that_is_superseded_stands_for_itself(ledger: Ledger, tmp_path: Path) -> None:
    def paper(name: str, text: str) -> str:
        (tmp_path / name).write_text(
            f"---\nsource_url: https://{name}.example/a\ndate: 2024-05-03\n---\n{text}", encoding="utf-8"
        )
        return str(tmp_path / name)

    said = f"Norway announced $20 million in humanitarian aid for Chad on May 3, 2024. {REPORT}"
    files = [paper(name, said) for name in ("agency", "gazette", "herald")]
    assert pipeline.keep(ledger, read_many(files)).repeats == 2
    before = contributions(ledger)
    assert [c.documents for c in before] == [1]
    corrected = said.replace("$20", "$30")
    added = pipeline.keep(ledger, read_many([paper("agency", corrected)]))
    assert (added.superseded, added.repeats) == (1, 0)
    amounts = sorted(str(c.amount.value) for c in contributions(ledger) if c.amount)
    assert amounts == ["20000000", "30000000"]
    current = {d.address: d for d in documents(ledger) if d.superseded_by is None}
    gazette, herald = current["https://gazette.example/a"], current["https://herald.example/a"]
    assert {gazette.repeats, herald.repeats} - {None} <= {gazette.id, herald.id}
    assert list(check(ledger)) == []
    records = [record(ledger, c.id) for c in contributions(ledger)]
    rebuild(ledger, reconcile)
    assert [record(ledger, c.id) for c in contributions(ledger)] == records


def test_two_readouts_from_one_mould_are_no_repeats(ledger: Ledger, tmp_path: Path) -> None:
    for name, giver in (("a", "Norway"), ("b", "Sweden")):
        text = f"{giver} announced $20 million in humanitarian aid for Chad on May 3, 2024. {REPORT}"
        (tmp_path / name).write_text(f"---\nsource_url: https://{name}.example/a\n---\n{text}", encoding="utf-8")
    added = pipeline.keep(ledger, read_many([str(tmp_path / "a"), str(tmp_path / "b")]))
    assert added.repeats == 0
    assert len(contributions(ledger)) == 2


def test_a_proof_tells_its_page_and_how_often_its_text_was_printed_again(ledger: Ledger) -> None:
    first = told(given())
    paged = replace(first, document=replace(first.document, pages=(0, 10, 40)))
    copy = replace(first, document=replace(first.document, id="doc-copy", address="https://other.example/a"))
    pipeline.keep(ledger, [paged, copy])
    (kept,) = contributions(ledger)
    (proof,) = record(ledger, kept.id).proofs
    assert (proof.page, proof.printed) == (1, 1)
