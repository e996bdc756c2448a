"""How far a sum has come, by the words around it."""

import pytest

from extract.test_contributions import read

pytestmark = pytest.mark.usefixtures("rules_alone")

# text, speaker, stages in the order of the text: the trap beside it
ROWS = [
    ("The Budget reflects $35 million in aid for Haiti.", "USA", ["considered"]),  # a proposal, whatever it does
    ("The Budget provides $30 million for Haiti’s farmers, including $2.5 million for Haiti’s fishermen.", "USA", None),
    ("The budget support for Moldova includes $35 million in grants to Moldova.", "USA", ["committed"]),  # no proposal
    ("The $33 million in aid for Chad requested today will help farmers.", "USA", ["considered"]),
    ("The Bank is preparing a grant of $9 million for Chad.", None, ["considered"]),
    ("The Bank signed a grant of $9 million for Chad.", None, ["committed"]),
    ("The Bank announced a letter of interest for $9 million in aid to Chad.", None, ["considered"]),
    ("Norway gave Chad $9 million in aid, which has been discussed for a year.", None, ["disbursed"]),  # it is given
    ("Norway’s grant of $9 million for Chad awaits the approval of parliament.", None, ["considered"]),
    ("Norway’s grant of $9 million for Chad was welcomed.", None, ["committed"]),
]


@pytest.mark.parametrize(("text", "speaker", "stages"), ROWS)
def test_stage_of_a_sum(text: str, speaker: str | None, stages: list[str] | None) -> None:
    told = [str(c.stage) for c in read(text, speaker) if c.amount]
    assert told == (stages or ["considered", "considered"])
