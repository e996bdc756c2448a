"""States and bodies found in a text: by name, metonym, officer, organ, adjective, collective and pronoun."""

from pledgebook.extract.actors.finder import find_actors

__all__ = ["find_actors"]
