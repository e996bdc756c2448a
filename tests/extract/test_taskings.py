"""Taskings from sentences of our own, the trap named beside each."""

import pytest

from extract.reading import readings_of
from pledgebook.extract.taskings import read_taskings
from pledgebook.model.claim import Tasking


def taskings(text: str, speaker: str | None = None) -> list[str]:
    drafts, _ = read_taskings(*readings_of(text, speaker))
    found = [d.content for d in drafts if isinstance(d.content, Tasking)]
    return [f"{'+'.join(t.by)} > {'+'.join(t.to)}: {t.action}" for t in found]


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        (
            "The French president instructed his ministers to draw up a list of needs.",
            None,
            ["FRA > FRA: draw up a list of needs"],
        ),
        (
            "The High Commission in Chad has been asked to report daily on needs.",  # an organ without a state's name
            "AUS",
            ["AUS > AUS: report daily on needs"],
        ),
        (
            "The European Council invited the European Commission to count the tents, and the Council to pay for them.",
            None,
            ["eu > eu: count the tents", "eu > eu: pay for them"],  # two are told
        ),
        (
            "The French president has ordered the army to count its tents.",
            None,
            ["FRA > FRA: count its tents"],
        ),
        (
            "The French foreign minister told her ambassador, Ada Example, to call Chad.",
            None,
            ["FRA > FRA: call Chad"],  # a name stands between
        ),
        (
            "ASEAN met. Ministers directed the Asian Development Bank to draw up a plan.",
            None,
            ["asean > asian-development-bank: draw up a plan"],  # whose ministers
        ),
        (
            "The Kenyan minister said his staff had been tasked with counting tents.",
            None,
            ["KEN > KEN: counting tents"],
        ),
        (
            "UNICEF was charged by the country team with counting tents.",
            None,
            ["un > unicef: counting tents"],  # by whom
        ),
        (
            "The African Union has tasked the foreign ministers of Chad, Kenya and Togo with counting tents.",
            None,
            ["au > TCD+KEN+TGO: counting tents"],  # a list
        ),
        ("The French army was told in July by the president to count tents.", None, ["FRA > FRA: count tents"]),
        ("The French army, which was asked last year by the king to count tents.", None, ["FRA > FRA: count tents"]),
        ("The French minister has ordered a review of all tents.", None, ["FRA > FRA: a review of all tents"]),
        ("The French minister has ordered an umbrella for the tents.", None, []),  # bought
        ("Member states have told the European Commission to count tents.", None, ["eu > eu: count tents"]),
        (
            "The French minister, a French aide tells us, has ordered the army to count tents.",
            None,
            ["FRA > FRA: count tents"],
        ),
        ("The French minister set up a cell in the army and told it to count tents.", None, ["FRA > FRA: count tents"]),
        ("The French minister commissioned the Chief of the Staff to count tents.", None, ["FRA > FRA: count tents"]),
        ("The French minister tasked the army with advice on tents.", None, ["FRA > FRA: advice on tents"]),
        (
            "The French minister ordered the army to count tents by January at the border.",
            None,
            ["FRA > FRA: count tents at the border"],
        ),
        ("The French parliament was asked to pay for tents.", None, []),  # it grants, and is not told
        ("We are asked to pay for French tents.", "FRA", []),  # by whom
        ("The French mayor said: “We ask Paris to count the tents.”", None, []),  # a wish
        ("UNICEF was invited to count the tents.", None, []),  # by whom is not told
        ("The French president gave the army a month to count tents.", None, ["FRA > FRA: count tents"]),
        ("The French president gave the army tents to sleep in.", None, []),  # a gift
        ("The French president will order the army to count tents.", None, []),  # not yet
        ("The French president did not order the army to count tents.", None, []),
        ("The French police charged two men with murder.", None, []),  # a crime
        ("The Commission in Chad helped to count tents.", None, []),  # a noun
        ("The French president directed $5 million to Chad.", None, []),  # money
        ("Germany was asked about the plan to send tents.", None, []),
        ("The French president asked Germany to send boats.", None, []),  # a request to another party
        ("The French president invited the German government to visit Paris.", None, []),  # a guest
        ("The French president asked to join the talks with Chad.", None, []),  # for itself
        ("The President directed his Administration to mend the roads.", "USA", []),  # at home
        # a college without a name tells an organ of the same state or body
        (
            "Kenya’s parliament met. The committee directed the ministry to count the tents by May.",
            None,
            ["KEN > KEN: count the tents"],
        ),
        (
            "France and Chad came to Brussels. The leaders tasked the Commission with counting tents for the EU.",
            None,
            ["eu > eu: counting tents for the EU"],
        ),
        ("The committee directed Kenya to count the tents.", None, []),  # whose committee?
        (
            "The EU is glad. The Secretary-General was asked by the Council to count the tents.",
            None,
            ["un > un: count the tents"],
        ),
        # a parliament is of a state
        ("The EU met. Kenya’s parliament sat. Parliament has ordered a review.", None, ["KEN > KEN: a review"]),
        # two tasks in one breath
        (
            "Kenya’s cabinet mandated the army to count the tents and directed its staff to sell 2.5 million of them.",
            None,
            ["KEN > KEN: count the tents", "KEN > KEN: sell 2.5 million of them"],
        ),
        ("Chad told Kenya in writing, and it reserves the right to walk away.", None, []),  # nobody is told to
        ("I asked the embassy of Chad to put that in writing.", None, []),  # of nobody known
    ],
)
def test_who_is_told_to_follow_up(text: str, speaker: str | None, expected: list[str]) -> None:
    assert taskings(text, speaker) == expected
