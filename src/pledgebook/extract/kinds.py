"""One reader per kind of claim, in the order in which their claims are listed."""

from pledgebook.extract.contributions import read_contributions
from pledgebook.extract.engagements import read_engagements
from pledgebook.extract.groups import read_groups
from pledgebook.extract.positions import read_positions
from pledgebook.extract.proposals import read_proposals
from pledgebook.extract.statements import read_statements
from pledgebook.extract.taskings import read_taskings
from pledgebook.model.document import Layout
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Draft, Reading

READERS = (
    read_contributions,
    read_proposals,
    read_positions,
    read_engagements,
    read_groups,
    read_taskings,
    read_statements,
)


def read(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Every kind's drafts and issues."""
    drafts: list[Draft] = []
    issues: list[Issue] = []
    for reader in READERS:
        found, given_up = reader(readings, layout)
        drafts += found
        issues += given_up
    return drafts, issues
