"""Names of months and weekdays, and the words that place a date beside the document's own."""

from dataclasses import dataclass
from functools import cache

from pledgebook.reference.data_file import load


@dataclass(frozen=True, slots=True)
class DateWords:
    """The tables of ``data/dates.toml``, by the word in lower case.

    ``words`` holds the lists of its part of that name, which say there what each is for.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    feasts: dict[str, int]
    seasons: dict[str, int]
    counts: dict[str, int]
    words: dict[str, frozenset[str]]


@cache
def date_words() -> DateWords:
    """The tables, checked: twelve months, seven days."""
    data = load("dates")
    months = {name: int(number) for number, names in data["months"].items() for name in names}
    weekdays = {name: number for number, name in enumerate(data["words"]["weekdays"])}
    if set(months.values()) != set(range(1, 13)) or len(weekdays) != 7:
        raise ValueError("dates.toml: a month or a day is missing")
    listed = {name: frozenset(words) for name, words in data["words"].items()}
    return DateWords(months, weekdays, data["feasts"], data["seasons"], data["counts"], listed)
