"""Words in their British and American spellings."""

import pytest

from pledgebook.reference.spellings import spellings


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Defence", "defense"),
        ("defense", "defence"),
        ("armoured", "armored"),
        ("labor", "labour"),
        ("neighbours", "neighbors"),
        ("mobilization", "mobilisation"),
        ("programmes", "programs"),
        ("center", "centre"),
        ("tons", "tonnes"),
        ("travelled", "traveled"),
        ("Turkey", "türkiye"),
    ],
)
def test_a_word_has_its_other_spelling(word: str, other: str) -> None:
    assert spellings(word)[0] == word.lower()
    assert other in spellings(word)


@pytest.mark.parametrize("word", ["ukraine", "aid", "or", "our", "2024", "ton2", "kits", "f16", "wise_"])
def test_most_words_have_none(word: str) -> None:
    assert spellings(word) == (word,)
