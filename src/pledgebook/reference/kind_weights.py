"""What the words of a sentence weigh for each kind of claim, as learned from whole readings (`training/gate.py`).

Behind two lines of heading a line of ``data/kind_weights.tsv`` is a word, or two that follow one another, and its
weight for each kind in hundredths. The weights of a word are packed into one whole number, a field for each kind, so
that one addition a word sums them all; a sentence may tell a kind where the sum in its field has its highest bit set.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pledgebook.reference import actors

WIDTH = 24  # bits of a field: room for some ten thousand words of the greatest weight
START = "start="  # the line of what every sentence has, the threshold taken off
CLEAR = "clear="  # the line of what is taken off a sentence that must tell a kind clearly
_SORTS = {"names": "state", "adjectives": "adjective", "people": "adjective", "capitals": "city"}


@dataclass(frozen=True, slots=True)
class KindWeights:
    """Packed weights of words and of pairs, of every sentence and of a clear one, and the highest bit of each field.

    ``kinds`` come by their fields, the lowest first.
    """

    kinds: tuple[str, ...]
    start: int
    clear: int
    words: dict[str, int]
    pairs: dict[tuple[str, str], int]
    signs: int

    def told(self, total: int) -> frozenset[str]:
        """The kinds whose field of the sum, start included, has its highest bit set."""
        return frozenset(k for place, k in enumerate(self.kinds) if total >> (WIDTH * place + WIDTH - 1) & 1)


@cache
def kind_weights() -> KindWeights:
    """The weights, read once."""
    return parse((files("pledgebook.reference") / "data" / "kind_weights.tsv").read_text(encoding="utf-8"))


def parse(text: str) -> KindWeights:
    """The weights that a file's text holds; refuses one without a start, or with a line twice."""
    _, head, *lines = (line.split("\t") for line in text.splitlines())
    packed: dict[str, int] = {}
    for said, *cells in lines:
        if said in packed:
            raise ValueError(f"{said} has its weights twice")
        packed[said] = sum(int(cell or 0) << (WIDTH * place) for place, cell in enumerate(cells))
    signs = sum(1 << (WIDTH * place + WIDTH - 1) for place in range(len(head) - 1))
    start, clear = packed.pop(START) + signs, packed.pop(CLEAR)
    pairs = {(first, then): w for said, w in packed.items() for first, _, then in (said.partition(" "),) if then}
    return KindWeights(tuple(head[1:]), start, clear, {s: w for s, w in packed.items() if " " not in s}, pairs, signs)


@cache
def name_classes() -> dict[str, str]:
    """For the last word of each name of a foreign state, people, capital, body or leader what it is: "<state>"."""
    classes: dict[str, str] = {}
    for code, entry in actors.states().items():
        for key, sort in _SORTS.items():
            for name in entry.get(key, ()) if code != "USA" else ():
                classes.setdefault(_last_word(name), f"<{sort}>")
    for names in actors.bodies().values():
        for name in names:
            if " " not in name:
                classes.setdefault(name, "<body>")
    for leader in actors.leaders():
        if leader.actor != "USA":
            classes.setdefault(_last_word(actors.surname(leader.name)), "<leader>")
    return {word: sort for word, sort in classes.items() if word[:1].isupper() and len(word) > 1}


def _last_word(name: str) -> str:
    return name.replace("-", " ").replace("’", " ").replace("'", " ").split()[-1]
