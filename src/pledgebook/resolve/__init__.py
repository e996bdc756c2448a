"""Within one document: who "we" is, what "the package" is, parts and wholes. Pure."""

from pledgebook.resolve.actors import settle_actors
from pledgebook.resolve.relations import relate

__all__ = ["relate", "settle_actors"]
