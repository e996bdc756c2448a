"""Which currency stands beside a number, before it ("€", "SEK") or after it ("million Swedish kronor")."""

import re
from decimal import Decimal
from functools import cache

from pledgebook.reference.currencies import Currencies, currencies

_AFTER = re.compile(r"(?:[ -]|\b(?= ))(?:of )?((?:[A-Z]\.){2,3} ?[A-Za-z]+|[^\W\d_]+(?:[ -][^\W\d_]+){0,2})")
_WHOSE = re.compile(r" (?:\(([A-Z]{3})\)|([A-Z]{3})\b|([A-Z][a-z]+(?: [A-Z][a-z]+)? dollars?)\b)")
_OF_GOODS = re.compile(
    r" of (?!(?:\w+ )?(?:aid|assistance|support|funding|funds|help|investments?|loans?|grants?|money|spending|pledges"
    r"|relief|guarantees?|financ\w+|credit|debt|taxpayer\w*|budget)\b)[a-z]"
)
_LETTERS = {"M": 6, "m": 6, "K": 3, "k": 3}


def scale_before(text: str, start: int) -> Decimal:
    """What a letter before the symbol at ``start`` says of the number after it: "M€ 50" is fifty million."""
    letter = _LETTERS.get(text[start : start + 1], 0)
    return Decimal(10) ** letter if letter and text[start + 1 : start + 2] in ("€", "£", "$") else Decimal(1)


@cache
def _before() -> re.Pattern[str]:
    table = currencies()
    apart = "|".join(map(re.escape, sorted(table.apart)))
    listed = sorted((*table.symbols, *table.marks), key=len, reverse=True)
    letters = "|".join([*sorted(table.codes), *(re.escape(m) for m in listed if m[0].isalpha())])
    marks = "|".join(re.escape(m) for m in listed if not m[0].isalpha())
    return re.compile(rf"(?:(?<![\w.])(?:(?:{apart}) ?\$|{letters}|[MmKk][€£$])|{marks})[ ]?$")


@cache
def _last_letters() -> frozenset[str]:
    table = currencies()
    return frozenset(mark[-1] for mark in (*table.codes, *table.symbols, *table.marks))


@cache
def _symbol_after() -> re.Pattern[str]:
    table = currencies()
    marks = sorted((m for m in (*table.symbols, *table.marks) if not m.endswith("$")), key=len, reverse=True)
    return re.compile(rf" ?(?P<mark>{'|'.join(map(re.escape, marks))})(?!\w)|(?P<dollar>\$)(?![\d\w])")


def currency_before(text: str, start: int, speaker: str | None, *, large: bool) -> tuple[str, int] | None:
    """The currency right before ``start`` and where its mark begins; a bare "$" is the ``speaker``'s own dollar.

    ``large`` tells that the number has a magnitude or runs into the thousands: a mark that
    is a word as well ("TOP 10", "COP28", "ALL 50") is money only then.
    """
    if text[max(0, start - 2) : start].rstrip(" ")[-1:] not in _last_letters():
        return None
    match = _before().search(text, max(0, start - 8), start)
    if match is None:
        return None
    mark = match.group().strip().replace(" ", "")
    table = currencies()
    if mark[-1] in "€£$" and mark[:-1] in _LETTERS:
        mark = mark[-1]
    alone = match.group().endswith(" ")
    if not large and (mark in table.doubtful or (mark in table.codes and not alone)):
        return None
    if mark == "R" and alone:
        return None  # "Senator Doe (R 5 ...": the rand's letter is written on to its number
    if mark in table.marks:
        return own(table.marks[mark], speaker, table), match.start()
    return table.symbols.get(mark, mark), match.start()


def currency_after(text: str, end: int, speaker: str | None, *, scaled: bool) -> tuple[str, int] | None:
    """The currency right after ``end`` and where its words end."""
    table = currencies()
    symbol = _symbol_after().match(text, end)
    if symbol and (scaled or symbol["dollar"] or symbol["mark"] not in table.doubtful):
        mark = symbol["mark"] or "$"
        return own(table.marks[mark], speaker, table) if mark in table.marks else table.symbols[mark], symbol.end()
    match = _AFTER.match(text, end)
    if match is None:
        return None
    words = match.group(1)
    pieces = [m.end() for m in re.finditer(r"[\w.’']+", words)]
    for size in range(len(pieces), 0, -1):
        said = words[: pieces[size - 1]].rstrip("’'")
        code = _named(said, speaker, table, scaled=scaled)
        if code is not None and _is_weight(text, said, match.start(1), match.start(1) + len(said)):
            return None
        if code is not None:
            return code, match.start(1) + len(said)
    return None


def _is_weight(text: str, said: str, start: int, end: int) -> bool:
    """Whether pounds weigh: "2,000-pound bombs", "billions of pounds of coal", but not "50 million pounds of aid"."""
    if said.lower() not in ("pound", "pounds"):
        return False
    glued = text[start - 1 : start] == "-" and "illion" not in text[max(0, start - 8) : start]
    return glued or _OF_GOODS.match(text, end) is not None


def whose_dollar(text: str, end: int) -> tuple[str, int] | None:
    """The code that goes after "$40 million" and tells whose dollar it is: "CAD", "(AUD)", "Canadian dollars"."""
    match = _WHOSE.match(text, end)
    if match is None:
        return None
    table = currencies()
    if match[3]:
        code = table.names.get(match[3].lower())
        return (code, match.end()) if code else None
    code = match[1] or match[2]
    return (code, match.end()) if code in table.codes and code not in table.doubtful - {"CAD"} else None


def _named(said: str, speaker: str | None, table: Currencies, *, scaled: bool) -> str | None:
    if said in table.codes:
        return said if scaled or said not in table.doubtful else None
    low = said.lower().replace("-", " ")
    if low in table.names:
        return table.names[low]
    if low in table.nouns and (scaled or low not in table.doubtful):
        return own(low, speaker, table)
    return None


def own(noun: str, speaker: str | None, table: Currencies) -> str:
    """The currency of that name that the speaker's state has, else the one that is meant without more words."""
    entry = table.nouns[noun]
    return entry.own.get(speaker or "", entry.alone)
