"""Clauses of parties, and stances that only the clause as a whole tells."""

import subprocess
import sys
from dataclasses import replace

import pytest

from extract.reading import readings_of
from pledgebook.extract.positions import read_positions
from pledgebook.extract.positions.judging import MODEL, Heard, apart
from pledgebook.extract.positions.judging.judge import likeliest
from pledgebook.extract.positions.party_clauses import party_clauses, predicate_object
from pledgebook.model.claim import Position, Stance
from pledgebook.reference.judge import JudgeWeights, chance, judge_weights, weigh
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


def _heard(text: str, speaker: str | None = "USA") -> list[Heard]:
    """Every place of the text that is judged."""
    heard: list[list[Heard]] = []
    read_positions(*readings_of(text, speaker), heard=heard)
    return [one for places in heard for one in places]


def _likely(text: str) -> float:
    weights = judge_weights(MODEL).weights
    return max(chance(weigh(weights, (*h.said, *h.words, f"rules={h.verdict}"))) for h in _heard(text, None))


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


def test_what_nothing_speaks_for_is_support() -> None:
    assert likeliest(["a feature that nobody learned"]) is Stance.SUPPORTS


PLACES = [
    # a second verb of one subject
    ("Chile was pleased and must now ratify the Lima Compact.", ("CHL",), "Lima Compact", "clause"),
    # no subject: what "we" declare
    ("Endorse the Lima Compact.", ("USA",), "Lima Compact", "speaker"),
    # under "must", where the rules are silent
    ("Chile must ratify the Lima Compact.", ("CHL",), "Lima Compact", "clause"),
    # the noun is no part of what it is about
    ("Chile underscored its support for the Lima Compact.", ("CHL",), "Lima Compact", "rules"),
]


@pytest.mark.parametrize(("text", "holder", "subject", "by"), PLACES)
def test_places_with_their_holders(text: str, holder: tuple[str, ...], subject: str, by: str) -> None:
    found = [(h.content.holder, h.content.subject) for h in _heard(text) if f"by:{by}" in h.said]
    assert (holder, subject) in found


def test_a_list_is_its_lead_ins() -> None:
    text = "Chile plans to:\n\n- Endorse the Lima Compact\n- Repair the old harbour\n"
    found = [h for h in _heard(text) if h.content.subject == "Lima Compact"]
    assert [(h.content.holder, "by:lead" in h.said) for h in found] == [(("CHL",), True)]


@pytest.mark.parametrize(
    "text",
    ["What will Chile endorse?", "The ferry left the harbour at noon.", "A deal was signed by nobody we know of."],
)
def test_no_place_where_nobody_can_hold_it(text: str) -> None:
    assert _heard(text, None) == []


def test_a_second_one_of_a_holder_must_be_likelier() -> None:
    one, other = (replace(h, verdict="word") for h in _heard("Chile praised the pact. Peru hailed the idea.", None)[:2])
    other = replace(other, content=one.content, place=(one.place[1] + 1, one.place[1] + 9))
    assert [h for _, h in apart([(0.6, one), (0.55, other)], 0.3, 0.1)] == [one, other]
    assert [h for _, h in apart([(0.6, one), (0.45, other)], 0.3, 0.1)] == [one]
    # on the same words there is one, and what is unlikely is none
    assert [h for _, h in apart([(0.6, one), (0.9, replace(other, place=one.place))], 0.3, 0.1)] != [one]
    assert apart([(0.2, one)], 0.3, 0.1) == []


TOLD = [
    ("Peru will not go along with the new levy.", {("PER",)}),
    ("Chile froze its contribution to the fund.", {("CHL",)}),
    # one beside the other, each its own
    ("Chile abstained, and Peru voted against.", {("CHL",), ("PER",)}),
    # deeds and facts
    ("Chile sent four trucks to the border.", set()),
    ("Chile's envoy arrived on Monday.", set()),
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


def test_what_is_overruled_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = JudgeWeights(accept=1.0, veto=0.9, weights={})
    monkeypatch.setattr("pledgebook.extract.positions.judging.judge.judge_weights", lambda model: deaf)
    drafts, issues = read_positions(*readings_of("Chile supports the Lima Compact.", None))
    assert drafts == []
    assert [(i.code, "supports" in i.message) for i in issues] == [("position-overruled", True)]
