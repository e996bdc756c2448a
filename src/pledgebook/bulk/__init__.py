"""Many documents: worker processes; feeds that are followed (`bulk.following`)."""

from pledgebook.bulk.workers import read_items, read_kept, read_many

__all__ = ["read_items", "read_kept", "read_many"]
