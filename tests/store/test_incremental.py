"""Records brought up to date, batch by batch and decision by decision, are those of a rebuild, byte for byte."""

import random
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from factories import asked, given, held, met, told
from pledgebook import pipeline, reconcile
from pledgebook.model.claim import Content, Contribution
from pledgebook.model.decision import Verdict
from pledgebook.store import DecisionError, Ledger, open_ledger, rebuild
from pledgebook.views import check, rule

_GIVEN = st.builds(
    given,
    st.sampled_from(
        [
            "USA>UKR 100m",
            "USA>UKR 101m",
            "USA>UKR 92m EUR",
            ">UKR 100m",
            "USA>UKR",
            "USA,GBR>UKR 100m",
            "JPN>UKR 100m",
            "g7>UKR 50bn",
            "USA>UKR 50bn",
            "JPN,allies-and-partners>UKR 50bn",
        ]
    ),
    date=st.sampled_from(["2024-10-16", "2024-10-18", "2024-10", "2024", "XXXX-10-16", "2025-01-02", None]),
    stage=st.sampled_from(["pledged", "committed", "delivered"]),
    items=st.sampled_from([{}, {}, {"tanks": "31"}]),
    cumulative=st.sampled_from([False, False, True]),
)
_MET = st.builds(
    met,
    st.sampled_from(["USA,UKR", "USA,UKR,GBR", "GBR,UKR", "nato", "nato,USA"]),
    date=st.sampled_from(["2024-10-16", "2024-10-17", "2024-10", "2024", None]),
    status=st.sampled_from(["held", "planned"]),
    type=st.sampled_from(["meeting", "summit", "visit"]),
    name=st.sampled_from([None, None, "NATO Summit", "Washington Summit", "Madrid Summit", "Peace Forum"]),
)
_ASKED = st.builds(
    asked,
    st.sampled_from(["UKR>USA air defense", "UKR>USA the air defense systems", "UKR> air defense systems"]),
    date=st.sampled_from(["2024-10-16", "2024-11-01", "2025-10-16", None]),
    plan=st.sampled_from([None, None, "victory plan", "recovery plan"]),
)
_HELD = st.builds(
    held,
    st.sampled_from(["DEU supports the mission", "DEU opposes the mission", "DEU,FRA supports the training mission"]),
    date=st.sampled_from(["2024-10-16", "2024-12-24"]),
)
_DOCUMENT = st.tuples(
    st.lists(_GIVEN | _MET | _ASKED | _HELD, min_size=1, max_size=3), st.booleans(), st.integers(0, 3)
)
_BATCH = st.lists(_DOCUMENT, max_size=3)


_SENTENCE = "Two trains of generators left on Monday for the towns that were without light and heat for a week."


def _document(drawn_: tuple[list[Content], bool, int], name: str) -> pipeline.Extraction:
    contents, parts, address = drawn_
    if parts and isinstance(contents[-1], Contribution) and isinstance(contents[0], Contribution):
        contents = [*contents[:-1], replace(contents[-1], part_of="0")] if len(contents) > 1 else contents
    copied = {"quotes": [_SENTENCE]} if address == 0 and len(contents) == 1 else {}
    return told(*contents, name=name, address=f"https://example.org/{address}", more=name, **copied)


_RULING = st.tuples(
    st.sampled_from(["accept", "reject", "merge", "split", "undo", "correct"]), st.integers(), st.integers()
)


@settings(max_examples=30, deadline=None)
@drawn(st.lists(_BATCH | _RULING, min_size=1, max_size=7))
def test_step_by_step_is_all_at_once(empty: bytes, steps: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "l.db"
        path.write_bytes(empty)
        with open_ledger(path) as ledger:
            for i, step in enumerate(steps):
                if isinstance(step, list):
                    pipeline.keep(ledger, [_document(one, name=f"n{i}-{j}") for j, one in enumerate(step)])
                else:
                    _rule(ledger, *step)
                assert list(check(ledger)) == []
            before = _dump(ledger)
            rebuild(ledger, reconcile)
            assert _dump(ledger) == before


@settings(max_examples=15, deadline=None)
@drawn(st.lists(_DOCUMENT, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_records_do_not_depend_on_the_order_in_which_documents_arrive(
    empty: bytes, drawn_: list[Any], r: random.Random
) -> None:
    arrived = [_document((contents, parts, i), name=f"n{i}") for i, (contents, parts, _) in enumerate(drawn_)]
    shuffled = r.sample(arrived, len(arrived))
    dumps = []
    with tempfile.TemporaryDirectory() as folder:
        for name, order, size in (("a", arrived, 2), ("b", shuffled, 3)):
            path = Path(folder) / name
            path.write_bytes(empty)
            with open_ledger(path) as ledger:
                for start in range(0, len(order), size):
                    pipeline.keep(ledger, order[start : start + size])
                pipeline.keep(ledger, order)  # again: it changes nothing
                dumps.append(_dump(ledger))
    assert dumps[0] == dumps[1]


def _rule(ledger: Ledger, verdict: str, one: int, other: int) -> None:
    """Rule on some claims or decisions that are there; what cannot be is refused and changes nothing."""
    table = "decisions" if verdict == "undo" else "claims"
    with ledger.reading() as connection:
        ids = sorted(connection.exec_driver_sql(f"SELECT id FROM {table}").scalars())  # noqa: S608
    subjects = tuple(dict.fromkeys(ids[n % len(ids)] for n in (one, other))) if ids else ()
    correct = verdict == "correct"
    slot = ("date", '{"edtf":"2024-10-16"}') if correct else None
    with suppress(DecisionError):
        rule(ledger, "Ann", Verdict(verdict), subjects[:1] if correct else subjects, slot=slot)


def _dump(ledger: Ledger) -> list[list[str]]:
    from pledgebook.store.records import CHILDREN
    from pledgebook.store.tables import records

    with ledger.reading() as connection:
        return [sorted(map(repr, connection.execute(table.select()))) for table in (records, *CHILDREN)]
