"""Signings: who signs an agreement with whom. Exercises: who exercises together."""

import re

from pledgebook.extract.clauses import clause_subject
from pledgebook.extract.engagements.partners import partner, partner_by_context
from pledgebook.extract.engagements.places import places
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import distinct, joined, owners
from pledgebook.extract.engagements.subjects import holder, subject
from pledgebook.extract.engagements.times import date_near
from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference.actors import bodies, states
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("signings")
_SEVERAL_WERE = _FRAMES.pattern("several_were")
_PAPER_NAME = _FRAMES.pattern("paper_name")
_TOGETHER = _FRAMES.pattern("together")
_AT_LARGE = _FRAMES.pattern("exercises_at_large")
_NOUNS = _FRAMES.words("nouns")
_FOR_SIGNATURE = _FRAMES.pattern("for_signature")
_IN_ARMS = _FRAMES.pattern("in_arms")
_WHERE = _FRAMES.pattern("where")
_A_PAPER = _FRAMES.pattern("a_paper")
_REACH = 110  # characters between the verb and the paper
_OTHERWISE = _FRAMES.pattern("otherwise")
_TO_CONCLUDE = _FRAMES.pattern("to_conclude")
_PASSIVE = _FRAMES.pattern("passive")
_COMPANIES = _FRAMES.pattern("companies")
_COMPANY = _FRAMES.pattern("company")


def read_signing(scene: Scene, word: Word) -> tuple[tuple[str, ...], int]:
    """Who signs an agreement with whom; () where it is a law, an order or nobody's."""
    objects = engagement_cues().objects
    after = scene.text[word.end : word.end + _REACH]
    first = max(0, word.start - _REACH)
    before = scene.text[first : word.start]
    paper, earlier = objects["signing"].search(after), list(objects["signing"].finditer(before))
    otherwise = objects["not_signed"].search(after[: paper.start() if paper else 40]) or _OTHERWISE.match(after)
    if earlier and _FOR_SIGNATURE.search(before) and word.text.lower() == "signature":
        early = clause_subject(scene.reading, word.start)
        return (early.actors if early and len(early.actors) > 1 else ()), word.end
    if otherwise or _is_to_conclude(scene, word) or (word.text.lower() == "signature" and not paper):
        return (), word.end
    if not (paper or earlier):
        several = subject(scene, word.start) if _A_PAPER.match(scene.text, word.end) else ()
        return (several if len([a for a in several if a in states() or a in bodies()]) > 1 else ()), word.end
    if earlier and _PASSIVE.search(before):
        return _is_signed(scene, word, first + earlier[-1].start())
    if paper is None:  # "an agreement that A and B signed"
        subjects = subject(scene, word.start)
        return (subjects if len(subjects) > 1 else (), word.end)
    return _signs(scene, word, word.end + paper.end())


def is_no_paper(scene: Scene, word: Word) -> bool:
    """Whether what is signed is a law or an order, or nothing near the word is a paper that parties sign."""
    objects = engagement_cues().objects
    after = scene.text[word.end : word.end + _REACH]
    paper = objects["signing"].search(after)
    if objects["not_signed"].search(after[: paper.start() if paper else 40]) or _OTHERWISE.match(after):
        return True
    if _is_to_conclude(scene, word):
        return True
    return not paper and not objects["signing"].search(scene.text, max(0, word.start - _REACH), word.start)


def _is_to_conclude(scene: Scene, word: Word) -> bool:
    """Whether parties are at pains to conclude a paper: it is not before them yet."""
    before = max(0, word.start - _REACH)
    return word.text.lower() == "conclude" and _TO_CONCLUDE.search(scene.text, before, word.start) is not None


def _signs(scene: Scene, word: Word, end: int) -> tuple[tuple[str, ...], int]:
    """Subject and "with"; a company that no table knows by its name; one alone signs with whom the sentence names."""
    subjects = subject(scene, word.start) or (_signing_holder(scene, word) if word.text.lower() in _NOUNS else ())
    others, end = joined(scene, end, "with|between", 80)
    parties = distinct((*subjects, *(others or _companies(scene, end))))
    if len(parties) == 1:
        parties = distinct((*parties, *_officers_before(scene, word)))
    if len(parties) == 1 and word.text.lower() in _NOUNS:
        parties = distinct((*parties, *partner(scene, parties)))
    if len(parties) == 1 and subjects:
        parties = distinct((*parties, *partner_by_context(scene, parties)))
    return (parties if (subjects or len(others) > 1) and len(parties) > 1 else ()), end


def _signing_holder(scene: Scene, word: Word) -> tuple[str, ...]:
    """Who witnesses the signing of a paper, or works together "including by signing" it."""
    if found := holder(scene, word.start):
        return found
    early = clause_subject(scene.reading, word.start)
    return early.actors if early else ()


def _is_signed(scene: Scene, word: Word, paper: int) -> tuple[tuple[str, ...], int]:
    """The parties of a paper that is signed: by whom, between whom, at whose place, or whose name stands in its own."""
    text = scene.text
    by, end = joined(scene, word.end, "by|with|between", 60)
    inside = [
        a
        for m in scene.reading.actors
        if paper - 60 <= m.start and m.end <= word.start and _is_in_name(m, text)
        for a in m.actors
        if not a.startswith("region-")
    ]
    there = places(scene, word.end, word.end + 40) if text[word.end : word.end + 4] == " in " else []
    parties = distinct((*by, *inside, *there)) or _companies(scene, word.end)
    ours = [m for m in scene.reading.actors if m.start < word.start and m.text.lower() == "our"]
    if len(parties) < 2 and ours:
        several = len(ours[-1].actors) > 1
        parties = distinct((*parties, *(ours[-1].actors if several else scene.setting.sides or scene.setting.pair)))
    if not parties and not by and scene.told and _SEVERAL_WERE.search(text[: word.start]):
        parties = scene.told[-1].parties
    if len(parties) < 2 and not by:
        parties = distinct((*parties, *_officers_before(scene, word)))
    if len(parties) == 1:
        parties = distinct((*parties, *partner(scene, parties)))
    if len(parties) == 1 and there:
        parties = distinct((*scene.setting.speakers.document, *parties))
    if len(parties) == 1:
        parties = distinct((*parties, *partner_by_context(scene, parties)))
    return (parties if len(parties) > 1 else ()), end


def _officers_before(scene: Scene, word: Word) -> list[str]:
    return [a for m in scene.reading.actors if m.form is ActorForm.OFFICER and m.start < word.start for a in m.actors]


def _companies(scene: Scene, end: int) -> tuple[str, ...]:
    """Names behind "with" that are no actors: slugs of the names, the last of words that describe them left out."""
    found = _COMPANIES.search(scene.text, end, end + 120)
    if found is None or any(m.start < found.end() and found.start() < m.end for m in scene.reading.actors if m.actors):
        return ()
    names = _COMPANY.findall(found["names"].split(" at ")[0].split(" in ")[0])
    return tuple(re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") for name in names)


def _is_in_name(mention: ActorMention, text: str) -> bool:
    """Whether it stands in the paper's name: "the U.S.-Kenya Treaty"."""
    return text[mention.end : mention.end + 1] in ("-", "–") or text[max(0, mention.start - 1)] in ("-", "–")


def read_exercise(scene: Scene, word: Word) -> tuple[tuple[str, ...], int]:
    """Who exercises together, unless exercises are only spoken of."""
    if is_exercise_at_large(scene, word) and date_near(scene, word.start, word.end) is None:
        return (), word.end
    others, end = joined(scene, word.end, "with|between|by|of", 60)
    parties = distinct((*(owners(scene, word.start) or holder(scene, word.start)), *others))
    if len(parties) == 1 and _TOGETHER.search(scene.text, max(0, word.start - 40), word.end):
        parties = distinct((*parties, *partner(scene, parties)))
    if len(parties) < 2:
        parties = _exercising(scene, word)
    return (parties if len(parties) > 1 else ()), end


def is_exercise_at_large(scene: Scene, word: Word) -> bool:
    """Whether exercises are only spoken of: "discussed joint exercises", "the importance of exercises"."""
    return _AT_LARGE.search(scene.text, max(0, word.start - _REACH), word.start) is not None


def _exercising(scene: Scene, word: Word) -> tuple[str, ...]:
    """All whose forces, or who themselves, are told to take part: "troops from Chad and Norway began an exercise"."""
    text = scene.text
    if not _IN_ARMS.search(text):
        return ()
    return distinct(
        a
        for m in scene.reading.actors
        for a in m.actors
        if (a in states() or a in bodies()) and not (m.form is ActorForm.PRONOUN and m.possessive)
        if m.form is ActorForm.ADJECTIVE or m.possessive or not _WHERE.search(text, max(0, m.start - 24), m.start)
    )


def paper_of(scene: Scene, word: Word) -> str | None:
    """The name of the paper that is signed, where capitals give it one."""
    named = _PAPER_NAME.search(scene.text, word.end, word.end + _REACH)
    return " ".join(named["name"].split()) if named else None
