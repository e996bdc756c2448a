"""Of which kind a group of actors is, and of which sort a body, as words for the judges' features."""

from functools import lru_cache

from pledgebook.extract.contributions.candidates import Ids
from pledgebook.extract.contributions.topic import sort_of
from pledgebook.reference.actors import body_sections
from pledgebook.reference.contribution_cues import contribution_cues


@lru_cache(maxsize=4096)
def kind_of(actors: Ids) -> str:
    """The sorts of a group's actors as one word; an "s" behind tells more than one."""
    if not actors:
        return "nobody"
    kinds = {"many" if a == "allies-and-partners" else sort_of(a) for a in actors}
    kinds = {k if k in ("many", "world", "region", "body") else "state" for k in kinds}
    return "/".join(sorted(kinds)) + ("s" if len(actors) > 1 else "")


@lru_cache(maxsize=4096)
def body_sort(actor: str) -> str:
    """Of which sort a body is: as a word of its name tells, from behind, else as the list that it stands in."""
    sorts = contribution_cues().body_sorts
    told = next((sorts[word] for word in reversed(actor.split("-")) if word in sorts), None)
    return told or body_sections().get(actor, "unlisted")
