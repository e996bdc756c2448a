"""Words that tell who does what in a clause."""

from dataclasses import dataclass
from functools import cache

from pledgebook.reference.data_file import load


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Closed classes of lower-case words; see data/clause_words.toml for what each is for."""

    prepositions: frozenset[str]
    transitive: frozenset[str]
    between: frozenset[str]
    auxiliaries: frozenset[str]
    openers: frozenset[str]
    agents: frozenset[str]
    no_name: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    people_of: frozenset[str]
    several: frozenset[str]


@cache
def clause_words() -> ClauseWords:
    """The words, read once; refuses a class that is missing or empty."""
    raw = load("clause_words")

    def words(name: str) -> tuple[str, ...]:
        found = tuple(str(raw[name]).split())
        if not found:
            raise ValueError(f"clause_words.toml: {name} is empty")
        return found

    return ClauseWords(
        prepositions=frozenset(words("prepositions")),
        transitive=frozenset(words("transitive")),
        between=frozenset(words("between")),
        auxiliaries=frozenset(words("auxiliaries")),
        openers=frozenset(words("openers")),
        agents=frozenset(words("agents")),
        no_name=frozenset(words("no_name")),
        roles=frozenset(words("roles")),
        bodies=frozenset(words("bodies")),
        people_of=frozenset(words("people_of")),
        several=frozenset(words("several")),
    )
