"""What part an actor plays in a document, as one word for the judge's features."""

from collections.abc import Iterator

from pledgebook.extract.contributions.context import Context
from pledgebook.extract.contributions.parties import is_body
from pledgebook.reference.actors import UNNAMED
from pledgebook.reference.contribution_cues import contribution_cues


def role(actors: tuple[str, ...], context: Context) -> str:
    """The first role that fits, from the speaker to "other"; "nobody" where no actor is known."""
    if actors not in context.roles:
        context.roles[actors] = next(_fitting(actors, context), "other") if actors else "nobody"
    return context.roles[actors]


def _fitting(actors: tuple[str, ...], context: Context) -> Iterator[str]:
    """The roles that fit, each looked at when it is asked for: most actors have one of the first."""
    cues = contribution_cues()
    if any(a in context.speaker for a in actors):
        yield "speaker"
    if any(a in context.topic for a in actors):
        yield "topic"
    if all(a in context.hostile for a in actors):
        yield "hostile"
    if all(map(is_body, actors)):
        yield "body"
    if any(map(context.gives, actors)):
        yield "giver"
    if any(map(context.receives, actors)):
        yield "receiver"
    if any(a in cues.givers for a in actors):
        yield "rich"
    if any(a in cues.rivals for a in actors):
        yield "rival"
    if any(a in UNNAMED or a.startswith("region-") for a in actors):
        yield "vague"


def roles(actors: tuple[str, ...], context: Context) -> str:
    """The roles of each of several actors, joined."""
    if actors not in context.parts:
        context.parts[actors] = "/".join(sorted({role((a,), context) for a in actors})) or "none"
    return context.parts[actors]
