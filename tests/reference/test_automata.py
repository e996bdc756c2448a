"""Patterns of re2, asked directly: what is found is what re2's own wrapper finds, in characters, whatever the text."""

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.reference.automata import automaton

PATTERNS = [
    r"\b(?:(?P<give>giv\w+)|(?P<take>tak\w+))\b",
    r"(?i)(a)|(é|ß)+(\d)?",
    r"\s*",  # is found in nothing, too
    r"(?:(x)|y)*z?",
    r"[^a-z]$",
]
TEXTS = st.text(st.sampled_from("giveng takes aéß—“x y z 12\n😀"), max_size=20)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXTS, start=st.integers(0, 8), end=st.integers(0, 24))
def test_what_is_found_is_the_same(pattern: str, text: str, start: int, end: int) -> None:
    ours, theirs = automaton(pattern), re2.compile(pattern)
    for how in ("search", "match", "fullmatch"):
        for place in ((), (start,), (start, end)):
            found, expected = getattr(ours, how)(text, *place), getattr(theirs, how)(text, *place)
            assert (found is None) == (expected is None)
            if expected is not None:
                assert_same(found, expected)
    for place in ((), (start,), (start, end)):
        all_found, all_expected = list(ours.finditer(text, *place)), list(theirs.finditer(text, *place))
        assert len(all_found) == len(all_expected)
        for found, expected in zip(all_found, all_expected, strict=True):
            assert_same(found, expected)


def assert_same(found: re2._Match, expected: re2._Match) -> None:
    for group in range(expected.re.groups + 1):
        assert found.span(group) == expected.span(group)
        assert (found.start(group), found.end(group)) == expected.span(group)
        assert found.group(group) == expected.group(group) == found[group]
    assert found.group() == expected.group()
    assert found.groupdict() == expected.groupdict()
    assert found.lastindex == expected.lastindex
    assert found.string == expected.string
    for name in expected.re.groupindex:
        assert found[name] == expected[name]


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(re2.error):
        automaton("(")
