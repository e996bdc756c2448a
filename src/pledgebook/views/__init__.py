"""What is looked at: frozen pages of data out of the ledger, each field documented. Read only."""

from pledgebook.model.filter import Filter, ViewError
from pledgebook.views.actors import ActorRow, actors, name_of, named_nowhere
from pledgebook.views.calendar import CalendarRow, calendar
from pledgebook.views.changes import Change, SlotChange, as_of, changes
from pledgebook.views.conflicts import Conflict, Version, conflicts
from pledgebook.views.contributions import ContributionRow, contributions, contributions_of
from pledgebook.views.counting import Cell, Share
from pledgebook.views.decisions import (
    DecisionError,
    DecisionRow,
    DecisionsPage,
    Foreseen,
    decisions,
    decisions_page,
    foresee,
    rule,
)
from pledgebook.views.documents import DocumentRow, IssueRow, documents, issues
from pledgebook.views.due import DueRow, Known, due
from pledgebook.views.entries import Entry, Source, entries, sources
from pledgebook.views.found import Found, search
from pledgebook.views.groups import Act, GroupRow, GroupView, MemberRow, SaidOfGroup, group, groups
from pledgebook.views.integrity import check
from pledgebook.views.listing import (
    ORDERS,
    ContributionsPage,
    EngagementsPage,
    contributions_page,
    documents_page,
    engagements_page,
)
from pledgebook.views.marked import MarkedClaim, MarkedDocument, Piece, document, has_document, marked
from pledgebook.views.money import Converted, Rate, rate
from pledgebook.views.opened import OpenCell, Told, open_cell
from pledgebook.views.outstanding import Count, OutstandingRow, outstanding
from pledgebook.views.placing import PlanPlace, place_plans
from pledgebook.views.plain import plain
from pledgebook.views.plans import PlanCell, PlanView, ProposalRow, Stand, open_plans, plans
from pledgebook.views.record import (
    ClaimView,
    Proof,
    RecordView,
    claim,
    full_id,
    has_record,
    proofs,
    record,
    record_of,
)
from pledgebook.views.review import (
    Alike,
    InboxRow,
    Joined,
    ReviewItem,
    UnlookedRow,
    alike,
    inbox,
    review_item,
    unlooked,
)
from pledgebook.views.said import SaidTotal, said_totals
from pledgebook.views.summary import Summary, summary
from pledgebook.views.totals import NotValued, Totals, totals

__all__ = [
    "ORDERS",
    "Act",
    "ActorRow",
    "Alike",
    "CalendarRow",
    "Cell",
    "Change",
    "ClaimView",
    "Conflict",
    "ContributionRow",
    "ContributionsPage",
    "Converted",
    "Count",
    "DecisionError",
    "DecisionRow",
    "DecisionsPage",
    "DocumentRow",
    "DueRow",
    "EngagementsPage",
    "Entry",
    "Filter",
    "Foreseen",
    "Found",
    "GroupRow",
    "GroupView",
    "InboxRow",
    "IssueRow",
    "Joined",
    "Known",
    "MarkedClaim",
    "MarkedDocument",
    "MemberRow",
    "NotValued",
    "OpenCell",
    "OutstandingRow",
    "Piece",
    "PlanCell",
    "PlanPlace",
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
    "Summary",
    "Told",
    "Totals",
    "UnlookedRow",
    "Version",
    "ViewError",
    "actors",
    "alike",
    "as_of",
    "calendar",
    "changes",
    "check",
    "claim",
    "conflicts",
    "contributions",
    "contributions_of",
    "contributions_page",
    "decisions",
    "decisions_page",
    "document",
    "documents",
    "documents_page",
    "due",
    "engagements_page",
    "entries",
    "foresee",
    "full_id",
    "group",
    "groups",
    "has_document",
    "has_record",
    "inbox",
    "issues",
    "marked",
    "name_of",
    "named_nowhere",
    "open_cell",
    "open_plans",
    "outstanding",
    "place_plans",
    "plain",
    "plans",
    "proofs",
    "rate",
    "record",
    "record_of",
    "review_item",
    "rule",
    "said_totals",
    "search",
    "sources",
    "summary",
    "totals",
    "unlooked",
]
