"""Patterns that are tried where they can begin: what is found is the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.reference.openings import opened

_PATTERNS = (
    r"\b(?:to|for)\s+(?P<who>\w+)",
    r"(?:an?\s+)?(?:half|quarter)\b",
    r"[;:]|,\s*(?:and|but)\b|\s(?:so|as)\s",
    r"(?<!U)\.(?=\s|$)|\s?[—–]|\^|\]",
    r"\d+(?:\.\d+)?|[½¼]|[A-Fa-f]-",
    r"(?:(?-i:Chad)|mali)s?",
    r"(?>in|on) (?=the)",
    r"(?i)in|on|chad",
)
_WORDS = st.sampled_from(
    "to For the a half quarter ; : , and but so as . U. — ^ ] 5 1.5 ½ A- b- Chad chad MALI malis in the İ ſ".split()
)


@given(st.sampled_from(_PATTERNS), st.lists(_WORDS, max_size=7), st.sampled_from([re.NOFLAG, re.IGNORECASE]))
def test_an_opened_pattern_finds_what_the_pattern_finds(pattern: str, words: list[str], flags: re.RegexFlag) -> None:
    text = " ".join(words)
    found, expected = opened(pattern, flags), re.compile(pattern, flags)
    for place in ((), (2,), (1, max(1, len(text) - 2))):
        assert [(m.span(), m.groups()) for m in found.finditer(text, *place)] == [
            (m.span(), m.groups()) for m in expected.finditer(text, *place)
        ]


@pytest.mark.parametrize("pattern", _PATTERNS)
def test_it_is_told_what_these_begin_with(pattern: str) -> None:
    assert opened(pattern).pattern != pattern


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:to )?\w+",  # any letter
        r"(?:to|for)?",  # nothing
        r"[^,]+|to",  # all but one
        r".|to",
        r"to",  # one letter: re looks for it itself
        r"(?i:to)|for",
    ],
)
def test_what_may_begin_with_nearly_anything_stays_as_it_is(pattern: str) -> None:
    assert opened(pattern).pattern == pattern
