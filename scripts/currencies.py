"""Make `reference/data/currencies.toml` from Babel's names, so that no reader needs Babel.

    python scripts/currencies.py > src/pledgebook/reference/data/currencies.toml

Names are Unicode CLDR's (English, singular and plural, of every tender of every state that is current or
ended of late, since statements of its time still name it); the shorter forms that reporters use stand at the
end of this script.
"""

import sys

import pycountry
from babel.core import get_global
from babel.numbers import get_currency_name

# noun -> where it stands alone, its currency; the speaker's own where he has one of that name
ALONE = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "won": "KRW",
    "rupee": "INR",
    "ruble": "RUB",
    "rouble": "RUB",
    "hryvnia": "UAH",
    "zloty": "PLN",
    "krona": "SEK",
    "krone": "DKK",
    "franc": "CHF",
    "lira": "TRY",
    "rand": "ZAR",
    "real": "BRL",
    "peso": "MXN",
    "shekel": "ILS",
    "riyal": "SAR",
    "dirham": "AED",
    "dinar": "KWD",
    "forint": "HUF",
    "koruna": "CZK",
    "lev": "BGN",
    "leu": "RON",
    "tenge": "KZT",
    "lari": "GEL",
    "dram": "AMD",
    "manat": "AZN",
    "baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "dong": "VND",
    "shilling": "KES",
    "naira": "NGN",
    "cedi": "GHS",
    "birr": "ETB",
    "kina": "PGK",
    "taka": "BDT",
    "afghani": "AFN",
    "sterling": "GBP",
    "crown": "CZK",
    "kr": "SEK",
    "¥": "JPY",
    "cfa franc": "XOF",
}
# tenders that ended before this year are not among the names
_SINCE = 2023
# nouns and marks that several currencies share under names of their own
LIKE = {
    "crown": ("krona", "krone", "koruna"), "kr": ("krona", "krone"), "¥": ("yen", "yuan"), "cfa franc": ("franc",),
}  # fmt: skip
PLURALS = {
    "dollar": ["dollars"], "euro": ["euros"], "pound": ["pounds"], "rupee": ["rupees"], "ruble": ["rubles"],
    "rouble": ["roubles"], "hryvnia": ["hryvnias", "hryvni", "hryven"], "zloty": ["zlotys", "zloties", "zlotych"],
    "krona": ["kronor", "kronas", "kronur"], "krone": ["kroner", "krones"], "franc": ["francs"], "lira": ["liras"],
    "real": ["reais"], "peso": ["pesos"], "shekel": ["shekels"], "riyal": ["riyals"], "dirham": ["dirhams"],
    "dinar": ["dinars"], "forint": ["forints"], "koruna": ["korunas", "koruny"], "crown": ["crowns"], "kr": ["kr."],
    "cfa franc": ["cfa francs", "cfa", "fcfa", "francs cfa", "franc cfa"], "lev": ["leva"],
    "leu": ["lei"], "shilling": ["shillings"], "cedi": ["cedis"], "rand": ["rands"],
}  # fmt: skip
# a nationality and a noun as reporters say them, where CLDR says otherwise
SAID = {
    "british pound": "GBP", "pound sterling": "GBP", "uk pound": "GBP", "pounds sterling": "GBP", "us dollar": "USD",
    "u.s. dollar": "USD", "american dollar": "USD", "korean won": "KRW", "turkish lira": "TRY", "swiss franc": "CHF",
    "danish crown": "DKK", "swedish crown": "SEK", "norwegian crown": "NOK", "czech crown": "CZK",
    "czech koruna": "CZK", "icelandic krona": "ISK", "icelandic crown": "ISK", "russian rouble": "RUB",
    "new shekel": "ILS", "israeli shekel": "ILS", "taiwan dollar": "TWD", "saudi riyal": "SAR", "qatari riyal": "QAR",
    "emirati dirham": "AED", "uae dirham": "AED", "moroccan dirham": "MAD", "kuwaiti dinar": "KWD",
    "swedish kronor": "SEK", "norwegian kroner": "NOK", "danish kroner": "DKK", "special drawing right": "XDR",
    "kyrgystani som": "KGS", "kyrgystani soms": "KGS", "kyrgyzstani som": "KGS", "kyrgyzstani soms": "KGS",
}  # fmt: skip
SYMBOLS = {
    "US$": "USD", "U.S.$": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "C$": "CAD", "CA$": "CAD",
    "Can$": "CAD", "CAD$": "CAD", "NZ$": "NZD", "NZD$": "NZD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "SG$": "SGD",
    "R$": "BRL", "MX$": "MXN", "J$": "JMD", "TT$": "TTD", "BDS$": "BBD", "FJ$": "FJD", "EC$": "XCD",
    "€": "EUR", "£": "GBP", "CN¥": "CNY", "RMB": "CNY", "₩": "KRW", "₹": "INR", "₺": "TRY", "₴": "UAH",
    "₽": "RUB", "₪": "ILS", "₫": "VND", "฿": "THB", "₱": "PHP", "₦": "NGN", "₸": "KZT", "₾": "GEL", "₼": "AZN",
    "₵": "GHS", "GH₵": "GHS", "৳": "BDT", "Tk": "BDT", "៛": "KHR", "֏": "AMD", "RM": "MYR", "Rp": "IDR", "NIS": "ILS",
    "KSh": "KES", "Ksh": "KES", "Dhs": "AED", "SFr": "CHF", "E£": "EGP", "KD": "KWD", "JD": "JOD", "N$": "NAD",
    "B$": "BND", "G$": "GYD", "L$": "LRD", "₡": "CRC", "₲": "PYG", "₭": "LAK", "₮": "MNT", "zł": "PLN", "Kč": "CZK",
    "Ft": "HUF", "SDR": "XDR", "TL": "TRY", "£E": "EGP", "LE": "EGP", "S/": "PEN", "VT": "VUV",
    "WS$": "WST", "T$": "TOP", "SI$": "SBD",
    "R": "ZAR",
}  # fmt: skip
# marks that mean the speaker's own: the noun whose table tells
MARKS = {
    "$": "dollar",
    "¥": "¥",
    "kr": "kr",
    "kr.": "kr",
    "Rs": "rupee",
    "Rs.": "rupee",
    "₨": "rupee",
    "FCFA": "cfa franc",
    "CFA": "cfa franc",
    "F CFA": "cfa franc",
}
# what may stand apart from its sign: "US $50 million", but not "A $50 million gift", nor a state's "CA $50"
APART = ["US", "U.S.", "USD", "AUD", "CAD", "NZD", "AU", "NZ", "HK", "Can"]
# codes and nouns that are words, names or abbreviations as well: they are money only beside a magnitude
DOUBTFUL = [
    "ALL", "AMD", "ARS", "BAM", "BOB", "CAD", "COP", "CUP", "DOP", "ERN", "GEL", "GIP", "LAK", "MAD", "MOP",
    "MUR", "NAD", "PEN", "SAR", "SDG", "SDR", "SOS", "STN", "TND", "TOP", "TRY", "WST", "R", "won", "real", "lev",
    "leu", "lei", "rand", "rands", "dong", "pound", "pounds", "crown", "crowns", "kina", "gold", "kr", "kr.",
    "TL", "LE", "VT", "KD", "JD", "Ft", "Tk", "Rp", "RM", "NIS", "franc", "dram", "sterling", "taka",
]  # fmt: skip


def _of_late(end: tuple[int, int, int] | None) -> bool:
    return end is None or end[0] >= _SINCE


def current() -> dict[str, list[str]]:
    """Each state's tender of late, by ISO 4217 code; the states (alpha-2) that use it."""
    tenders: dict[str, list[str]] = {}
    for state, history in get_global("territory_currencies").items():
        for code, _, end, tender in history:
            if tender and _of_late(end):
                tenders.setdefault(code, []).append(state)
    return tenders


def named(tenders: dict[str, list[str]]) -> dict[str, str]:
    """Each full name, lower case, and its code."""
    names: dict[str, str] = {}
    for code in sorted(tenders):
        for form in {
            get_currency_name(code, 1, "en"),
            get_currency_name(code, 2, "en"),
            get_currency_name(code, None, "en"),
        }:
            names.setdefault(form.lower(), code)
    for form, code in SAID.items():
        names[form] = code
        if not form.endswith(("s", "kronor", "kroner")):
            names[form + "s"] = code
    return {name: code for name, code in names.items() if " " in name}


def owned(tenders: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    """By noun, the states (alpha-3) whose tender bears it, and its code."""
    own: dict[str, dict[str, str]] = {}
    for code, states in tenders.items():
        noun = get_currency_name(code, 1, "en").lower().split()[-1]
        for state in states:
            if country := pycountry.countries.get(alpha_2=state):
                own.setdefault(noun, {})[country.alpha_3] = code
    return own


def main() -> None:
    """Print the file."""
    tenders = current()
    own = owned(tenders)
    for noun, alike in LIKE.items():
        own[noun] = {state: code for like in alike for state, code in own[like].items()}
    own["cfa franc"] = {state: code for state, code in own["cfa franc"].items() if code in ("XAF", "XOF")}
    out = sys.stdout.write
    out("# Made by scripts/currencies.py from Unicode CLDR (through Babel); change the script, not this file.\n\n")
    out("doubtful = [\n" + "".join(f'  "{word}",\n' for word in DOUBTFUL) + "]\n\n")
    out(f"apart = {APART}\n\n".replace("'", '"'))
    out("codes = [\n" + "".join(f'  "{code}",\n' for code in sorted({*tenders, "XDR"})) + "]\n\n")
    out("[symbols]\n" + "".join(f'"{s}" = "{c}"\n' for s, c in SYMBOLS.items()))
    out("\n[marks]\n" + "".join(f'"{m}" = "{noun}"\n' for m, noun in MARKS.items()))
    out("\n[names]\n" + "".join(f'"{n}" = "{c}"\n' for n, c in sorted(named(tenders).items())))
    for noun, code in ALONE.items():
        forms = [noun, *PLURALS.get(noun, [])]
        out(f'\n[nouns."{noun}"]\nforms = {forms}\nalone = "{code}"\n'.replace("'", '"'))
        out("".join(f'own.{s} = "{t}"\n' for s, t in sorted(own.get(noun, {}).items()) if t != code or code == "XOF"))


if __name__ == "__main__":
    main()
