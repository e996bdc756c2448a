"""Words that end a noun phrase, and those that stand within one although they look like verbs."""

from dataclasses import dataclass
from functools import cache

from pledgebook.reference import actors
from pledgebook.reference.data_file import load


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Classes of lower-case words; see data/noun_phrases.toml for what each is for. ``nations`` are adjectives."""

    function: frozenset[str]
    verbs: frozenset[str]
    both: frozenset[str]
    either: frozenset[str]
    opening: frozenset[str]
    subjects: frozenset[str]
    ing: frozenset[str]
    ly: frozenset[str]
    ed: frozenset[str]
    done: frozenset[str]
    plural: frozenset[str]
    nations: frozenset[str]


def third_person(verb: str) -> str:
    """ "carries" for "carry", "reaches" for "reach"."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


@cache
def phrase_words() -> PhraseWords:
    """The words, read once; refuses a class that is missing or empty."""
    raw = load("noun_phrases")

    def words(name: str) -> frozenset[str]:
        found = frozenset(str(raw[name]).split())
        if not found:
            raise ValueError(f"noun_phrases.toml: {name} is empty")
        return found

    base = words("verbs")
    nations = {a.lower() for entry in actors.states().values() for a in entry.get("adjectives", ())}
    return PhraseWords(
        function=words("function"),
        verbs=(base | {third_person(v) for v in base} | words("past") | words("both")) - words("either"),
        both=words("both"),
        either=words("either"),
        opening=words("opening"),
        subjects=words("subjects"),
        ing=words("ing"),
        ly=words("ly"),
        ed=words("ed"),
        done=words("done"),
        plural=words("plural"),
        nations=frozenset(nations),
    )
