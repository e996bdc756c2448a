"""RSS and Atom feeds: their entries. Runs in a process of its own."""

import re
from datetime import date
from typing import Any

MOST = 2000
"""Entries that are read of one feed; papers give some tens, archives some hundreds."""
_LARGEST = 64 * 2**20
_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)


def answer(data: bytes) -> dict[str, Any]:
    """``{"title", "entries", "cut"}`` with ``{"id", "link", "title", "date", "html"}`` each; or ``{"problem"}``."""
    if len(data) > _LARGEST:
        return {"problem": f"is a feed of more than {_LARGEST / 2**20:g} MiB"}
    if re.search(rb"<!ENTITY", data[:65_536], re.IGNORECASE):
        return {"problem": "is a feed that declares entities, as none does in good faith; not read"}
    import feedparser  # noqa: PLC0415  # slow to import, and only in this process

    data, cut = _first(data)
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.version and not feed.entries:
        return {"problem": "looks like a feed and is none that can be read"}
    return {"title": feed.feed.get("title"), "entries": [_entry(e) for e in feed.entries[:MOST]], "cut": cut}


def _first(data: bytes) -> tuple[bytes, bool]:
    """The feed up to its entry `MOST`, and whether there were more: the library takes a second for a thousand."""
    for number, end in enumerate(_END.finditer(data), start=1):
        if number == MOST:
            more = _END.search(data, end.end()) is not None
            return data[: end.end()] + _closing(data) if more else data, more
    return data, False


def _closing(data: bytes) -> bytes:
    if re.search(rb"<rss[\s>]", data[:4096]):
        return b"</channel></rss>"
    root = re.search(rb"<((?:\w+:)?(?:feed|RDF))[\s>]", data[:4096])
    return b"</%s>" % root.group(1) if root else b""


def _entry(entry: Any) -> dict[str, Any]:
    content = entry.get("content") or []
    html = max((c.get("value") or "" for c in content), key=len, default="") or entry.get("summary") or ""
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    link = entry.get("link") or ""
    return {
        "id": entry.get("id") or link or entry.get("title") or "",
        "link": link,
        "title": entry.get("title") or "",
        "date": _day(when),
        "html": html,
    }


def _day(when: Any) -> str | None:
    try:
        return date(*when[:3]).isoformat() if when else None
    except ValueError:
        return None
