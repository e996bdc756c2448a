"""Clauses of parties, and stances that only the clause as a whole tells."""

import subprocess
import sys

import pytest

from extract.reading import readings_of
from pledgebook.extract.positions import read_positions
from pledgebook.extract.positions.judged import judge
from pledgebook.extract.positions.party_clauses import party_clauses, predicate_object
from pledgebook.extract.positions.stances import stances
from pledgebook.extract.positions.traits import traits
from pledgebook.model.claim import Position
from pledgebook.reference.position_cues import cues_in

CLAUSES = [
    ("Norway has paused the grant.", [(("NOR",), " has paused the grant.")]),
    # parties named together do one thing
    ("Norway and Chile have paused the grant.", [(("NOR", "CHL"), " have paused the grant.")]),
    # each its own, up to the mark
    ("Norway agrees; Chile does not.", [(("NOR",), " agrees"), (("CHL",), " does not.")]),
    # another acts upon the party
    ("The decree permitted Kenyan forces to patrol.", []),
    # behind a preposition stands no subject
    ("The ship sailed to Kenya.", []),
    # a sentence's empty "it"
    ("Kenya waits. It is unclear who pays.", [(("KEN",), " waits.")]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    readings, _ = readings_of(text, None)
    found = [(c.actors, r.sentence.text[c.at : c.end]) for r in readings for c in party_clauses(r)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Norway has now paused the grant.", "the grant."),
        ("Norway will walk away from the talks.", "the talks."),
        ("Norway would abstain.", ""),
    ],
)
def test_what_the_verb_is_about(text: str, rest: str) -> None:
    reading = readings_of(text, None)[0][0]
    at = predicate_object(text, next(party_clauses(reading)))
    assert text[at:].removeprefix(".") == rest


def _likely(text: str) -> float:
    reading = readings_of(text, None)[0][0]
    cues = list(stances(text, reported=True))
    return max(judge(traits(reading, clause, cues, reported=True)).likely for clause in party_clauses(reading))


@pytest.mark.parametrize(
    ("stance", "none"),
    [
        ("Peru will not sign the accord.", "Peru sent a ship to the port."),
        ("Peru could agree if the terms were better.", "Peru met the envoys in March."),
        ("Peru wants the levy dropped.", "Peru lies on the coast."),
    ],
)
def test_a_stance_is_likelier_than_a_deed(stance: str, none: str) -> None:
    assert _likely(stance) > _likely(none)


def test_nothing_known_is_no_stance() -> None:
    judged = judge(["a trait that nobody learned"])
    assert judged.likely < 0.1
    assert judged.reasons == ()


TOLD = [
    ("Peru will not go along with the new levy.", {("PER",)}),
    ("Chile froze its contribution to the fund.", {("CHL",)}),
    # one beside the other, each its own
    ("Chile abstained, and Peru voted against.", {("CHL",), ("PER",)}),
    # deeds and facts
    ("Chile sent four trucks to the border.", set()),
    ("Chile's envoy arrived on Monday.", set()),
    ("Peru is a member of the bank.", set()),
    ("The price of copper fell in Peru.", set()),
]


@pytest.mark.parametrize(("text", "holders"), TOLD)
def test_stances_in_news(text: str, holders: set[tuple[str, ...]]) -> None:
    drafts, _ = read_positions(*readings_of(text, None))
    assert {d.content.holder for d in drafts if isinstance(d.content, Position)} == holders


@pytest.mark.parametrize("text", ["Chile scrapped the programme.", "Chile can live with the levy."])
def test_loose_words_tell_nothing_where_a_government_speaks(text: str) -> None:
    drafts, _ = read_positions(*readings_of(text))
    assert [d for d in drafts if not d.rule.startswith("judged")] == []


def test_a_judged_stance_is_as_sure_as_its_likelihood() -> None:
    drafts, _ = read_positions(
        *readings_of("Peru would only join the fund together with Chile. Chile opposes the levy.", None)
    )
    assert [(d.rule, d.confidence < 1) for d in drafts] == [("judged", True), ("opposes", False)]


def test_the_first_sentence_is_read_as_any_other() -> None:
    words = (
        "from pledgebook.reference.position_cues import cues_in;"
        "print(len(cues_in('Peru will not go along', reported=True)))"
    )
    cold = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert int(cold.stdout) == len(cues_in("Peru will not go along", reported=True)) > 0
