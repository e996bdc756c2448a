"""Drafts to claims: repeats within the document folded, parts bound to wholes, ids from content."""

from dataclasses import replace

from pledgebook.model.claim import Claim, Contribution, kind_of
from pledgebook.model.document import Layout
from pledgebook.model.ids import make_id
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Draft, Reading
from pledgebook.resolve.repeats import fold
from pledgebook.resolve.wholes import wholes


def relate(drafts: list[Draft], readings: tuple[Reading, ...], layout: Layout) -> tuple[tuple[Claim, ...], list[Issue]]:
    """The document's claims in the order of the text within each kind, and what was given up on the way."""
    kept = fold(drafts, layout.document.text)
    ids = [_id(draft, layout, place) for place, draft in enumerate(kept)]
    within = wholes(kept, readings, layout)
    claims = []
    for place, draft in enumerate(kept):
        content = draft.content
        if isinstance(content, Contribution) and place in within:
            content = replace(content, part_of=ids[within[place]])
        claims.append(
            Claim(
                id=ids[place],
                document_id=layout.document.id,
                span=draft.span,
                quote=draft.span.of(layout.document.text),
                content=content,
                rule=draft.rule,
                cues=draft.cues,
                confidence=draft.confidence,
            )
        )
    return tuple(claims), []


def _id(draft: Draft, layout: Layout, place: int) -> str:
    """From place and meaning; the ordinal tells apart two claims that are alike in both."""
    return make_id("c", layout.document.id, kind_of(draft.content), str(draft.span), repr(draft.content), str(place))
