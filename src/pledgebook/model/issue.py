"""A problem as a value with a place."""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.model.span import Span


class Severity(StrEnum):
    """How bad it is: a note for the reader, or a failure of the source."""

    NOTE = "note"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Issue:
    """What could not be done, where and why. ``code`` is kebab-case and documented in docs/issues.md."""

    code: str
    message: str
    source: str
    span: Span | None = None
    severity: Severity = Severity.NOTE
