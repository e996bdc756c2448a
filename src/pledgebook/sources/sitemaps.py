"""Sitemaps: the addresses that a site lists. Runs in a process of its own."""

import io
import re
from typing import Any

MOST = 50_000
"""Addresses of one sitemap, as sitemaps.org has it."""


def answer(data: bytes) -> dict[str, Any]:
    """``{"pages", "maps"}``: ``[address, day of change or None]`` of pages, addresses of maps; or ``{"problem"}``."""
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data[:65_536], re.IGNORECASE):
        return {"problem": "is a sitemap that declares entities, as none does in good faith; not read"}
    from lxml import etree  # noqa: PLC0415  # only in this process

    pages: list[tuple[str, str | None]] = []
    maps: list[str] = []
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, huge_tree=False
        ):
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if name in ("url", "sitemap"):
                said = {etree.QName(c).localname: (c.text or "").strip() for c in element if isinstance(c.tag, str)}
                if name == "sitemap" and said.get("loc"):
                    maps.append(said["loc"])
                elif said.get("loc"):
                    pages.append((said["loc"], said.get("lastmod", "")[:10] or None))
                element.clear()
            if len(pages) + len(maps) >= MOST:
                break
    except etree.XMLSyntaxError as error:
        if not pages and not maps:
            return {"problem": f"is a damaged sitemap ({str(error)[:120]})"}
    return {"pages": pages, "maps": maps}
