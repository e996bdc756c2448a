"""The judge of engagements: which words it hears, whose meeting it may be, what it is shown, what becomes of it."""

import pytest

from extract.reading import readings_of
from pledgebook.extract.engagements import read_engagements
from pledgebook.extract.engagements.judging import MODEL, Heard, apart
from pledgebook.model.claim import Engagement
from pledgebook.model.mention import Draft
from pledgebook.reference.judge import JudgeWeights, chance, judge_weights

DAY = "2024-05-14"


def heard(text: str, speaker: str | None = None, title: str | None = None) -> list[Heard]:
    found: list[Heard] = []
    read_engagements(*readings_of(text, speaker, title, DAY), found)
    return found


def read(text: str) -> list[Draft]:
    return read_engagements(*readings_of(text, None, None, DAY))[0]


def weigh(monkeypatch: pytest.MonkeyPatch, accept: float, weights: dict[str, float]) -> None:
    table = JudgeWeights(accept, 0.0, weights)
    monkeypatch.setattr("pledgebook.extract.engagements.judging.judge.judge_weights", lambda model: table)


def parties(one: Heard) -> set[str]:
    content = one.draft.content
    assert isinstance(content, Engagement)
    return set(content.parties)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Peru and its talks, a matter for Chad on Friday.", ["talks"]),
        ("Peru took talks with Chad for granted; would meet Fiji.", ["talks"]),  # "would meet" tells of nothing yet
        ("The visit of Peru to the press conference of Chad.", ["visit"]),  # no conference of states
        ("Peru signed the budget law for Chad.", []),  # a law
        ("Peru signed, with Chad in mind, an accord on fish.", ["signed"]),
        ("Peru and Chad see the spirit of the summit in the ongoing talks.", []),  # spoken of, for years
        ("Peru met every target of Chad.", []),  # a target
        ("Peru, with Chad, must find ships to meet its urgent humanitarian needs.", []),  # needs, a few words on
        ("Peru, with Chad in mind, welcomed Fiji’s openness to a truce.", []),  # what is somebody's
        ("Peru, with Chad in mind, will welcome 40,000 Fijian students.", []),  # a crowd
        ("Peru, with Chad in mind, welcomed the Fijian minister.", ["welcomed"]),
        ("Peru, with Chad in mind, dreams of hosting APEC in May.", []),  # a summit
        ("For Peru and Chad lawful trade and travel matter.", []),  # no journey
        ("Peru, like Chad, is in need of dialogue.", []),  # at large
        ("For Peru, Chad and their dialogue, it matters.", ["dialogue"]),
        ("Peru, like Chad, spoke of the call to arms.", []),  # nobody is on it
        ("Peru, like Chad, knew of a call with the Fijian king.", ["call"]),
        ("Peru, which Chad follows, discussed joint exercises at length.", []),  # spoken of
        ("For Peru it is Operation Fly Home, for Chad a plan.", []),  # a name
        ("Peru, like Chad, is a founding Dialogue Partner.", []),  # what it is called, not a meeting
        ("Peru, with Chad in mind, backs the aims of the Lima Summit.", []),  # what came of it
        ("Peru, with Chad in mind, wants ships to meet U.S. national needs.", []),
        ("Peru, with Chad in mind, welcomed the Fijian minister to the Lima Summit.", ["Lima Summit"]),  # by its name
        ("In Peru, Chad heard of a conference convened by the Fijian king.", ["conference"]),  # told of by its noun
        ("Peru and Chad have met annually since 2014.", []),  # a habit
        ("Peru opened accession talks with Chad.", []),  # years of paper
        ("Peru spoke to the nation about Chad.", []),  # a speech
        ("Will Peru meet Chad?", []),  # asked
        ("Peru reported that Chad discussed it.", []),  # words of much else
    ],
)
def test_only_words_that_may_tell_of_an_engagement_are_heard(said: str, words: list[str]) -> None:
    assert list(dict.fromkeys(h.word.text for h in heard(said))) == words


def test_a_summit_told_of_by_its_name_is_not_heard_again() -> None:
    text = "At the Lima Water Summit in May, hosted by Peru, Chad spoke up. {} was a success for Fiji."
    assert "Lima Water Summit" not in [h.word.text for h in heard(text.format("The Summit")) if h.ruled == "no"]
    assert not [h for h in heard(text.format("The Summit")) if h.scene.place == 1]
    assert [h for h in heard(text.format("The Oslo Energy Summit")) if h.scene.place == 1]


def test_the_visit_that_was_told_of_is_not_heard_again() -> None:
    text = "The Peruvian president will visit Chad in June. During {} visit, the president will tour a dam of Fiji."
    assert [h for h in heard(text.format("a")) if h.scene.place == 1 and h.word.text == "visit"]
    assert not [h for h in heard(text.format("her")) if h.scene.place == 1 and h.word.text == "visit"]


def test_each_way_of_reading_gives_its_parties_once() -> None:
    found = heard("After the talks with Chad, which Fiji watched, Peru went home.")
    sets = [frozenset(parties(h)) for h in found]
    assert len(sets) == len(set(sets))
    assert {frozenset({"TCD", "PER"}), frozenset({"TCD", "FJI", "PER"})} <= set(sets)
    assert frozenset({"TCD"}) not in sets  # one state meets nobody
    assert frozenset({"eu"}) in [frozenset(parties(h)) for h in heard("The talks of the EU in May.")]


def test_a_hypothesis_is_seen_by_how_its_parties_stand_and_no_state_by_its_name() -> None:
    found = next(h for h in heard("In May the talks with Chad, which Fiji watched.") if parties(h) == {"TCD", "FJI"})
    assert {"word=talk", "in:after:with", "in:after:off:near", "size=2", "text=news", "left-out=0"} <= set(
        found.features
    )
    alone = next(h for h in heard("Talks with Chad and the EU, said Fiji.") if parties(h) == {"eu"})
    assert {"out:after:with", "in:after:and", "size=1/1"} <= set(alone.features)
    assert not [f for f in (*found.features, *alone.features) if "chad" in f.lower() or "fiji" in f.lower()]
    assert len(set(found.features)) == len(found.features)


def test_training_hears_what_the_rules_say() -> None:
    ruled = {(h.word.text, h.ruled) for h in heard("The Peruvian president met the Chadian president on Friday.")}
    assert ("met", "same") in ruled
    assert {h.ruled for h in heard("Peru and its talks, a matter for Chad.")} == {"no"}


def test_what_is_likely_enough_is_claimed_with_its_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Of the talks, which Chad had with Fiji, nobody speaks."
    weigh(monkeypatch, 0.7, {"any": 1.0, "size=2": 0.5, "in:after:with": 0.4, "size=3": -3.0, "word=talk": -0.2})
    [draft] = read(text)
    assert isinstance(draft.content, Engagement)
    assert set(draft.content.parties) >= {"TCD"}
    assert (draft.rule, draft.cues) == ("engagement/judged_meeting", ("any", "size=2", "in:after:with"))
    assert draft.confidence == round(chance(1.7), 2)
    weigh(monkeypatch, 0.9, {"any": 1.0, "size=2": 0.5})
    assert read(text) == []


def test_a_word_that_the_rules_read_is_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    weigh(monkeypatch, 0.1, {"any": 5.0})
    drafts = read("The Peruvian president met the Chadian president on Friday.")
    assert [d.rule for d in drafts] == ["engagement/meeting_verb"]


def test_parties_that_are_far_likelier_take_the_place_of_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "On Friday the Peruvian president met the Chadian president, on whose side the Fijian king stood."
    table = JudgeWeights(0.9, 0.0, {"size=3": 2.0}, 1.5)
    monkeypatch.setattr("pledgebook.extract.engagements.judging.judge.judge_weights", lambda model: table)
    [draft] = read(text)
    assert isinstance(draft.content, Engagement)
    assert set(draft.content.parties) == {"PER", "TCD", "FJI"}
    assert draft.rule == "engagement/judged_meeting"
    table = JudgeWeights(0.9, 0.0, {"size=3": 1.4}, 1.5)
    assert [d.rule for d in read(text)] == ["engagement/meeting_verb"]
    table = JudgeWeights(0.9, 0.0, {"way=told": 9.0}, 1.5)  # nobody else is named
    assert [d.rule for d in read(text.split(",", maxsplit=1)[0] + ".")] == ["engagement/meeting_verb"]


def test_of_two_that_share_a_party_the_likelier_stands() -> None:
    one, other = heard("Peru and its talks, a matter for Chad and Fiji.")[:2]
    assert apart([(0.5, one.draft), (0.6, other.draft)], []) == [other.draft]
    assert apart([(0.5, one.draft)], [other.draft]) == []


def test_the_weights_that_are_shipped_are_few_and_whole() -> None:
    table = judge_weights(MODEL)
    assert 0.2 < table.accept < 0.8
    assert {"rules=no", "rules=same", "left-out=0", "dated=no"} <= table.weights.keys()
    assert table.weights["rules=same"] > table.weights["rules=no"]
    assert len(table.weights) < 20_000
