"""Front matter of Markdown: the lines between ``---`` at the top of a file."""

import re
from dataclasses import dataclass, field

import yaml

_OPENING = re.compile(r"\ufeff?---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_LONGEST = 65_536  # a longer block is text between two rules, not metadata
_FIELD = re.compile(r"[A-Za-z_][\w .-]{0,40}:(?:[ \t]|$)", re.MULTILINE)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # strings only: a date in year 0 is ours to judge


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of the block as strings, where the body starts, and what is wrong with the block."""

    body: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    problem: str | None = None


def front_matter(text: str) -> FrontMatter:
    """Read the block; of a broken one the plain ``key: value`` lines that can be read, and the problem."""
    opening = _OPENING.match(text)
    if opening is None or not _FIELD.match(text, opening.end()):
        return FrontMatter()
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST)
    if closing is None:
        return _unclosed(text, opening.end())
    block = text[opening.end() : closing.start()]
    try:
        # CBaseLoader is as safe as SafeLoader: it builds strings, lists and mappings only
        loaded = yaml.load(block, Loader=_LOADER)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = getattr(error, "problem", None) or type(error).__name__
        return FrontMatter(closing.end(), _lines(block), f"its front matter is broken ({reason})")
    if not isinstance(loaded, dict):
        return FrontMatter(closing.end(), _lines(block), "its front matter is no list of fields")
    return FrontMatter(closing.end(), {str(k).lower(): v for k, v in loaded.items() if isinstance(v, str)})


def _unclosed(text: str, start: int) -> FrontMatter:
    end = text.find("\n\n", start, start + _LONGEST)
    end = end if end >= 0 else start
    return FrontMatter(end, _lines(text[start:end]), "its front matter is not closed by ---")


def _lines(block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in block.split("\n"):
        key, colon, value = line.partition(":")
        if colon and _FIELD.match(line):
            fields[key.strip().lower()] = _unquoted(value.strip())
    return fields


def _unquoted(value: str) -> str:
    """A value without the quotes around the whole of it; those of a word in it are the title's own."""
    quote = value[:1]
    around = quote in ("'", '"') and len(value) > 1 and value.endswith(quote) and quote not in value[1:-1]
    return value[1:-1] if around else value
