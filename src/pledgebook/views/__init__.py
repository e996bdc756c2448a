"""What is looked at: frozen pages of data out of the ledger, each field documented. Read only."""

from pledgebook.model.filter import Filter, ViewError
from pledgebook.views.actors import ActorRow, actors, name_of
from pledgebook.views.calendar import CalendarRow, calendar
from pledgebook.views.changes import Change, SlotChange, as_of, changes
from pledgebook.views.conflicts import Conflict, Version, conflicts
from pledgebook.views.contributions import ContributionRow, contributions
from pledgebook.views.counting import Cell, Share
from pledgebook.views.decisions import DecisionError, DecisionRow, decisions, rule
from pledgebook.views.documents import DocumentRow, IssueRow, documents, issues
from pledgebook.views.due import DueRow, Known, due
from pledgebook.views.entries import Entry, Source, entries, sources
from pledgebook.views.groups import Act, GroupRow, GroupView, MemberRow, SaidOfGroup, group, groups
from pledgebook.views.integrity import check
from pledgebook.views.money import Converted, Rate, rate
from pledgebook.views.opened import OpenCell, Told, open_cell
from pledgebook.views.outstanding import Count, OutstandingRow, outstanding
from pledgebook.views.plain import plain
from pledgebook.views.plans import PlanCell, PlanView, ProposalRow, Stand, plans
from pledgebook.views.record import Proof, RecordView, record
from pledgebook.views.review import (
    Alike,
    InboxRow,
    Joined,
    ReviewItem,
    UnlookedRow,
    inbox,
    review_item,
    unlooked,
)
from pledgebook.views.said import SaidTotal, said_totals
from pledgebook.views.totals import NotValued, Totals, totals

__all__ = [
    "Act",
    "ActorRow",
    "Alike",
    "CalendarRow",
    "Cell",
    "Change",
    "Conflict",
    "ContributionRow",
    "Converted",
    "Count",
    "DecisionError",
    "DecisionRow",
    "DocumentRow",
    "DueRow",
    "Entry",
    "Filter",
    "GroupRow",
    "GroupView",
    "InboxRow",
    "IssueRow",
    "Joined",
    "Known",
    "MemberRow",
    "NotValued",
    "OpenCell",
    "OutstandingRow",
    "PlanCell",
    "PlanView",
    "Proof",
    "ProposalRow",
    "Rate",
    "RecordView",
    "ReviewItem",
    "SaidOfGroup",
    "SaidTotal",
    "Share",
    "SlotChange",
    "Source",
    "Stand",
    "Told",
    "Totals",
    "UnlookedRow",
    "Version",
    "ViewError",
    "actors",
    "as_of",
    "calendar",
    "changes",
    "check",
    "conflicts",
    "contributions",
    "decisions",
    "documents",
    "due",
    "entries",
    "group",
    "groups",
    "inbox",
    "issues",
    "name_of",
    "open_cell",
    "outstanding",
    "plain",
    "plans",
    "rate",
    "record",
    "review_item",
    "rule",
    "said_totals",
    "sources",
    "totals",
    "unlooked",
]
