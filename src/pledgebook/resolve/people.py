"""The document's own people: who a surname or a bare title means, from the first full mention on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pledgebook.model.mention import ActorMention
from pledgebook.reference import actors, gazetteer
from pledgebook.reference.actors import Sort

_OFFICE = frozenset(
    {
        Sort.TITLE,
        Sort.OFFICE,
        Sort.QUALIFIER,
        Sort.HONORIFIC,
        Sort.ORGAN,
        Sort.STATE,
        Sort.ADJECTIVE,
        Sort.BODY,
        Sort.PRONOUN,
    }
)
_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "JPN", "VNM", "TWN", "SGP", "KHM", "HUN", "ETH"})
_SHORT = frozenset({"minister", "ambassador", "envoy", "commissioner", "spokesman", "spokeswoman", "spokesperson"})
_TITLES_ONLY = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "vi"})


@cache
def _by_full_name() -> dict[str, list[actors.Leader]]:
    return _listed(actors.full_name)


@cache
def _by_surname() -> dict[str, list[actors.Leader]]:
    return _listed(actors.surname)


def _listed(name: Callable[[str], str]) -> dict[str, list[actors.Leader]]:
    table: dict[str, list[actors.Leader]] = {}
    for leader in actors.leaders():
        table.setdefault(name(leader.name), []).append(leader)
    return table


@dataclass(frozen=True, slots=True)
class Parts:
    """What an officer's mention is made of: the words of the office and the person's name."""

    office: str
    name: tuple[str, ...]


@cache
def _fields() -> frozenset[str]:
    return frozenset(actors.titles()["fields"]) | {"of", "the", "for"}


@cache
def _particles() -> frozenset[str]:
    return frozenset(actors.titles()["stops"]["particles"])


@lru_cache(maxsize=8192)  # asked for more than once of most mentions
def parts(text: str) -> Parts:
    """Take "German Defence Minister Anna Example" apart: ("defence minister", ("Anna", "Example"))."""
    words = gazetteer.atoms(text)
    starts = gazetteer.places(text, words)
    office: list[str] = []
    name: list[str] = []
    place = 0
    while place < len(words):
        found = gazetteer.match(words, place)
        owned = place > 0 and words[place - 1] in (
            "of",
            "the",
            "from",
        )  # "Anna Example of Estonia", but "Jim Jordan"
        surname = name and found and found[1] == place + 1 and found[0].sort is Sort.STATE and not owned
        if found and found[0].sort in _OFFICE and not surname:
            if found[0].sort in (Sort.TITLE, Sort.OFFICE):
                office += [word.lower() for word in words[place : found[1]]]
            place = found[1]
            continue
        end = found[1] if found and found[0].sort is Sort.LEADER else place + 1
        for word, start in zip(words[place:end], starts[place:end], strict=True):
            joined = start > 0 and text[start - 1] in "-'’" and name
            if word in "-'":
                continue
            if joined and word != "s":
                name[-1] += text[start - 1] + word
            elif (word[:1].isupper() and (name or word.lower() not in _fields())) or (word in _particles() and office):
                name.append(word)
        place = end
    while name and (name[-1].lower() in _TITLES_ONLY or name[-1][0].islower()):
        name.pop()
    return Parts(" ".join(office), tuple(name))


def surnames(name: tuple[str, ...], actor: str) -> list[str]:
    """What texts may call the person afterwards; with their particles as one word group."""
    if not name:
        return []
    last = len(name) - 1
    while last > 0 and name[last - 1] in _particles():
        last -= 1
    found = [" ".join(name[last:])]
    if len(name) > 1 and actor in _FAMILY_FIRST and name[0][:1].isupper():
        found.append(name[0])
    return [word for word in found if len(word) > 1 and word.lower() not in _fields()]


def _each(office: str) -> list[str]:
    """The offices that one person holds, the whole with them: "prime minister and defence minister"."""
    both = office.split(" minister ")
    if len(both) == 1:
        return [office] if office else []
    return [office, *(f"{one} minister" for one in both[:-1]), both[-1]]


@dataclass(slots=True)
class People:
    """Who was introduced: actors by surname and by title, several where the document names several."""

    published: str = ""
    by_surname: dict[str, set[str]] = field(default_factory=dict)
    by_office: dict[str, str] = field(default_factory=dict)

    def introduce(self, mention: ActorMention) -> None:
        """Remember an officer's name, and the actor where it is known."""
        if len(mention.actors) > 1:
            return
        read = parts(mention.text)
        for word in surnames(read.name, mention.actors[0] if mention.actors else ""):
            self.by_surname.setdefault(word, set()).update(mention.actors)

    def meet(self, mention: ActorMention) -> None:
        """Remember the last holder of the office, in the order of the text."""
        if len(mention.actors) != 1:
            return
        for office in _each(parts(mention.text).office):
            self.by_office[office] = mention.actors[0]
            if (last := office.rsplit(" ", 1)[-1]) in _SHORT:  # "the defence minister", then "the minister"
                self.by_office[f"... {last}"] = mention.actors[0]

    def actor_of(self, text: str) -> str | None:
        """The one actor of an officer's mention without a state, by the document's names or the table of leaders."""
        read = parts(text)
        if not read.name:
            known_as = self.by_office.get(read.office)
            if known_as or read.office.endswith("prime minister"):  # who is never called "the minister" before
                return known_as
            return self.by_office.get(f"... {read.office.rsplit(' ', 1)[-1]}")
        for word in surnames(read.name, "JPN"):
            known = self.by_surname.get(word, set())
            if len(known) == 1:
                return next(iter(known))
        return self._in_office(read.name)

    def _in_office(self, name: tuple[str, ...]) -> str | None:
        month = (self.published or "")[:7]
        wanted = {" ".join(name)} if len(name) > 1 else set(surnames(name, ""))
        table = _by_full_name() if len(name) > 1 else _by_surname()
        serving = {
            leader.actor
            for word in wanted
            for leader in table.get(word, ())
            if not month or leader.since <= month < leader.until
        }
        return next(iter(serving)) if len(serving) == 1 else None
