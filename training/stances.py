"""Train the judge of positions on annotated documents, and say by cross-validation what it is worth.

    python -m training.stances SHARED [FOLDER ...] [--write]

Learns from the documents of `training.lessons`. The rules were fitted to `gold` and `news`: there their verdict is
too good, so it is left out. The figures are of whole claims, by cross-validation over documents: what the rules
read alone, then what is claimed at several thresholds. With --write the weights of all documents are put into
`reference/data`. Wants scikit-learn (the group `training`).
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from pledgebook.evaluation.likeness import LIKENESS, shared_of_all, shared_of_fewer, words
from pledgebook.evaluation.report import best_pairs
from pledgebook.extract.positions import read_positions
from pledgebook.extract.positions.judging import BIAS, GLANCE, MODEL, Heard, apart
from pledgebook.extract.positions.repeats import Said, is_new
from pledgebook.model.claim import Position, Stance
from pledgebook.model.document import Document
from pledgebook.model.mention import Draft
from pledgebook.pipeline import mentions
from pledgebook.reference.stance_weights import SCALE
from training.lessons import DATA, FITTED, lessons, write
from training.logistic import FEWEST, Example, Logistic, expected

INVERSE_PENALTY = 0.05
STANCE_INVERSE_PENALTY = 0.3
SAME_PLACE = 0.6  # share of words from which a sentence is the one that an annotator quoted
SAME_SUBJECT = 0.3
ACCEPT, VETO = 0.27, 0.1  # by cross-validation
STEPS = (0.15, 0.2, 0.25, 0.3, 0.35)
LIMIT, LIMITS = 0.09, (0.04, 0.06, 0.08, 0.1)  # of a glance: half of the sentences, nearly all that would be taken
LEAST = 3  # hundredths: lighter weights of stances are left out


@dataclass(slots=True)
class Row:
    """A place and the stance annotated for it; ``again`` where another place tells the same better."""

    heard: Heard
    sentence: int
    stance: str | None
    again: bool
    likely: float = 0.0


@dataclass(slots=True)
class Text:
    """A document with its places, the rules' drafts, the words of their sentences and the annotators' positions."""

    stem: str
    set: str
    document: Document
    drafts: list[Draft]
    gold: list[dict[str, Any]]
    rows: list[Row] = field(default_factory=list)

    @property
    def fitted(self) -> bool:
        """Whether the rules were made with the document in sight."""
        return self.set in ("gold", "news")


def text_of(document: Document, name: str, gold: list[dict[str, Any]]) -> Text:
    """A document as it is learned from."""
    heard: list[list[Heard]] = []
    drafts, _ = read_positions(*mentions(document), heard)
    text = Text(Path(document.source).stem, name, document, drafts, [c for c in gold if c["kind"] == "position"])
    for sentence, places in enumerate(heard):
        text.rows += _rows(text, places, sentence)
    return text


def _rows(text: Text, places: list[Heard], sentence: int) -> Iterator[Row]:
    """The places of a sentence: each annotated position is that of the place with the likest object.

    Another place that would have met it, and one that tells what another sentence was quoted for, is not learned from.
    """
    said = words(places[0].draft.span.of(text.document.text)) if places else frozenset()
    here = [c for c in text.gold if shared_of_fewer(words(c["quote"]), said) >= SAME_PLACE]
    alike = sorted(
        (-_alike(one, claim), i, k) for i, one in enumerate(places) for k, claim in enumerate(here) if _met(one, claim)
    )
    stance: dict[int, str] = {}
    taken: set[int] = set()
    for _, i, k in alike:
        if i not in stance and k not in taken:
            stance[i] = here[k]["stance"]
            taken.add(k)
    near = {i for _, i, _ in alike}
    for i, one in enumerate(places):
        elsewhere = any(_met(one, c) and _alike(one, c) >= SAME_SUBJECT for c in text.gold)
        yield Row(one, sentence, stance.get(i), i not in stance and (i in near or elsewhere))


def _met(heard: Heard, claim: dict[str, Any]) -> bool:
    return bool(set(claim["holder"]) & set(heard.content.holder))


def _alike(heard: Heard, claim: dict[str, Any]) -> float:
    return shared_of_all(words(claim["subject"]), words(heard.content.subject))


def gathered(shared: Path, further: list[Path]) -> Iterator[Text]:
    """All that is learned from."""
    for lesson in lessons(shared, further):
        yield text_of(lesson.document, lesson.set, lesson.gold)


def examples(texts: list[Text]) -> list[Example]:
    """The places of some documents; those that the rules were not made on count twice."""
    return [_example(text, row) for text in texts for row in text.rows]


def _example(text: Text, row: Row) -> Example:
    seen = (*row.heard.said, *row.heard.words)
    said = (*seen, f"rules={row.heard.verdict}")
    learned = (*seen, FITTED) if text.fitted else said
    return Example(text.stem, learned, said, row.stance is not None, 1.0 if text.fitted else 2.0, aside=row.again)


@dataclass(slots=True)
class Glanced:
    """A sentence by its words, and whether a position was annotated in it that the rules do not take."""

    text: Text
    words: tuple[str, ...]
    tells: bool
    likely: float = 0.0


def glanced(texts: list[Text]) -> list[Glanced]:
    """The sentences in which something is judged."""
    found: dict[tuple[int, int], Glanced] = {}
    for number, text in enumerate(texts):
        for row in text.rows:
            one = found.setdefault((number, row.sentence), Glanced(text, row.heard.words, tells=False))
            one.tells = one.tells or (row.stance is not None and not row.heard.known)
    return list(found.values())


def glances(sentences: list[Glanced]) -> list[Example]:
    """The sentences by their words alone: whether each is worth a closer look."""
    return [Example(one.text.stem, (*one.words, BIAS), (*one.words, BIAS), one.tells) for one in sentences]


def try_glance(sentences: list[Glanced]) -> None:
    """Print by cross-validation how many sentences are looked at from several limits on, and how many that tell."""
    for one, likely in zip(sentences, expected(glances(sentences), INVERSE_PENALTY), strict=True):
        one.likely = likely
    telling = [one for one in sentences if one.tells]
    for limit in LIMITS:
        looked = sum(one.likely >= limit for one in sentences) / len(sentences)
        kept = sum(one.likely >= limit for one in telling) / len(telling)
        print(f"a glance from {limit}: {looked:.3f} of the sentences, {kept:.3f} of those that tell")


def cross_validate(texts: list[Text]) -> None:
    """Put into each place how likely a model finds it that never saw its document."""
    rows = [row for text in texts for row in text.rows]
    for row, likely in zip(rows, expected(examples(texts), INVERSE_PENALTY), strict=True):
        row.likely = likely


def claims(text: Text, accept: float) -> list[dict[str, Any]]:
    """What would be claimed of a document from a threshold on."""
    found: list[Draft] = []
    said: Said = {}
    for sentence in sorted({r.sentence for r in text.rows}):
        judged = [(r.likely, r.heard) for r in text.rows if r.sentence == sentence]
        for _, heard in apart(judged, accept, min(VETO, accept)):
            if is_new(draft := heard.draft, found, said):
                found.append(draft)
    return [_claim(text, d) for d in found]


def _claim(text: Text, draft: Draft) -> dict[str, Any]:
    quote = draft.span.of(text.document.text)
    content = draft.content
    held, subject = (content.holder, content.subject) if isinstance(content, Position) else ((), "")
    return {"holder": held, "subject": subject, "quote": quote}


def worth(texts: list[Text], accept: float | None) -> tuple[float, float, float]:
    """Precision, recall and F1 of the claims from a threshold on; of the rules alone where it is None."""
    gold = sum(len(t.gold) for t in texts)
    told = [(t, [_claim(t, d) for d in t.drafts] if accept is None else claims(t, accept)) for t in texts]
    both = sum(len(best_pairs(t.gold, said, LIKENESS["position"])) for t, said in told)
    said = sum(len(said) for _, said in told)
    return both / max(1, said), both / max(1, gold), 2 * both / max(1, said + gold)


def stances(texts: list[Text]) -> Iterator[str]:
    """The lines of the file of weights that say which stance a place tells."""
    rows = [r for t in texts for r in t.rows if r.stance is not None and not r.heard.known]
    vectors = DictVectorizer()
    said = [(*r.heard.said, *r.heard.words) for r in rows]
    count = Counter(f for one in said for f in one)
    table = vectors.fit_transform([{f: 1.0 for f in one if count[f] >= FEWEST} for one in said])
    model = LogisticRegression(C=STANCE_INVERSE_PENALTY, max_iter=3000).fit(table, [r.stance for r in rows])
    known = list(model.classes_)
    order = [known.index(str(s)) for s in Stance if str(s) in known]
    names = [str(s) for s in Stance if str(s) in known]
    yield "# made by training/stances.py: hundredths, one column for each stance"
    yield "\t".join(("feature", *names))
    yield "\t".join(("bias", *(str(round(b * SCALE)) for b in model.intercept_[order])))
    for name, column in zip(vectors.get_feature_names_out(), np.array(model.coef_[order]).T, strict=True):
        cells = [round(w * SCALE) for w in column]
        if max(map(abs, cells)) >= LEAST:
            yield "\t".join((name, *(str(c or "") for c in cells)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("further", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    args = parser.parse_args()
    texts = list(gathered(args.shared, args.further))
    sentences = glanced(texts)
    try_glance(sentences)
    cross_validate(texts)
    for name in dict.fromkeys(t.set for t in texts):
        chosen = [t for t in texts if t.set == name]
        print(f"{name:12} documents {len(chosen):4}  places {sum(len(t.rows) for t in chosen):5}")
        for what, step in (("rules", None), *((f"from {s}", s) for s in STEPS)):
            print("  {:9} precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(what, *worth(chosen, step)))
    if args.write:
        weights = Logistic(glances(sentences), INVERSE_PENALTY).weights()
        write(GLANCE, {"accept": LIMIT, "veto": 0.0}, weights)
        weights = Logistic(examples(texts), INVERSE_PENALTY).weights()
        write(MODEL, {"accept": ACCEPT, "veto": VETO}, weights)
        (DATA / "stance_weights.tsv").write_text("".join(f"{line}\n" for line in stances(texts)), encoding="utf-8")


if __name__ == "__main__":
    main()
