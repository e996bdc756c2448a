"""How the reading's time grows with hostile texts, at three sizes each.

    python -m benchmarks.growth [--most 5_000_000] [--at-most 1.4] [NAME...]

Each text is doubled twice up to a number of characters (a fraction of it for texts whose every
sign costs a passage of its own), read whole (passages, finders, claims), and its seconds are
printed with the exponent of growth: 1.0 is linear, 2.0 the square. The run fails above
`--at-most`, so that no text can stop the reading of the others.
"""

import argparse
import math
import sys
import time
from collections.abc import Callable

from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash
from pledgebook.model.span import Span
from pledgebook.pipeline import read_document

_LONG = (
    "On Monday Norway’s defence minister, Ada Example, said “we will send 20 radars worth $5 million to Ukraine and"
    " Moldova”, "
)


def _nested(size: int) -> str:
    """Lists in lists, 1,000 deep at most and then again from the start."""
    lines, length, depth = [], 0, 0
    while length < size:
        lines.append(f"{' ' * (2 * (depth % 1_000))}- Kenya sent {depth} tents\n")
        length += len(lines[-1])
        depth += 1
    return "".join(lines)


# name: what is repeated, and the share of the largest size that it is taken to
TEXTS: dict[str, tuple[Callable[[int], str], float]] = {
    "a line of prose without an end": (lambda n: _LONG * (n // len(_LONG)), 1.0),
    "a line of sentences": (lambda n: (_LONG + "they added. ") * (n // (len(_LONG) + 12)), 1.0),
    "paragraphs": (lambda n: (_LONG + "they added.\n\n") * (n // (len(_LONG) + 13)), 1.0),
    "brackets": (lambda n: "(" * (n // 2) + ")" * (n // 2), 0.2),
    "square brackets": (lambda n: "[" * n, 0.2),
    "links that never close": (lambda n: "[a](" * (n // 4), 0.2),
    "lists in each other": (_nested, 0.1),
    "table cells": (lambda n: "| 5 tanks | $3 million |\n" * (n // 25), 0.4),
    "digits": (lambda n: "9" * n, 1.0),
    "numbers": (lambda n: "$5 to 10 million or 1,000 " * (n // 26), 0.4),
    "number words": (lambda n: "one hundred and " * (n // 16), 0.4),
    "dates": (lambda n: "on 5 May 2024, next Monday, " * (n // 28), 0.4),
    "names": (lambda n: "Niger, Chad and the Republic of Korea, " * (n // 39), 0.4),
    "titles": (lambda n: "Prime Minister and Defence Minister " * (n // 36), 0.2),
    "people in apposition": (lambda n: "Ada Example, head of the WFP mission in Chad, " * (n // 46), 0.4),
    "quotations": (lambda n: "“We will help,” Ada Example said. " * (n // 34), 0.4),
    "quotations in British marks": (lambda n: "‘We will help,’ Ada Example of Kenya said. " * (n // 44), 0.4),
    "quotations that never close": (lambda n: "“We will help, said Kenya. " * (n // 27), 0.2),
    "verbs of asking": (lambda n: "asked to ask to be asked to tell Chad to " * (n // 41), 0.2),
    "tasks": (lambda n: "Kenya instructed its ministers to order the army and " * (n // 53), 0.2),
    "bodies explained": (lambda n: "NATO, an alliance of 32 countries, " * (n // 35), 0.2),
    "zero-width characters": (lambda n: "\u200bK\u200be\u200bn\u200by\u200ba\u200b " * (n // 13), 0.4),
    "bidi marks": (lambda n: "\u202eKenya\u202c sent \u2067$5 million\u2069 to Chad " * (n // 37), 0.4),
    "mixed scripts": (lambda n: "Кения 肯尼亚 كينيا Kenya 送 ５ 百万 $5 million " * (n // 43), 0.4),
    "tags": (lambda n: "<b>Kenya</b> sent <a href='x'>$5 million</a> " * (n // 45), 0.4),
    "white space": (lambda n: "Kenya" + " " * n + "sent $5 million", 1.0),
    "blank lines": (lambda n: "Kenya sent tents.\n \n\t\n" * (n // 22), 0.4),
}


def seconds(text: str) -> float:
    """How long the text takes to be read, the better of two."""
    document = Document("d", text, Span(0, len(text)), content_hash(text), "growth", published="2024-05-01")
    return min(_once(document) for _ in range(2))


def _once(document: Document) -> float:
    begun = time.process_time()  # not the clock: other work on the machine is no growth
    read_document(document)
    return time.process_time() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="only texts with these words in their name")
    parser.add_argument("--most", type=int, default=1_000_000, help="characters of the largest text")
    parser.add_argument("--at-most", type=float, default=1.4, help="the largest exponent of growth")
    args = parser.parse_args()
    over = []
    print(f"{'text':32}{'characters':>12}{'seconds at a quarter, half, whole':>36}{'exponent':>10}")
    for name, (make, share) in TEXTS.items():
        if args.names and not any(word in name for word in args.names):
            continue
        size = int(args.most * share)
        times = [seconds(make(n)) for n in (size // 4, size // 2, size)]
        # a text read in no time grows by noise: what it costs at all is added to both ends
        exponent = math.log2((times[2] + 0.02) / (times[0] + 0.02)) / 2
        print(f"{name:32}{size:>12,}{' '.join(f'{t:10.3f}' for t in times):>36}{exponent:>10.2f}", flush=True)
        if exponent > args.at_most:
            over.append(name)
    if over:
        sys.exit("grows faster than allowed: " + ", ".join(over))


if __name__ == "__main__":
    main()
