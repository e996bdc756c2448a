"""Sentences to mentions, mentions to drafts of claims. Pure."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pledgebook.extract.gate import worth_reading
    from pledgebook.extract.kinds import read
    from pledgebook.extract.mentions import find

__all__ = ["find", "read", "worth_reading"]

_MODULES = {"find": "mentions", "read": "kinds", "worth_reading": "gate"}


def __getattr__(name: str) -> Any:
    """The three verbs, loaded when first asked for: what finds a date or a name alone does without all readers."""
    from importlib import import_module  # noqa: PLC0415

    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found
