"""Currencies: codes, symbols, names, and whose a bare "dollar" is."""

from dataclasses import dataclass
from functools import cache

from pledgebook.reference.data_file import load, words


@dataclass(frozen=True, slots=True)
class Noun:
    """A currency's noun: the code where it stands alone, and the codes of states that have one of that name."""

    alone: str
    own: dict[str, str]


@dataclass(frozen=True, slots=True)
class Currencies:
    """ISO 4217 codes by symbol, by full name ("swedish kronor") and by noun ("kronor"), lower case but for symbols.

    ``marks`` are symbols that several currencies share, with the noun whose table
    tells whose is meant; ``doubtful`` are codes, symbols and nouns that may as well
    be words or names, and count only beside a magnitude; ``apart`` are letters that may
    stand apart from the "$" they go with.
    """

    codes: frozenset[str]
    symbols: dict[str, str]
    marks: dict[str, str]
    names: dict[str, str]
    nouns: dict[str, Noun]
    doubtful: frozenset[str]
    apart: frozenset[str]


@cache
def currencies() -> Currencies:
    """The tables, checked: every code that is named is a current one, every mark has its noun."""
    data = load("currencies")
    codes = frozenset(data["codes"])
    nouns: dict[str, Noun] = {}
    for entry in data["nouns"].values():
        noun = Noun(entry["alone"], entry.get("own", {}))
        nouns |= dict.fromkeys(entry["forms"], noun)
    named = {*data["symbols"].values(), *data["names"].values(), *(n.alone for n in nouns.values())}
    if unknown := named - codes:
        raise ValueError(f"currencies.toml: no current currency: {sorted(unknown)}")
    if unknown := set(data["marks"].values()) - set(nouns):
        raise ValueError(f"currencies.toml: no such noun: {sorted(unknown)}")
    return Currencies(
        codes, data["symbols"], data["marks"], data["names"], nouns, words(data, "doubtful"), words(data, "apart")
    )


@cache
def is_of(currency: str, state: str) -> bool:
    """Whether the currency is the state's own: its first letters are the state's in ISO 3166, or it is a CFA franc."""
    import pycountry  # noqa: PLC0415  # its tables are read only where money is in a rarer currency

    found = pycountry.countries.get(alpha_3=state)
    shared = currency in ("XOF", "XAF") and currencies().nouns["cfa franc"].own.get(state) == currency
    return shared or (found is not None and currency[:2] == found.alpha_2)
