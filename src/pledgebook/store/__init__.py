"""The ledger on disk: nouns to SQL and back. The only room with SQLAlchemy."""

from pledgebook.store import entries, pages, people, queries, searching
from pledgebook.store.adding import Added, add, end_run, start_run
from pledgebook.store.checking import check
from pledgebook.store.deciding import DecisionError, decide, preview
from pledgebook.store.errors import BusyError, LedgerError
from pledgebook.store.following import Feed, add_feed, feeds, keep_fetches, marks, remove_feed, saw, unseen
from pledgebook.store.kept import Kept
from pledgebook.store.ledger import Ledger
from pledgebook.store.opening import open_ledger
from pledgebook.store.records import Reconciler, rebuild
from pledgebook.store.reference_data import keep_reference, reference_rows
from pledgebook.store.rereading import Reread, differing, readable, replace, texts
from pledgebook.store.rows import claim_of
from pledgebook.store.snapshot import as_of
from pledgebook.store.states import States

__all__ = [
    "Added",
    "BusyError",
    "DecisionError",
    "Feed",
    "Kept",
    "Ledger",
    "LedgerError",
    "Reconciler",
    "Reread",
    "States",
    "add",
    "add_feed",
    "as_of",
    "check",
    "claim_of",
    "decide",
    "differing",
    "end_run",
    "entries",
    "feeds",
    "keep_fetches",
    "keep_reference",
    "marks",
    "open_ledger",
    "pages",
    "people",
    "preview",
    "queries",
    "readable",
    "rebuild",
    "reference_rows",
    "remove_feed",
    "replace",
    "reviewing",
    "saw",
    "searching",
    "start_run",
    "texts",
    "unseen",
]
