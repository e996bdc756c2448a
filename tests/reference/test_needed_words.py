"""The words that a pattern cannot do without, and patterns that are tried only where those stand."""

import re

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.reference.contribution_cues import contribution_cues
from pledgebook.reference.needed_words import needed_words
from pledgebook.reference.patterns import Glancing, Together, glancing
from pledgebook.reference.position_cues import cues_in, position_cues


def _shown(pattern: str) -> list[set[str]]:
    """Each set of pieces as they read: "|" where a word begins or ends."""
    sets = needed_words(pattern)
    return [{f"{'|' * p.begins}{p.letters}{'|' * p.ends}" for p in pieces} for pieces in sets]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bmissiles\b", [{"|missiles|"}]),
        (r"\b(?:pledg|promis)\w* tanks\b", [{"|pledg", "|promis"}, {"|tanks|"}]),
        # the rarest word of each alternative
        (r"\b(?:in favou?r of|against)\b", [{"|favor|", "|favour|", "|against|"}]),
        (r"\bdonat(?:e|es|ed)\b", [{"|donate|", "|donates|", "|donated|"}]),
        # an edge holds inside a group, also where its alternatives go on with anything
        (r"\b(?:deliver\w+|handed\s+over)", [{"|deliver", "|handed|"}]),
        (r"\w+nesses\b", [{"nesses|"}]),
        # what may be left out is not needed
        (r"(?:heavy )?howitzers(?: soon)?", [{"howitzers", "howitzers|", "|howitzers", "|howitzers|"}]),
        (r"(?:howitzers)*", []),
        # nor what must not stand there
        (r"(?!howitzers)[a-z]+", []),
        # a word that is everywhere tells nothing
        (r"\bthe\s", [{"|the|"}]),
        (r"\S+ \S+", []),
        # an alternative that can do without words frees the others
        (r"\b(?:howitzers|\w+)\b", []),
        (r"€\s?\d", [{"|€|"}]),
        (r"\d+ tanks", [{"|tanks"}, {"\x01"}]),
        (r"(?i)\bKYIV\b", [{"|kyiv|"}]),
    ],
)
def test_words_that_a_pattern_needs(pattern: str, expected: list[set[str]]) -> None:
    found = _shown(pattern)
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


_TRICKY = (
    r"\b(?:pledg\w*|aid) to\b",
    r"aid\w*s\b|\d+ tanks?",
    r"\b(?:re)?commit(?:s|ted)?\s+to\b",
    r"(?:^|, )(?P<who>we|they) aid(?:ed)?",
    r"(?i)\bISTANBUL\b",
    r"[€$]\s?\d[\d,.]*(?: ?(?:bn|m))?\b",
    r"(?:no|not) (?!aid)\w+ (?:tanks|aid)s?",
    r"(?:(?:ab|cd)+-)?tank",
    r"[’']s (?:aid|tanks)",
    r"x_?aid",
)
_WORDS = st.sampled_from(
    "aid Aid aided aids aidless pledge pledged to TO commit recommits committed we They not no tank tanks tank's"
    " İstanbul ıstanbul 5 €5 $5.5bn 3 - , . ’s 's abcd- x_aid xaid the of".split()
)


@given(st.sampled_from(_TRICKY), st.lists(_WORDS, max_size=8), st.sampled_from(["", " ", "  ", "\n", "-"]))
def test_a_glancing_pattern_finds_what_the_pattern_finds(pattern: str, words: list[str], between: str) -> None:
    text = between.join(words)
    plain = re.compile(pattern, re.IGNORECASE)
    found = [m.span() for m in glancing(pattern, re.IGNORECASE).finditer(text)]
    assert found == [m.span() for m in plain.finditer(text)]


@given(st.sampled_from(_TRICKY), st.lists(_WORDS, max_size=5), st.integers(0, 20), st.integers(0, 20))
def test_a_piece_of_a_text_is_searched_as_it_stands(pattern: str, words: list[str], start: int, end: int) -> None:
    """Where the search ends within a word its pieces do not tell."""
    text = " ".join(words)
    plain, careful = re.compile(pattern), glancing(pattern)
    for way in ("search", "match", "fullmatch"):
        assert bool(getattr(careful, way)(text, start, end)) == bool(getattr(plain, way)(text, start, end))
        assert bool(getattr(careful, way)(text, start)) == bool(getattr(plain, way)(text, start))


def _cues() -> list[Glancing]:
    cues = contribution_cues()
    return [c for c in (getattr(cues, name) for name in cues.__slots__) if isinstance(c, Glancing)]


_TEXTS = pytest.mark.parametrize(
    "text",
    [
        "Norway will send 30 tanks to Ukraine, and 5 million euros of humanitarian aid were paid out today.",
        "The minister welcomed the plan and said that he was not opposed to it, provided that it pays for itself.",
        "Denmark stands ready to support Moldova’s accession; it refused to rule out sanctions against Belarus.",
        "Since 2022, its largest donor has given more than $4.5bn in all, of which half were loans and guarantees.",
    ],
)


@_TEXTS
def test_the_cues_of_the_tables_find_the_same_with_and_without_a_glance(text: str) -> None:
    for cue in _cues():
        plain = cue.pattern.search(text)
        assert (cue.search(text) is None) == (plain is None), cue.pattern.pattern


@_TEXTS
def test_one_pass_finds_the_stances_that_are_found_one_by_one(text: str) -> None:
    listed = [pattern for cue in position_cues() for _, pattern in cue.patterns]
    said = f"{text} Peru would not block the levy, and rejected the deal."
    assert [p for _, _, p in cues_in(said, reported=True)] == [p for p in listed if p.search(said)] != []


@given(st.lists(st.sampled_from(_TRICKY[:6]), min_size=1), st.lists(_WORDS, max_size=8))
def test_one_pass_finds_what_each_of_many_patterns_finds(patterns: list[str], words: list[str]) -> None:
    text = " ".join(words)
    expected = [place for place, pattern in enumerate(patterns) if re2.search(pattern, text)]
    assert Together(patterns).standing_in(text) == expected


def test_a_word_without_end_may_hold_anything() -> None:
    assert glancing("howitzer").search("x" * 1_000 + "howitzer") is not None


def test_a_pattern_of_re2_glances_too() -> None:
    careful = Glancing(re2.compile(r"(?i)\bhowitzers?\b"))
    assert careful.search("Six Howitzers") is not None
    assert not careful.may_be_in("six tanks")
