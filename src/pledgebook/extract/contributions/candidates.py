"""Who may stand in a slot, and what speaks for it: the rules rank, and whoever chooses sees why."""

from dataclasses import dataclass

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Actors that may be the donors or the recipients; ``reason`` names the rule, ``grade`` how surely it is told.

    Grades: 5 said in so many words, 3 a place or an owner, 2 named beside it, 1 named before it, 0 taken from before.
    """

    actors: Ids
    reason: str
    grade: int
