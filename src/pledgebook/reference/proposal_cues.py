"""Words by which one party asks another for something, or offers it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.model.claim import Category
from pledgebook.reference.data_file import load
from pledgebook.reference.inflections import forms


@dataclass(frozen=True, slots=True)
class ProposalCues:
    """Verb forms by the frame they take, and what tells a concrete ask from a vague one.

    Each text is a list of words; ``vague_acts``, ``vague_things`` and
    ``nobody`` are alternations of patterns, ``categories`` one pattern each.
    """

    to_party: tuple[str, ...]
    tell_party: tuple[str, ...]
    want_party: tuple[str, ...]
    on_thing: tuple[str, ...]
    want_thing: tuple[str, ...]
    turn_to: tuple[str, ...]
    approach: tuple[str, ...]
    to_party_with: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    for_thing: tuple[str, ...]
    thing: tuple[str, ...]
    that: tuple[str, ...]
    propose: tuple[str, ...]
    nouns: tuple[str, ...]
    offer: tuple[str, ...]
    needs: tuple[str, ...]
    plans: tuple[str, ...]
    modals: tuple[str, ...]
    active: tuple[str, ...]
    held: tuple[str, ...]
    issued: tuple[str, ...]
    acts: tuple[str, ...]
    no_acts: tuple[str, ...]
    offered: tuple[str, ...]
    ready: str
    vague_acts: str
    speech_acts: str
    vague_things: str
    nobody: str
    parties: str
    legislatures: str
    groups: dict[str, str]
    categories: dict[Category, str]


@cache
def proposal_cues() -> ProposalCues:
    """The cues, read once; refuses a category that the model does not know."""
    raw = load("proposal_cues")
    verbs: dict[str, Any] = raw["verbs"]
    addressees: dict[str, Any] = raw["addressees"]
    return ProposalCues(
        to_party=_forms(verbs["to_party"]),
        tell_party=_forms(verbs["tell_party"]),
        want_party=_forms(verbs["want_party"]),
        on_thing=_forms(verbs["on_thing"]),
        want_thing=_forms(verbs["want_thing"]),
        turn_to=_forms(verbs["turn_to"]),
        approach=_forms(verbs["approach"]),
        to_party_with=tuple((_forms(e["words"]), _words(e["prepositions"])) for e in verbs["to_party_with"]),
        for_thing=_forms(verbs["for_thing"]),
        thing=_forms(verbs["thing"]),
        that=_forms(verbs["that"]),
        propose=_forms(verbs["propose"]),
        nouns=_words(verbs["nouns"]),
        offer=_forms(verbs["offer"]),
        needs=_words(verbs["appeal_needs"]),
        plans=_words(verbs["appeal_plans"]),
        modals=tuple(raw["modals"]["words"]),
        active=_words(raw["senses"]["active"]),
        held=_words(raw["senses"]["held"]),
        issued=_words(raw["senses"]["issued"]),
        acts=_words(raw["acts"]["words"]),
        no_acts=_words(raw["no_acts"]["words"]),
        offered=_words(raw["offers"]["acts"]),
        ready=str(raw["offers"]["ready"]),
        vague_acts=_joined(raw["acts"]["vague"]),
        speech_acts=_joined(raw["acts"]["speech"]),
        vague_things=_joined(raw["things"]["vague"]),
        nobody=_joined(addressees["none"]),
        parties=str(addressees["parties"]),
        legislatures=str(addressees["legislatures"]),
        groups=dict(addressees["groups"]),
        categories={Category(name): str(pattern) for name, pattern in raw["categories"].items()},
    )


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form for verb in text.split() for form in forms(verb))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("~", " ") for word in text.split())


def _joined(text: str) -> str:
    return text.replace("\n", "").strip("|")
