"""What was annotated beside what was read, place by place: the view from which a reading is mended."""

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.evaluation.likeness import Row, shared_of_fewer, words
from pledgebook.evaluation.report import Verdict, best_pairs

_SAME_PLACE = 0.5  # the share of words that two quotes of one place have in common


@dataclass(frozen=True, slots=True)
class Beside:
    """One place of a document: what the annotators have there, what was read there, and in which slots they differ.

    ``what`` is "missed" (nothing read), "false" (nothing annotated), "unlike" (both,
    but not the same claim) or "differs" (the same claim with other slots).
    """

    document: str
    kind: str
    what: str
    gold: Row | None = None
    read: Row | None = None
    slots: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The passage itself, in the longer of the two quotes."""
        return max((" ".join(row["quote"].split()) for row in (self.gold, self.read) if row is not None), key=len)


def beside(verdicts: Iterable[Verdict]) -> list[Beside]:
    """The verdicts by document and kind; a missed claim stands beside the false one of the same passage."""
    groups: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault((verdict.document, verdict.claim["kind"]), []).append(verdict)
    return [one for (document, kind), found in groups.items() for one in _of(document, kind, found)]


def _of(document: str, kind: str, found: list[Verdict]) -> list[Beside]:
    missed = [v.claim for v in found if v.what == "missed"]
    false = [v.claim for v in found if v.what == "false"]
    pairs = best_pairs(missed, false, _same_place)
    paired = {id(row) for pair in pairs for row in pair}
    return [
        *(Beside(document, kind, v.what, v.claim, v.other, v.slots) for v in found if v.what == "differs"),
        *(Beside(document, kind, "unlike", gold, read) for gold, read in pairs),
        *(Beside(document, kind, "missed", gold=row) for row in missed if id(row) not in paired),
        *(Beside(document, kind, "false", read=row) for row in false if id(row) not in paired),
    ]


def _same_place(gold: Row, read: Row) -> float:
    share = shared_of_fewer(words(gold["quote"]), words(read["quote"]))
    return share if share >= _SAME_PLACE else 0.0
