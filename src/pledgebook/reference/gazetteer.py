"""All names of actors in one tree of words, so that a text is searched in a single pass whatever their number."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

from pledgebook.reference import actors
from pledgebook.reference.actors import Name, Sort
from pledgebook.reference.words import words_in

Tree: TypeAlias = "dict[str, Tree | Name]"

_ATOM = re.compile(r"[^\W_]+|[^\w\s]")
_END = ""  # the key of the name that ends at a node; no atom is empty
_CURLY = {"’": "'", "‘": "'", "‑": "-", "–": "-"}
_LOWER = {Sort.GROUP, Sort.REGION, Sort.PRONOUN, Sort.TITLE, Sort.QUALIFIER, Sort.HONORIFIC, Sort.ORGAN}
_SHOUTED = {Sort.STATE, Sort.ADJECTIVE, Sort.LEADER, Sort.BODY, Sort.TITLE, Sort.PEOPLE}


def atoms(text: str) -> Sequence[str]:
    """Words and single signs in order; curly apostrophes and odd hyphens come as plain ones."""
    if "_" in text:  # which parts words here
        return _ATOM.findall(_plain(text))
    words = words_in(text)  # which others have asked for already
    return words if text.isascii() else list(map(_CURLY.get, words, words))


def places(text: str, found: Sequence[str]) -> list[int]:
    """Where the atoms of a text begin in it."""
    starts: list[int] = []
    index, behind = _plain(text).index, 0
    for atom in found:  # nothing but white space stands between two
        start = index(atom, behind)
        starts.append(start)
        behind = start + len(atom)
    return starts


def _plain(text: str) -> str:
    """With plain apostrophes and hyphens; a few replacements are far cheaper than a translation of each letter."""
    for curly, plain in () if text.isascii() else _CURLY.items():
        text = text.replace(curly, plain)
    return text


@cache
def tree() -> Tree:
    """The tree of all names. Of two names written alike the one that comes first here stands."""
    root: Tree = {}
    for name in _names():
        for written in _spellings(name):
            node = root
            for atom in _ATOM.findall(_plain(written)):
                step = node.setdefault(atom, {})
                assert isinstance(step, dict)  # noqa: S101 - names stand only under the empty key
                node = step
            node.setdefault(_END, name)
    return root


def match(words: Sequence[str], start: int) -> tuple[Name, int] | None:
    """The longest name that begins at this atom, and the atom behind it."""
    node = tree().get(words[start])
    found = None
    place = start + 1
    while isinstance(node, dict):
        name = node.get(_END)
        if isinstance(name, Name):
            found = name, place
        if place == len(words):
            break
        node = node.get(words[place])
        place += 1
    return found


_SMALL = re.compile(r"\b(?:Of|The|And|For|In|To)\b")
_REGION_NOUN = re.compile(
    r"(?:Countries|Nations|States|Region|Governments|Partners|Continent|Basin|Neighbourhood|Hemisphere|Subregion|World"
    r"|Monarchies)$"
)
_SMALL_FIRST = ("northern ", "southern ", "eastern ", "western ", "sub-", "global ")
_PROPER = re.compile(r"^(?:western|european|nato|g7)\b")


def _spellings(name: Name) -> set[str]:
    """The ways in which texts write the name: words that the tables give in lower case also with capitals."""
    text = name.text
    if name.sort not in _LOWER:
        return {text, text.upper()} if name.sort in _SHOUTED and len(text) > 3 else {text}
    first = text[:1].upper() + text[1:]
    if name.sort is Sort.PRONOUN and name.ids in (("state",), ("pair",)):
        return {text, first}
    each = re.sub(r"(?<![\w'])\w", lambda m: m.group().upper(), text)
    mixed = _SMALL.sub(lambda m: m.group().lower(), each)
    spellings = {first, each, mixed, mixed[:1].upper() + mixed[1:]}
    if name.sort is Sort.REGION and text.startswith(_SMALL_FIRST):
        spellings.add(text[:1] + mixed[1:])  # "northern Central America", "sub-Saharan Africa"
    if name.sort is Sort.REGION:
        return spellings | {_REGION_NOUN.sub(lambda m: m.group().lower(), s) for s in spellings}
    if name.sort is Sort.TITLE:
        spellings |= {text.upper(), " ".join([*mixed.split()[:-1], text.split()[-1]])}  # "Foreign Ministry spokesman"
    elif name.sort is Sort.GROUP:
        proper = _PROPER.sub(lambda m: m.group().upper() if m.group() in ("nato", "g7") else m.group().title(), text)
        spellings |= {proper, proper.replace("allies", "Allies")}
    return spellings | {text, text[:1] + mixed[1:]}  # also "my Administration", "defence Minister"


def _names() -> Iterator[Name]:
    for phrase in actors.fixed()["phrases"]:
        yield Name(phrase, Sort.FIXED)
    yield from _states()
    for body, texts in actors.bodies().items():
        for text in texts:
            yield Name(text, Sort.BODY, (body,))
    for table, sort in (("seats", Sort.SEAT), ("agencies", Sort.AGENCY)):
        for code, texts in actors.organs()[table].items():
            for text in texts:
                yield Name(text, sort, (code,))
    yield Name("Brussels", Sort.CAPITAL, ("eu", "BEL"))
    yield from _people()
    yield from _groups()
    yield from _words()


def _states() -> Iterator[Name]:
    for code, entry in actors.states().items():
        for key, sort in (
            ("names", Sort.STATE),
            ("adjectives", Sort.ADJECTIVE),
            ("people", Sort.PEOPLE),
            ("capitals", Sort.CAPITAL),
        ):
            for text in entry.get(key, ()):
                yield Name(text, sort, (code,))
    for code, entry in actors.states().items():  # behind the names of all, for one may be another's ("of China")
        for form in ("Republic", "Kingdom", "Islamic Republic", "Federal Republic"):
            yield Name(f"{form} of {entry['names'][0]}", Sort.STATE, (code,))


def _people() -> Iterator[Name]:
    owners: dict[str, set[str]] = {}
    for leader in actors.leaders():
        owners.setdefault(actors.full_name(leader.name), set()).add(leader.actor)
        if leader.alone:
            owners.setdefault(actors.surname(leader.name), set()).add(leader.actor)
    for text, ids in owners.items():
        yield Name(text, Sort.LEADER, tuple(sorted(ids)))


def _groups() -> Iterator[Name]:
    collectives = actors.collectives()
    for key, sort in (("groups", Sort.GROUP), ("regions", Sort.REGION), ("pronouns", Sort.PRONOUN)):
        for id_, texts in collectives[key].items():
            for text in texts:
                yield Name(text, sort, (id_,))
    yield from _kinds(collectives["kinds"])
    for region, texts in collectives["adjectives"].items():
        for text in texts:
            yield Name(text, Sort.ADJECTIVE, (region,))
    for written, members in collectives["members"].items():
        for text in written.split(", "):
            yield Name(text, Sort.REGION, tuple(members))


def _kinds(words: dict[str, list[str]]) -> Iterator[Name]:
    """ "the landlocked nation", "the two Nordic neighbours"."""
    for adjective in words["adjectives"]:
        for noun in words["one"]:
            yield Name(f"the {adjective} {noun}", Sort.PRONOUN, ("state",))
        for noun in words["two"]:
            yield Name(f"the two {adjective} {noun}", Sort.PRONOUN, ("pair",))
        yield Name(f"the {adjective} neighbours", Sort.PRONOUN, ("pair",))
        yield Name(f"the {adjective} neighbors", Sort.PRONOUN, ("pair",))


def _words() -> Iterator[Name]:
    titles = actors.titles()
    for text in titles["organisations"]:
        yield Name(text, Sort.ORGANISATION)
    alone = {title: actor for actor, texts in titles["alone"].items() for title in texts}
    for text in titles["titles"]:
        yield Name(text, Sort.TITLE, (alone[text],) if text in alone else ())
    for text in titles["owned"]["titles"]:
        yield Name(text, Sort.OFFICE)
    for key, sort in (("honorifics", Sort.HONORIFIC), ("organs", Sort.ORGAN), ("qualifiers", Sort.QUALIFIER)):
        for text in titles[key]:
            yield Name(text, sort)
