"""What is found in a document beside what its annotators claim: which find each of their contributions is of."""

from collections.abc import Iterator, Sequence
from typing import Any

from pledgebook.evaluation.likeness import LIKENESS
from pledgebook.evaluation.report import best_pairs
from pledgebook.exchange.claims import figure_to_json
from pledgebook.extract.contributions.build import Found
from pledgebook.extract.contributions.sentence import TextOfAid
from training.lessons import Lesson
from training.sentences import claimed


def annotated(lesson: Lesson, finds: Sequence[tuple[TextOfAid, Found]]) -> Iterator[tuple[dict[str, Any], int]]:
    """Givers, receivers and `cumulative` of the annotators' contributions that are among the ``finds``.

    Each comes with the place of its find.
    """
    if lesson.sentences is not None:
        for told, place in claimed(lesson.sentences, finds):
            yield {"donors": told.donors, "recipients": told.recipients, "cumulative": told.cumulative}, place
        return
    said = [_row_of(sentence, found) for sentence, found in finds]
    gifts = [c for c in lesson.gold if c["kind"] == "contribution"]
    for gold, row in best_pairs(gifts, said, LIKENESS["contribution"]):
        yield gold, next(n for n, one in enumerate(said) if one is row)


def _row_of(sentence: TextOfAid, found: Found) -> dict[str, Any]:
    items = [{"name": i.name, "quantity": figure_to_json(i.quantity)} for i in found.items]
    return {"quote": sentence.text, "amount": figure_to_json(found.amount), "items": items}
