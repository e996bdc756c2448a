"""Train the judge of engagements on annotated documents, and say by cross-validation what it is worth.

    python -m training.engagements SHARED [FOLDER ...] [--write]

Learns from the documents of `training.lessons`. The rules were fitted to `gold` and `news`: there their verdict is
too good, so it is left out. The figures are of whole claims, by cross-validation over documents: what the rules
read, with what is judged beside it, against the annotators'. With --write the weights of all documents are put into
`reference/data`. Wants scikit-learn (the group `training`).
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import log
from pathlib import Path
from typing import Any

from pledgebook.evaluation.likeness import LIKENESS, shared_of_all, shared_of_fewer, words
from pledgebook.evaluation.report import best_pairs
from pledgebook.extract.engagements import read_engagements
from pledgebook.extract.engagements.judging import MODEL, Heard, apart, leaves_out
from pledgebook.model.claim import Engagement
from pledgebook.model.document import Document
from pledgebook.model.mention import Draft
from pledgebook.pipeline import mentions
from pledgebook.resolve.repeats import fold
from training.lessons import FITTED, lessons, write
from training.logistic import Example, Logistic, expected

INVERSE_PENALTY = 0.1
SAME_PLACE = 0.6  # share of words from which a sentence is the one that an annotator quoted
STEPS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)
MARGIN = 1.5  # from 1 to 2 F1 by cross-validation is a third of a hundredth better than without
SURE = 1e-6
ACCEPT = 0.4  # from 0.3 to 0.5 F1 by cross-validation is the same within one in a hundred: the middle


@dataclass(slots=True)
class Row:
    """A hypothesis, whether it was annotated for its sentence, or only for another, and how likely it is."""

    heard: Heard
    right: bool
    again: bool
    likely: float = 0.0


@dataclass(slots=True)
class Text:
    """A document with its hypotheses, what the rules read in it, and the annotators' engagements."""

    stem: str
    set: str
    drafts: list[Draft]
    gold: list[dict[str, Any]]
    rows: list[Row] = field(default_factory=list)

    @property
    def fitted(self) -> bool:
        """Whether the rules were made with the document in sight."""
        return self.set in ("gold", "news")


def text_of(document: Document, name: str, gold: list[dict[str, Any]]) -> Text:
    """A document as it is learned from."""
    heard: list[Heard] = []
    drafts, _ = read_engagements(*mentions(document), heard)
    text = Text(Path(document.source).stem, name, drafts, [c for c in gold if c["kind"] == "engagement"])
    for one in heard:
        fits = [c for c in text.gold if _fits(one, c)]
        here = any(shared_of_fewer(words(c["quote"]), words(one.scene.text)) >= SAME_PLACE for c in fits)
        text.rows.append(Row(one, here, bool(fits) and not here))
    return text


def _fits(heard: Heard, claim: dict[str, Any]) -> bool:
    content = heard.draft.content
    return isinstance(content, Engagement) and (
        claim["type"] == content.type and shared_of_all(frozenset(claim["parties"]), frozenset(content.parties)) >= 0.5
    )


def gathered(shared: Path, further: list[Path]) -> Iterator[Text]:
    """All that is learned from."""
    for lesson in lessons(shared, further):
        yield text_of(lesson.document, lesson.set, lesson.gold)


def examples(texts: list[Text]) -> list[Example]:
    """The hypotheses of some documents; those that the rules were not made on count twice."""
    return [_example(text, row) for text in texts for row in text.rows]


def _example(text: Text, row: Row) -> Example:
    said = (*row.heard.features, f"rules={row.heard.ruled}")
    learned = (*row.heard.features, FITTED) if text.fitted else said
    return Example(text.stem, learned, said, row.right, 1.0 if text.fitted else 2.0, aside=row.again)


def cross_validate(texts: list[Text]) -> None:
    """Put into each hypothesis how likely a model finds it that never saw its document."""
    rows = [row for text in texts for row in text.rows]
    for row, likely in zip(rows, expected(examples(texts), INVERSE_PENALTY), strict=True):
        row.likely = likely


def claims(text: Text, accept: float) -> list[dict[str, Any]]:
    """What would be claimed of a document from a threshold on."""
    words: dict[tuple[int, int, str], list[Row]] = {}
    for row in text.rows:
        words.setdefault((row.heard.scene.place, row.heard.word.start, row.heard.word.sort), []).append(row)
    found = list(text.drafts)
    best: dict[int, list[Row]] = {}
    for (place, *_), rows in words.items():
        likeliest = max(rows, key=lambda row: row.likely)
        if likeliest.heard.ruled == "other":
            found = [_corrected(draft, rows, likeliest) for draft in found]
        elif likeliest.heard.ruled != "same" and likeliest.likely >= accept:
            best.setdefault(place, []).append(likeliest)
    for _, here in sorted(best.items()):
        found += apart([(row.likely, row.heard.draft) for row in here], list(here[0].heard.beside))
    contents = [d.content for d in fold(sorted(found, key=lambda d: d.sentence), "")]
    return [
        {"type": c.type, "parties": c.parties, "date": c.date and c.date.edtf}
        for c in contents
        if isinstance(c, Engagement)
    ]


def _corrected(draft: Draft, rows: list[Row], likeliest: Row) -> Draft:
    """A draft of the rules, with the parties of the likeliest hypothesis of its word if that is far likelier."""
    ruled = next((row for row in rows if row.heard.ruled == "same"), None)
    content, said = draft.content, likeliest.heard.draft.content
    if ruled is None or draft.sentence != ruled.heard.draft.sentence or draft.cues != ruled.heard.draft.cues:
        return draft
    if not isinstance(content, Engagement) or not isinstance(said, Engagement):
        return draft
    far_likelier = _odds(likeliest.likely) - _odds(ruled.likely) > MARGIN
    if not far_likelier or not leaves_out(ruled.heard.scene, [content]):
        return draft
    return replace(draft, content=replace(content, type=said.type, parties=said.parties))


def _odds(likely: float) -> float:
    return log(max(likely, SURE) / max(1 - likely, SURE))


def worth(texts: list[Text], accept: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of the claims from a threshold on."""
    gold = sum(len(t.gold) for t in texts)
    told = [(t, claims(t, accept)) for t in texts]
    both = sum(len(best_pairs(t.gold, said, LIKENESS["engagement"])) for t, said in told)
    said = sum(len(said) for _, said in told)
    return both / max(1, said), both / max(1, gold), 2 * both / max(1, said + gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("further", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    args = parser.parse_args()
    texts = list(gathered(args.shared, args.further))
    cross_validate(texts)
    for name in dict.fromkeys(t.set for t in texts):
        chosen = [t for t in texts if t.set == name]
        print(f"{name:12} documents {len(chosen):4}  hypotheses {sum(len(t.rows) for t in chosen):5}")
        for what, step in (("rules", 2.0), *((f"from {s}", s) for s in STEPS)):
            print("  {:9} precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(what, *worth(chosen, step)))
    if args.write:
        weights = Logistic(examples(texts), INVERSE_PENALTY).weights()
        write(MODEL, {"accept": ACCEPT, "veto": 0.0, "margin": MARGIN}, weights)


if __name__ == "__main__":
    main()
