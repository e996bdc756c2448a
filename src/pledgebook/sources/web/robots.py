"""What a host asks of programs that fetch: its robots.txt."""

AGENT = "pledgebook"
PATIENCE = 60.0
"""Seconds between two requests that a robots.txt may ask for at most."""


class Robots:
    """The rules of one robots.txt; an empty one allows all."""

    def __init__(self, text: bytes) -> None:
        from protego import Protego  # noqa: PLC0415  # only who fetches needs it

        self._rules = Protego.parse(text.decode("utf-8", "replace"))
        self._open = True

    @classmethod
    def closed(cls) -> "Robots":
        """Rules that allow nothing, of a host that fails to tell its own."""
        rules = cls(b"")
        rules._open = False
        return rules

    def allows(self, address: str) -> bool:
        """Whether an address may be fetched."""
        return self._open and bool(self._rules.can_fetch(address, AGENT))

    @property
    def delay(self) -> float:
        """Seconds to leave between two requests."""
        return min(PATIENCE, float(self._rules.crawl_delay(AGENT) or 0))
