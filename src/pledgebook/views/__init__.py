"""What is looked at: frozen pages of data out of the ledger, each field documented. Read only."""

from pledgebook.model.filter import Filter, ViewError
from pledgebook.views.calendar import CalendarRow, calendar
from pledgebook.views.changes import Change, SlotChange, as_of, changes
from pledgebook.views.conflicts import Conflict, Version, conflicts
from pledgebook.views.contributions import ContributionRow, contributions
from pledgebook.views.counting import Cell
from pledgebook.views.decisions import DecisionError, DecisionRow, InboxRow, decisions, inbox, rule
from pledgebook.views.documents import DocumentRow, IssueRow, documents, issues
from pledgebook.views.integrity import check
from pledgebook.views.money import Converted, Rate
from pledgebook.views.plain import plain
from pledgebook.views.record import Proof, RecordView, record
from pledgebook.views.said import SaidTotal, said_totals
from pledgebook.views.totals import NotValued, Totals, totals

__all__ = [
    "CalendarRow",
    "Cell",
    "Change",
    "Conflict",
    "ContributionRow",
    "Converted",
    "DecisionError",
    "DecisionRow",
    "DocumentRow",
    "Filter",
    "InboxRow",
    "IssueRow",
    "NotValued",
    "Proof",
    "Rate",
    "RecordView",
    "SaidTotal",
    "SlotChange",
    "Totals",
    "Version",
    "ViewError",
    "as_of",
    "calendar",
    "changes",
    "check",
    "conflicts",
    "contributions",
    "decisions",
    "documents",
    "inbox",
    "issues",
    "plain",
    "record",
    "rule",
    "said_totals",
    "totals",
]
