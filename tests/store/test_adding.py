"""What is put into the ledger is there, once, and read back equal."""

from factories import given, told
from pledgebook import pipeline, reconcile
from pledgebook.store import Ledger, claim_of, queries, rebuild
from pledgebook.views import contributions, documents, record


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
