"""Patterns of what a text ends with, and the last words that they are tried behind."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.extract.contributions import acts, parties, subjects
from pledgebook.reference.endings import Ending, ending, last_word

_PATTERNS = (
    r"\b(?:to|for)(?:\s+(?:the|\d[\d,.]*|aid))*\s*$",
    r"\b(?:attack\w*|inva\w+)(?:\s+(?:a|an))?\s*$",
    r"(?:[’']s|\w+ly|\bthe)\s+$",
    r"(?:^|[,;]\s?|\band)\s*(?:the )?$",
    r"\bbank of (?:the )?$|\bagreed with $",
    r"(?:south|north)\w*(?: of)?$",
    r"(?:in|by)[ -]*$",
    r"\bshared\b[^;]{0,9}\bwith(?=$)$",
    r"(?<!not )\bto$",
)
_WORDS = st.sampled_from(
    "to To TO for the aid 5 5,000. ٣ attack attacks invading a an ’s 's quickly the, and , ; bank of agreed with"
    " south Southern in - in- (to “for shared not tö İ ſ".split()
)


@given(
    st.sampled_from(_PATTERNS),
    st.lists(_WORDS, max_size=6),
    st.sampled_from(["", " ", "  ", "\u2009"]),
    st.sampled_from([re.NOFLAG, re.IGNORECASE]),
)
def test_an_ending_finds_what_the_pattern_finds(
    pattern: str, words: list[str], between: str, flags: re.RegexFlag
) -> None:
    text = between.join(words) + between
    plain, careful = re.compile(pattern, flags), ending(pattern, flags)
    for start, end in ((0, len(text)), (3, len(text)), (4, len(text)), (0, len(text) - 2)):
        found, expected = careful.search(text, start, end), plain.search(text, start, end)
        assert (found and found.span()) == (expected and expected.span())
    assert careful.closes(text, last_word(text)) == (plain.search(text) is not None)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bto\b",  # anything may follow
        r"\bto (?:\w+ )?$",
        r"\w+$",
        r"^\w*$",
        r"(?:to )?$",
        r"to$|for",
        r"[^,]*$",
        r"(?m)to$",
    ],
)
def test_a_pattern_that_may_end_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="not told"):
        ending(pattern)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Chad sent aid to ", "to"),
        ("help for refugees in southern ", "for refugees in southern"),
        ("an attack on ", None),
        ("5,000 tents to Chad and ", None),
        ("", None),
    ],
)
def test_what_points_to_a_receiver(before: str, found: str | None) -> None:
    match = subjects.TO.search(before)
    assert (match and match.group().strip()) == found


def _endings() -> list[tuple[str, Ending]]:
    rooms = (acts, parties, subjects)
    return [(name, value) for room in rooms for name, value in vars(room).items() if isinstance(value, Ending)]


@pytest.mark.parametrize(("name", "careful"), _endings())
def test_the_endings_of_the_rules_find_the_same_behind_any_word(name: str, careful: Ending) -> None:
    text = (
        "By now the U.S. will also have to be able to quickly help, grateful for the war of Russian aggression, which"
        " was shared with the people of all southern states; it’s been sent to 5,000 families in need, Chad’s central"
        " bank of the region and its ambassador to Mali could not again be providing that with Niger under"
    )
    for stop in range(len(text)):
        before = text[:stop]
        expected = careful.pattern.search(before) is not None
        assert (careful.search(text, 0, stop) is not None) == expected, before
        assert careful.closes(before, last_word(before)) == expected, before
