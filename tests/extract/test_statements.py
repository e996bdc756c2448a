"""Statements from sentences of our own, the trap named beside each."""

import pytest

from extract.reading import readings_of
from pledgebook.extract.statements import read_statements
from pledgebook.model.claim import Statement


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("“Our tents will arrive before the rain,” said the Kenyan health minister.", "KEN"),
        ("Chad’s UN envoy Ada Example told reporters: “We shall need tents before the rain.”", "TCD"),  # not the UN
        ("Ada Example, Kenya’s health minister, came. “Tents will arrive before the rain,” she said.", "KEN"),
        ("Ada Example of Kenya came. Asked about tents, she says: “They will arrive before the rain.”", "KEN"),
        ("UNICEF has tents. Its director, Ada Example, said: “They will arrive before the rain.”", "unicef"),
        ("“Tents will arrive before the rain,” said UNICEF’s Nairobi head, Ada Example.", "unicef"),
        ("Ada Example, the leader of the ABC, said: “No tents will come before the rain.”", "abc"),
        ("Kenyan minister Ada Example was glad. “Tents will arrive before the rain.”", "KEN"),  # of the sentence before
        ("Kenyan minister Ada Example put it so: “Tents will arrive before the rain.”", "KEN"),
        ("“Tents will come,” the Kenyan minister Ada Example was quoted as saying.", None),  # three words
        ("The Kenyan minister Ada Example said: “Tents will come.”", "KEN"),  # a sentence of three
        ("“The tents will come,” Kenyan minister Ada Example was quoted as saying.", "KEN"),
        ("Kenyan minister Ada Example wrote that “tents will arrive before the rain does”.", None),  # a clause
        ("Kenyan minister Ada Example wrote: “All the tents will arrive before the rain does”.", "KEN"),
        ("Kenya’s Ada Example once said: “Tents will arrive before the rain.”", "KEN"),
        ("‘Tents will arrive before the rain,’ Kenyan minister Ada Example said.", "KEN"),  # British marks
        ("The New Dawn party’s health spokesperson, Ada Example, said: “No tents will come.”", "new-dawn-party"),
        ("Ada Example of the Alfa Bloc said no. “No tents will ever come,” Example added.", "alfa-bloc"),
        ("Ada Example (AB) said no. “No tents will ever come,” she added.", "ab"),
        ("The Green Party said no. “No tents will ever come,” lawmaker Ada Example said.", "green-party"),
        ("“Will tents ever come?” asked Ada, who sells bread in Nairobi.", "KEN"),
        ("Kenya’s ‘Tents First’ plan failed, the health minister said.", None),  # a name in British marks
        ("The Kenyan health minister spoke of “a new dawn” for the region.", None),  # a fragment
        ("“Nobody told us that they would come,” a shopkeeper said.", None),  # nobody's party
        ("Kenya and Chad asked for tents; Kenya waits.\n\n“They came too late,” a shopkeeper said.", "KEN"),
        ("Kenya and Chad asked for tents.\n\n“They came too late,” a shopkeeper said.", None),  # of which of the two?
        ("Kenya asked for tents. Chad sent some. “They came too late,” a shopkeeper said. Kenya is sad.", "KEN"),
        ("“Tents will arrive before the rain,” said Ada Example, who leads UNICEF in Kenya.", "unicef"),
        ("Kenya thanked UNICEF. “Tents will arrive before the rain,” said Ada Example of UNICEF.", "unicef"),
        ("“Tents will arrive before the rain,” UNICEF’s head of supply in Kenya, Ada Example, said.", "unicef"),
        ("“Tents will arrive before the rain,” said Ada Example, a spokesperson for the Commission.", "eu"),
        ("UNICEF met in Kenya. “Tents will arrive before the rain,” the executive director said.", "unicef"),
        ("Kenya asked for tents. “They will arrive before the rain,” Ada Example told the UN.", "KEN"),  # not of the UN
        ("Kenya’s foreign minister asked for tents. “They must come before the rain,” he said.", "KEN"),
        ("Kenya asked for tents. “They will come before the rain,” said Ada Example of Smallville.", "KEN"),  # a town
        ("“They will come before the rain,” the Kenyan minister went on.", "KEN"),
        ("In the words of Kenyan minister Ada Example, “they came too late for us.”", None),  # a clause
        ("In the words of Kenyan minister Ada Example, “They came too late for us.”", "KEN"),
        # what "he" met is another; the stop of "U.S." ends no sentence
        (
            "Kenya’s Ada Example came. She met U.S. President Donald Trump. “Tents will come in the rain,” she said.",
            "KEN",
        ),
        ("Kenya’s Ada Example came. Chad’s Cy Sample met her. “Tents will come in the rain,” he said.", "TCD"),
        (
            "“Tents will come,” said Ada Example of Kenya, who met Bo Sample of Chad. “They will come in the rain.”",
            "KEN",
        ),
        (
            "Kenya was glad. “Tents will come in the rain,” said Ada Example, who leads the Lake Alliance.",
            "lake-alliance",
        ),
        ("Kenya was glad. “Tents will come in the rain,” said Ada Example, who leads a quiet life.", "KEN"),
        (
            "The ECOWAS commissioner for food, law and aid, Amb. Ada Example, sat. “They came too late,” Example said.",
            "ecowas",
        ),
        ("Kenya sent tents. “They came too late,” said the mayor of Kandahar, Ada Example.", "AFG"),
        ("Kenya sent tents. “They came too late,” said the mayor of Smallville, Ada Example.", "KEN"),
        ("UNICEF helps Kenya. Kenya paid. “They came too late,” said Ada Example, the agency’s director.", "unicef"),
        ("UNICEF helps Kenya. Kenya paid. “They came too late,” said Ada Example, the school’s driver.", "KEN"),
        ("According to Ada Example, a minister of Kenya, “They came too late for us.”", "KEN"),
        ("Kenya’s finance ministry was blunt. “There will be no more tents,” it said.", "KEN"),
        ("UNICEF’s Ada Example, praised by Kenya, left. “There will be no more tents,” she said.", "unicef"),
        # more is told of the speaker before the verb
        ("Ada Example, a spokeswoman for the Kenyan embassy in Paris, replied: “They came too late for us.”", "KEN"),
        ("In Kenya, a senior NATO diplomat said: “They came too late for us.”", "nato"),
        ("In Kenya, a law on tents said: “They came too late for us.”", None),  # nobody speaks
        ("KENYAN MINISTER: They said “we shall send tents before the rain.”", None),  # a conversation's turn
    ],
)
def test_a_whole_sentence_in_quotation_marks_is_a_statement(text: str, party: str | None) -> None:
    drafts, _ = read_statements(*readings_of(text, None))
    assert [d.content.party for d in drafts if isinstance(d.content, Statement)] == ([party] if party else [])


def said(text: str) -> list[str]:
    drafts, _ = read_statements(*readings_of(text, None))
    return [d.content.text for d in drafts if isinstance(d.content, Statement)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“They are old,” the Kenyan minister said, “but they fly.”",
            ["They are old, but they fly."],  # one sentence that "he said" parts
        ),
        (
            "“They are old enough,” the Kenyan minister said. “But they fly well.”",
            ["They are old enough,", "But they fly well."],  # two
        ),
        (
            "“Kenya,” the Kenyan minister replied, “has given all it had.”",
            ["Kenya, has given all it had."],  # a word is no statement, the whole is
        ),
        (
            "The Kenyan minister said: “They are old enough.\n\n“But they fly well.”",
            ["They are old enough. But they fly well."],  # over two paragraphs
        ),
    ],
)
def test_a_quotation_that_is_parted_is_one(text: str, expected: list[str]) -> None:
    assert said(text) == expected
