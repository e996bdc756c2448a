"""Addresses on the web: asked for politely, within limits, and never inside a private network."""

from pledgebook.sources.web.fetch import Fetched, Fetcher, Manner, Mark, RefusedError, is_address

__all__ = ["Fetched", "Fetcher", "Manner", "Mark", "RefusedError", "is_address"]
