"""Many documents: worker processes."""

from pledgebook.bulk.workers import read_many

__all__ = ["read_many"]
