"""Words by which a party takes a stance, and what a stance can be about."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.model.claim import Stance
from pledgebook.reference.automata import automaton
from pledgebook.reference.data_file import load
from pledgebook.reference.inflections import expand
from pledgebook.reference.patterns import Glancing, Together, glancing

OBJECTS = (
    "named",
    "measure",
    "deed",
    "law",
    "any",
    "none",
    "speaker-law",
    "before",
    "before-measure",
    "before-party",
    "opening",
    "whether",
    "given",
)
FORMS = ("states", "nouns", "verbs", "openers", "weak", "listed")
_BE = (
    r"(?:(?:is|are|was|were|be|been|being|remain\w*|stay(?:s|ed)?|seem(?:s|ed)?|appear(?:s|ed)?|sound(?:s|ed)?|stands?"
    r"|declared? (?:it|him|her|them)sel\w+)|[’'](?:s|re|m))"
    r"(?: (?:also|still|now|yet|so far|both|all|reported\w*|\w+ly|rather|very))* [“\"‘]?"
)


@dataclass(frozen=True, slots=True)
class PositionCue:
    """One kind of stance: what its object must be (one of OBJECTS), and a pattern for each of its FORMS.

    ``negated`` is the stance when a negation governs the cue, None where it then tells nothing;
    ``reported`` where it tells a stance in news only.
    """

    rule: str
    stance: Stance
    object: str
    negated: Stance | None
    patterns: tuple[tuple[str, Any], ...]
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Governs:
    """Patterns of what stands before a cue and governs it, and the words that may be no verbs."""

    negated: re.Pattern[str]
    modal: re.Pattern[str]
    infinitive: re.Pattern[str]
    doing: re.Pattern[str]
    determined: re.Pattern[str]
    nobodys: re.Pattern[str]
    direction: re.Pattern[str]
    homographs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measures:
    """Patterns that objects are held against."""

    named: Glancing
    definite: Glancing
    loose: Glancing
    never: Glancing
    polite: Glancing
    evils: Glancing
    laws: Glancing
    deeds: Glancing
    limits: re.Pattern[str]
    nobody: Glancing
    anaphors: Glancing
    act: re.Pattern[str]
    own_work: Glancing
    given: Glancing


@cache
def position_cues() -> tuple[PositionCue, ...]:
    """The cues in the order in which they are tried; refuses an unknown stance, form or kind of object."""
    raw = load("position_cues")
    refusable = "(?:" + "|".join(w.replace("~", " ") for w in raw["refusable"]["words"].split()) + ")"
    cues = [_cue(entry, refusable) for entry in raw["cue"]]
    for entry in raw["cue"]:  # looser words, that tell a stance in news only, are tried last
        if "news" in entry:
            general = {key: value for key, value in entry.items() if key not in FORMS}
            cues.append(_cue({**general, **entry["news"], "reported": True}, refusable))
    return tuple(cues)


def _cue(entry: dict[str, Any], refusable: str) -> PositionCue:
    rule = entry["rule"]
    if entry["object"] not in OBJECTS:
        raise ValueError(f"position_cues.toml: {rule} has an unknown object")
    if not any(entry.get(form) for form in FORMS):
        raise ValueError(f"position_cues.toml: {rule} has no words")
    patterns = []
    for form in FORMS:
        if words := entry.get(form):
            # an adverb may stand after any verb: "stand firmly behind"
            loosened = (w.replace("} ", r"}(?: \w+ly)? ") for w in words)
            expanded = (expand(w).replace("@refusable", refusable) for w in loosened)
            joined = "|".join(sorted(expanded, key=len, reverse=True))
            start = _BE if form == "states" else ""
            patterns.append((form, _compiled(rf"(?i)\b{start}(?:{joined})", 64)))
    negated = entry.get("negated")
    return PositionCue(
        rule,
        Stance(entry["stance"]),
        entry["object"],
        Stance(negated) if negated else None,
        tuple(patterns),
        bool(entry.get("reported")),
    )


def _compiled(pattern: str, megabytes: int) -> Any:
    """``pattern`` for re2, where a space is any run of white space and capitals stay capitals."""
    return automaton(pattern.replace(" ", r"\s+").replace("[A-Z]", "(?-i:[A-Z])"), megabytes)


@cache
def _listed(*, reported: bool) -> tuple[tuple[tuple[PositionCue, str, Any], ...], Together]:
    cues = (cue for cue in position_cues() if reported or not cue.reported)
    listed = tuple((cue, form, pattern) for cue in cues for form, pattern in cue.patterns)
    return listed, Together(pattern.pattern for _, _, pattern in listed)


def cues_in(text: str, *, reported: bool) -> list[tuple[PositionCue, str, Any]]:
    """The cues that stand in ``text``, each with the form and its pattern, the more telling first.

    Those that are ``reported`` tell a stance in news only.
    """
    listed, together = _listed(reported=reported)
    return [listed[place] for place in together.standing_in(text)]


@cache
def governs() -> Governs:
    """What governs a cue, read once."""
    raw: dict[str, str] = {k: v.replace("\n", "") for k, v in load("position_cues")["governs"].items()}
    between = rf"(?:\s+(?:{raw['adverbs']}))*\s*$"
    return Governs(
        negated=re.compile(rf"(?:{raw['negations']}){between}", re.IGNORECASE),
        modal=re.compile(rf"\b(?:{raw['modals']}){between}", re.IGNORECASE),
        infinitive=re.compile(r"\bto(?:\s+(?:\w+ly|both|also|further))*\s*$", re.IGNORECASE),
        doing=re.compile(rf"\b(?:{raw['doing']})\s+to(?:\s+\w+ly)?\s*$", re.IGNORECASE),
        determined=re.compile(rf"(?:\b(?:{raw['determiners']})|[’']s?)\s+$", re.IGNORECASE),
        nobodys=re.compile(rf"\b(?:{raw['nobodys']})\s+(?:\w+\s+)?$", re.IGNORECASE),
        direction=re.compile(rf"\b(?:{'|'.join(raw['directions'].split())})(?:s|ed|ing)?\s+$", re.IGNORECASE),
        homographs=frozenset(load("position_cues")["governs"]["homographs"].split()),
    )


@cache
def measures() -> Measures:
    """What a stance can be about, read once."""
    data = load("position_cues")
    raw: dict[str, str] = {**data["measures"], **data["objects"]}

    def among(name: str, after: str, plural: str = "") -> Glancing:
        words = raw[name].replace("\n", "").strip("|")
        return glancing(rf"\b(?:{words}){plural}{after}", re.IGNORECASE)

    heads = "|".join(raw["named"].split())
    return Measures(
        named=glancing(
            r"\b[A-Z][\w’'-]*(?:\s+(?:[A-Z0-9][\w’'-]*|of|for|on|the|and|to|in|with))*?\s+(?:"
            rf"{heads})\b|\b(?:{heads}) (?:of|for|on|to) [A-Z]"
            r"|\b[A-Z][\w’-]+ (?:process|format|mission|talks|mediation|negotiations)\b"
        ),
        definite=among("definite", r"(?![\w-])", "(?:s|es)?"),
        loose=among("loose", r"(?![\w-])", "(?:s|es)?"),
        never=among("never", r"(?!\w|[’']s\b)"),
        polite=among("polite", r"(?!\w)"),
        evils=among("evils", r"(?!\w)"),
        laws=among("laws", r"\b"),
        deeds=glancing(rf"\b(?:{data['deeds']['words']})(?!\w)", re.IGNORECASE),
        limits=re.compile(data["deeds"]["limits"], re.IGNORECASE),
        nobody=among("nobody", ""),
        anaphors=among("anaphors", ""),
        act=re.compile(rf"(?!(?:{raw['no_act']})\b)[a-z]+\b(?<!ing)"),
        own_work=among("own_work", ""),
        given=among("given", r"(?![\w-])", "(?:s|es)?"),
    )


@cache
def loose_words() -> Any:
    """Words by which a stance may be taken where no rule knows them; learned weights say where they do."""
    words = "|".join(load("position_cues")["weighed"]["words"].split())
    return _compiled(rf"(?i)\b(?:{words})\w*", 16)
