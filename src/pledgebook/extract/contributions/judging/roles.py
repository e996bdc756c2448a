"""What part an actor plays in a document, as one word for the judge's features."""

from pledgebook.extract.contributions.context import Context
from pledgebook.extract.contributions.parties import is_body
from pledgebook.reference.contribution_cues import contribution_cues

_VAGUE = frozenset({"world", "allies-and-partners"})


def role(actors: tuple[str, ...], context: Context) -> str:
    """The first role that fits, from the speaker to "other"; "nobody" where no actor is known."""
    cues = contribution_cues()
    rows = (
        ("nobody", not actors),
        ("speaker", any(a in context.speaker for a in actors)),
        ("topic", any(a in context.topic for a in actors)),
        ("hostile", all(a in context.hostile for a in actors)),
        ("body", all(map(is_body, actors))),
        ("giver", any(map(context.gives, actors))),
        ("receiver", any(map(context.receives, actors))),
        ("rich", any(a in cues.givers for a in actors)),
        ("rival", any(a in cues.rivals for a in actors)),
        ("vague", any(a in _VAGUE or a.startswith("region-") for a in actors)),
    )
    return next((name for name, fits in rows if fits), "other")


def roles(actors: tuple[str, ...], context: Context) -> str:
    """The roles of each of several actors, joined."""
    return "/".join(sorted({role((a,), context) for a in actors})) or "none"
