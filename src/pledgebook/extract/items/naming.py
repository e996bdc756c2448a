"""Items from the phrases that name goods: the shortest name, and whether it says enough."""

import re
from dataclasses import replace

from pledgebook.extract.items.grouping import LIST_LINK, Found, written
from pledgebook.extract.items.heads import PLAIN, TOWARDS, is_model, is_several
from pledgebook.extract.items.noun_phrases import Words
from pledgebook.model.claim import Item
from pledgebook.model.mention import ItemMention
from pledgebook.reference.goods import Number, goods
from pledgebook.reference.noun_phrases import phrase_words

_DETAIL = re.compile(
    r"\s*[,:(–—-]?\s*(?:also |which )?"
    r"(?:including|includes?|included|such as|like|namely|consist\w* of|compris\w+|ranging from|[:–—])"
    r"(?!\s*(?:and|but|which|that|the United)\b)",
    re.IGNORECASE,
)
_AND_OTHER = re.compile(r"(?:,|\band|\bor)\s+other\s+$", re.IGNORECASE)
_ELSE = re.compile(r"(?:additional|further|extra|more|enhanced|greater)\b", re.IGNORECASE)
_PIECE_OF_NAME = re.compile(r"[A-Z][\w-]+ (?:for|of|on|and|in) (?:the )?$")
_LADEN = re.compile(r"[^.;,]{0,40}?,? (?:carrying|bringing|transporting|laden with|on board)\b")
_EQUIVALENT = re.compile(r"\bequivalent (?:of|to) (?:an? |one )?(?:[\w-]+ )?$", re.IGNORECASE)
_WHAT_FOR = re.compile(
    r" (?:for|in|to|with)"
    r"(?: (?!(?:and|or|that|which|who|from|by|as|through|in|on|at|over|with|during|until|including)\b)[\w’'-]+){1,5}"
)
_ARTICLE = re.compile(r" (?:the|a|an|its|their|our|these|those|all) ")
_DOSES = re.compile(r"doses of (?:the )?(.*?vaccine)s?")


def name_items(words: Words, named: list[Found]) -> list[ItemMention]:
    """The mentions; goods that say little by themselves ("shelter") are known in a list with others."""
    items: list[ItemMention] = []
    bare: list[bool] = []
    detailed = _detailed(words, named)
    for place, one in enumerate(detailed):
        behind = detailed[place + 1].start if place + 1 < len(detailed) else len(words.text)
        item = _plain(words, one, behind) if _is_plain(words, one) else _mention(words, one)
        if item is not None:
            items.append(item)
            low = item.item.name.lower()
            bare.append(one.known and not item.known and low in goods().generic and low not in goods().loose)
    for places in (range(1, len(items)), range(len(items) - 2, -1, -1)):
        for place in places:
            left, right = sorted((items[place], items[place - places.step]), key=lambda i: i.start)
            beside = items[place - places.step].known and right.start - left.end < 16
            if bare[place] and beside and LIST_LINK.fullmatch(words.text[left.end : right.start]):
                items[place] = replace(items[place], known=True)
    return items


def _detailed(words: Words, named: list[Found]) -> list[Found]:
    """Goods that a list tells in detail are not known goods themselves: "equipment, including radars"."""
    kept: list[Found] = []
    for place, one in enumerate(named):
        head = words.at(one.phrase.head).lower()
        plain = one.known and one.quantity is None and head in goods().broad and " " not in _name(written(words, one))
        if plain:
            behind, first = words.ends[one.phrase.last - 1], words.starts[one.phrase.head]
            near = place + 1 < len(named) and named[place + 1].start - behind < 60
            told = near and _DETAIL.match(words.text, behind) is not None
            rest = _AND_OTHER.search(words.text, max(0, first - 16), first) is not None
            plain = told or rest
        kept.append(replace(one, known=False) if plain else one)
    return kept


def _is_plain(words: Words, one: Found) -> bool:
    return written(words, one).lower() in PLAIN


def _plain(words: Words, one: Found, behind: int) -> ItemMention | None:
    """ "support for the families", where no goods that are told ``behind`` say what the support is."""
    end = words.ends[one.phrase.last - 1]
    what = _WHAT_FOR.match(words.text, end)
    if what is None or what.end() > behind:
        return None
    said = _ARTICLE.sub(" ", words.text[one.start : what.end()])
    return ItemMention(one.start, what.end(), words.text[one.start : what.end()], Item(said, one.quantity), known=False)


def _mention(words: Words, one: Found) -> ItemMention | None:
    name = _name(written(words, one))
    if not name or (one.quantity is None and goods().weight.fullmatch(name)):
        return None
    alone = one.number is Number.ONE and one.quantity is None
    if alone and not is_model(words, one.phrase) and not _ELSE.match(written(words, one)):
        return None  # "support system", "home": a singular without an article is no thing that is given
    begin = words.starts[one.phrase.first]
    same = _EQUIVALENT.search(words.text, max(0, begin - 40), begin) is not None
    known = one.known and not same and not _is_vague(words, one, name)
    end = words.ends[one.phrase.last - 1]
    return ItemMention(one.start, end, words.text[one.start : end], Item(name, one.quantity), known)


def _is_vague(words: Words, one: Found, name: str) -> bool:
    """Whether the words say too little to be goods by themselves, or name something else."""
    table, phrase = goods(), one.phrase
    low = words.at(phrase.head).lower()
    carries = low in table.bearers or is_model(words, phrase)
    if carries and _LADEN.match(words.text, words.ends[phrase.last - 1]):
        return True
    if is_several(one.quantity):
        return table.weight.fullmatch(name) is not None
    if low in table.loose:
        said = [w.lower() for w in words.said[phrase.first : phrase.head]]
        if not any(w in table.heads or w in table.doing or w.startswith(TOWARDS) for w in said):
            return True
    return (
        _is_of_a_name(words, one, low)
        or (low in table.staff and low not in table.heads)
        or (one.quantity is None and name.lower() in table.generic)
    )


def _is_of_a_name(words: Words, one: Found, low: str) -> bool:
    """Whether a capitalised head belongs to a name: "the Vaccine Alliance", "the Council for Technical Cooperation"."""
    if not words.at(one.phrase.head)[0].isupper() or is_model(words, one.phrase):
        return False
    begin = words.starts[one.phrase.first]
    singular = one.number is not Number.MANY and low in goods().generic
    return singular or _PIECE_OF_NAME.search(words.text, max(0, begin - 40), begin) is not None


def _name(words: str) -> str:
    """The shortest phrase: words of number and of degree in front are dropped; doses are named by their vaccine."""
    pieces = words.split()
    table, nations = goods(), phrase_words().nations
    while len(pieces) > 1:
        low = pieces[0].lower().strip(",")
        if low not in table.drop and low not in nations and not low.endswith(("-made", "-supplied")):
            break
        pieces.pop(0)
    if pieces and pieces[0].lower() in table.drop:
        return ""
    name = " ".join(pieces)
    dose = _DOSES.fullmatch(name)
    return f"{_name(dose[1].rsplit(' and ', 1)[-1])} doses" if dose else name
