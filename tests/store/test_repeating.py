"""Which of several texts is kept does not depend on the order in which they came."""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from sqlalchemy import select

from pledgebook import pipeline, reconcile
from pledgebook.model.decision import Verdict
from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash, make_id
from pledgebook.model.span import Span
from pledgebook.store import Ledger, open_ledger, rebuild, tables
from pledgebook.store.records import CHILDREN
from pledgebook.views import check, contributions, decisions, documents, rule

REPORT = (
    "In the towns along the river the roofs of the schools leak, and many rooms have not been heated for years. The "
    "minister told reporters that the need was great, that winter was near, and that more would follow if parliament "
    "agreed to it in the spring, when the roads are open again and the bridges over the valley have been rebuilt."
)
TABLES = (
    tables.documents, tables.document_bands, tables.claims, tables.claim_actors, tables.claim_items, tables.claim_keys,
    tables.records, *CHILDREN,
)  # fmt: skip


def text(
    name: str,
    giver: str = "Norway",
    tail: str = "",
    day: str | None = "2024-05-03",
    publisher: str | None = None,
    speaker: str | None = None,
) -> Document:
    """A report as one paper prints it; ``tail`` is what only this paper adds."""
    words = f"{giver} announced $20 million in humanitarian aid for Chad on May 3, 2024. {REPORT} {tail}"
    address = f"https://{name}.example/a"
    digest = content_hash(words)
    id_ = make_id("doc", address, digest)
    return Document(
        id_,
        words,
        Span(0, len(words)),
        digest,
        name,
        published=day,
        address=address,
        publisher=publisher,
        speaker=speaker,
    )


def keep(ledger: Ledger, some: Sequence[Document], size: int = 100) -> None:
    for start in range(0, len(some), size):
        pipeline.keep(ledger, map(pipeline.read_document, some[start : start + size]))


def dump(ledger: Ledger) -> list[list[str]]:
    """The rows without what tells of when they came."""
    with ledger.reading() as connection:
        return [
            sorted(repr(row) for row in connection.execute(select(*(c for c in t.c if c.name not in _WHEN))))
            for t in TABLES
        ]


_WHEN = ("added_at", "run_id")
# each adds a few words, so that not every two of a family are alike enough, and one names a further actor or number
_TAILS = (
    "",
    "Read on in the Herald.",
    "Our correspondent in the capital has the story of the day.",
    (
        "Our correspondent in the capital has the story of the day, with photographs from the towns and their people, "
        "and a word from the opposition, which wants to know who pays."
    ),
    "Sweden said nothing.",
    "Some 400 towns are named in the paper.",
)
_TEXT = st.tuples(
    st.sampled_from(["Norway", "Norway", "Sweden"]),
    st.sampled_from(_TAILS),
    st.sampled_from(["2024-05-03", "2024-05-03", "2024-05-05", "2024-05-09", "2024-05-14", None]),
    st.sampled_from([None, "Herald", "Gazette"]),
    st.sampled_from([None, None, "NOR"]),
)


_Slots = tuple[str, str, str | None, str | None, str | None]


def _made(drawn_: Sequence[_Slots]) -> list[Document]:
    return [text(f"n{i}", *slots) for i, slots in enumerate(drawn_)]


@settings(max_examples=30, deadline=None)
@drawn(st.lists(_TEXT, min_size=2, max_size=8), st.randoms(use_true_random=False), st.integers(1, 3))
def test_any_order_gives_the_same_ledger(empty: bytes, drawn_: list[_Slots], r: random.Random, n: int) -> None:
    arrived = _made(drawn_)
    dumps = []
    with tempfile.TemporaryDirectory() as folder:
        for name, order, size in (("a", arrived, 100), ("b", r.sample(arrived, len(arrived)), n)):
            (Path(folder) / name).write_bytes(empty)
            with open_ledger(Path(folder) / name) as ledger:
                keep(ledger, order, size)
                assert list(check(ledger)) == []
                dumps.append(dump(ledger))
                rebuild(ledger, reconcile)
                assert dump(ledger) == dumps[-1]
    assert dumps[0] == dumps[1]


def test_the_order_does_not_matter_on_either_database(ledger: Ledger, tmp_path: Path, empty: bytes) -> None:
    days = ("2024-05-03", "2024-05-05", None)
    arrived = _made([("Norway", tail, day, None, None) for tail in _TAILS for day in days])
    (tmp_path / "straight.db").write_bytes(empty)
    with open_ledger(tmp_path / "straight.db") as straight:
        keep(straight, arrived)
        expected = dump(straight)
    assert any(d.repeats for d in documents(ledger)) is False
    keep(ledger, random.Random(7).sample(arrived, len(arrived)), 4)  # noqa: S311
    assert dump(ledger) == expected
    assert {d.repeats for d in documents(ledger)} > {None}
    assert list(check(ledger)) == []


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        pytest.param({"day": "2024-05-03"}, {"day": "2024-05-04", "speaker": "NOR"}, id="the earlier"),
        pytest.param({}, {"day": None}, id="one that tells its day"),
        pytest.param({"speaker": "NOR"}, {"tail": "Read on in the Herald."}, id="a body's own word"),
        pytest.param({"tail": "Read on."}, {}, id="of one day the fuller"),
        pytest.param({"publisher": "A"}, {"publisher": "B"}, id="else by publisher"),
    ],
)
def test_one_of_two_stands_for_both(ledger: Ledger, kept: dict[str, str], other: dict[str, str]) -> None:
    one, two = text("one", **kept), text("two", **other)
    keep(ledger, [two, one], 1)
    assert {d.id: (d.repeats, d.claims > 0) for d in documents(ledger)} == {
        one.id: (None, True), two.id: (one.id, False),
    }  # fmt: skip


def test_a_shorter_report_of_the_day_before_and_the_full_one_both_stand(ledger: Ledger) -> None:
    """The earlier does not say what the later adds, and the later is no repeat of it."""
    full = text("full", tail="Some 400 towns are named.", day="2024-05-04")
    short = text("short")
    keep(ledger, [full, short], 1)
    assert [d.repeats for d in documents(ledger)] == [None, None]
    assert [c.documents for c in contributions(ledger)] == [2]


def test_a_text_on_which_somebody_ruled_is_never_given_up_for_an_earlier_one(ledger: Ledger) -> None:
    late, early, copy = text("late", day="2024-05-05"), text("early"), text("copy", day="2024-05-06")
    keep(ledger, [late])
    (claim,) = contributions(ledger)
    rule(ledger, "Ann", Verdict.CORRECT, (claim.id,), slot=("stage", '"delivered"'))
    keep(ledger, [early, copy], 1)
    assert [d.missing for d in decisions(ledger)] == [()]
    assert {d.id: d.repeats for d in documents(ledger)} == {late.id: None, early.id: None, copy.id: early.id}
    assert [c.documents for c in contributions(ledger)] == [2]
    assert list(check(ledger)) == []


def test_a_text_that_falls_back_and_stands_again_has_its_claims_again(ledger: Ledger) -> None:
    late, early = text("late", day="2024-05-05"), text("early")
    keep(ledger, [late])
    before = {c.id for c in contributions(ledger)}
    keep(ledger, [early])
    assert {c.id for c in contributions(ledger)} != before
    keep(ledger, [text("early", giver="Sweden")])
    assert {c.donors for c in contributions(ledger)} == {("NOR",), ("SWE",)}
    assert before < {c.id for c in contributions(ledger)}
    assert {d.repeats for d in documents(ledger)} == {None}
    assert list(check(ledger)) == []


def test_an_older_version_that_printed_what_fell_back_follows_it(ledger: Ledger) -> None:
    late, copy, early = text("late", day="2024-05-05"), text("copy", day="2024-05-06"), text("early")
    keep(ledger, [late, copy, text("copy", giver="Sweden", day="2024-05-06"), early], 1)
    assert [d.repeats for d in documents(ledger) if d.id in (late.id, copy.id)] == [early.id, early.id]
    assert list(check(ledger)) == []
