"""Cities in the sentence, as places in their states: "brought 600 tonnes to Hodeidah"."""

import re
from functools import cache

from pledgebook.model.mention import ActorForm, ActorMention, Reading
from pledgebook.reference.contribution_cues import contribution_cues
from pledgebook.reference.engagement_cues import capitals
from pledgebook.reference.words import words_in

# where somebody or something is, or goes; "from" tells no receiver
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Ii]nto|[Tt]o|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|[Ff]or|reach(?:ed|es|ing)?|entered"
    r"|left for)\s"
    r"(?P<name>[A-ZÀ-Ž][\w’'À-ž-]+(?:\s[A-ZÀ-Ž][\w’'À-ž-]+){0,2})"
)


# where people meet, sign and speak nothing is received by that
_VENUE = re.compile(
    r"\b(?:sign\w*|met|meet\w*|talks?|summit|conference|agree\w*|announc\w*|said|spoke|speak\w*|gather\w*|visit\w*|host\w*"
    r"|ceremony|forum|event|office|embassy|arrest\w*|born|attack\w*)\b[^,;.]{0,30}$"
)
_NAME = re.compile(r"[A-ZÀ-Ž][\w’'À-ž-]+(?:\s[A-ZÀ-Ž][\w’'À-ž-]+)?")


@cache
def _first_words() -> frozenset[str]:
    """With what the name of any city begins that is no giver's."""
    givers = contribution_cues().givers
    return frozenset(words_in(name)[0] for name, state in capitals().items() if state not in givers)


def stricken(headline: str) -> set[str]:
    """The states of the cities that a headline names: "Herat earthquake: what is known"."""
    known, givers = capitals(), contribution_cues().givers
    names = (name for m in _NAME.finditer(headline) for name in (m.group(), m.group().split()[0]))
    return {known[name] for name in names if name in known and known[name] not in givers}


def with_places(reading: Reading) -> Reading:
    """The reading with the cities behind a word of place, as adjectives: a city does nothing itself.

    Cities of states that give are left out: what happens in them is a conference more often than help.
    """
    text, known, givers = reading.sentence.text, capitals(), contribution_cues().givers
    found: list[ActorMention] = []
    for match in _PLACE.finditer(text) if not _first_words().isdisjoint(words_in(text)) else ():
        start, name = match.start("name"), match["name"]
        while name not in known and " " in name:
            name = name.rsplit(" ", 1)[0]
        end = start + len(name)
        receives = name in known and known[name] not in givers
        receives = receives and not _VENUE.search(text, max(0, match.start() - 50), match.start())
        if receives and not any(m.start < end and start < m.end for m in reading.actors):
            found.append(ActorMention(start, end, name, ActorForm.ADJECTIVE, (known[name],)))
    if not found:
        return reading
    return reading.with_actors(tuple(sorted((*reading.actors, *found), key=lambda m: m.start)))
