"""Phrases of a sentence: where they end, and their words without the marks around them."""

import re
import unicodedata

from pledgebook.reference.clause_words import clause_words
from pledgebook.reference.openings import opened

# A clause's subject or an aside follows: ", which", ", and he", " but has", " ("
_PRONOUNS = "he|she|they|it|we"
_AFTER_COMMA = (
    f"which|who|{_PRONOUNS}|I|there|noting|including|whose|where|so|because|as|but|while|although|since|until|unless"
    "|provided"
)
_AFTER_AND = f"{_PRONOUNS}|the|that|has|have|had|is|are|will|said|noted|reaffirmed|discussed|thanked|welcomed"
_AFTER_BUT = "has|have|is|are|was|were|will|also|not|he|she|it|they|that|cannot|would|did|does"
_FINITE = "has|have|had|is|are|was|were|will|would"  # after another subject: ", and Peru has asked"
_STOP = opened(
    r"[;:!?]|(?<![A-Z])\.(?=\s|$|[”\"])|\s?[—–]"
    rf"|,[”\"]?\s*(?:{_AFTER_COMMA}|and (?:{_AFTER_AND}))\b"
    rf"|,[”\"]?\s*and (?-i:[A-Z][\w’-]*(?: [A-Z][\w’-]*)?) (?:{_FINITE})\b"
    rf"|\s(?:so that|because|while|although|whereas|instead of|rather than|noting|but (?=(?:{_AFTER_BUT})\b))\s?"
    r"|\s\((?![A-Z0-9]{1,8}\))",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_MARKS = ' ,;:“”"*—–'
_NOUNS = re.compile(
    r"(?:request|proposal|call|appeal|demand|offer|plea|support|back|ask|application|bid|petition|wish|need|push|order"
    r"|command|invite|challenge|press|lobby|campaign|approach|turn|look|want|plan|urge)(?:e?s)?$",
    re.IGNORECASE,
)
_VERBS_ONLY = frozenset(("wants", "urges"))  # "Save the Children wants": nobody's wants
_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|this|that|these|our|my|his|her|their|its|your|any|each|such|no)|[’']s)\s+(?:(?P<word>[\w-]*[^s\s])\s+)?$",
    re.IGNORECASE,
)


def slug(name: str) -> str:
    """The id of a party that no table knows: its name in small letters, accents left out, hyphens between the words."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def is_noun(text: str, start: int, end: int) -> bool:
    """Whether a word that can be noun or verb is a noun here, as in "the FY2022 request", not "the EU requests"."""
    found = _DETERMINER.search(text[max(0, start - 60) : start]) if _NOUNS.match(text[start:end]) else None
    if found is None or text[start:end].lower() in _VERBS_ONLY:
        return False
    word = found["word"]
    words = clause_words()
    agent = word is not None and (word.isupper() or word.lower() in words.roles | words.bodies | words.agents)
    return not agent


def phrase_end(text: str, start: int, limit: int = 260) -> int:
    """Where the phrase that begins at ``start`` ends: at the next clause, mark or aside."""
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    return min(end, start + limit)


def phrase(text: str, start: int, end: int, words: int = 26) -> str:
    """The words of ``text[start:end]`` without marks at its edges, cut after so many words."""
    found = " ".join(text[start:end].split()[:words]).strip(' ,;:“”"*—–')
    found = _ARTICLE.sub("", found)
    return found.strip(' ,;:“”"*—–').removesuffix(".") if not found.endswith("U.S.") else found
