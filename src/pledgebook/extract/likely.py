"""Which kinds of claim a sentence may tell, by its words: weights learned from what whole readings take from where.

Most sentences that the gate lets through tell nothing, and a reader of a kind of claim tries some dozen patterns on
each. The sum of its words' weights tells most of those sentences apart, at a look-up a word. What it costs in claims
that are missed is measured where the weights are made (`training/gate.py`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, reduce
from itertools import pairwise
from operator import or_

from pledgebook.model.document import Sentence
from pledgebook.reference.kind_weights import KindWeights, kind_weights, name_classes
from pledgebook.reference.words import words_in

_MOST_WORDS = 100_000  # that are remembered


class _Said(dict[str, str]):
    """The words that were met, as they count: in small letters, a name by what it is, a number as "#"."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = name_classes().get(word) or ("#" if word[0].isdigit() else word.lower())
        return found


class _Packed(dict[str, int]):
    """The weights of the words that were met, the name's and its class's together."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        words, said, name = kind_weights().words, word.lower(), _SAID[word]
        found = self[word] = words.get(said, 0) + (words.get(name, 0) if name != said else 0)
        return found


_SAID, _PACKED = _Said(), _Packed()


def traits(sentence: Sentence, *, international: bool) -> Counter[str]:
    """All that is weighed of a sentence, as the file of weights names it, and how often it counts."""
    words = words_in(sentence.text)
    found = Counter(_standing(sentence, international=international))
    found.update(said for word in set(words) for said in {_SAID[word], word.lower()})
    found.update(f"{first} {then}" for first, then in set(pairwise(_SAID[word] for word in words)))
    return found


def _standing(sentence: Sentence, *, international: bool) -> Iterable[str]:
    """What is weighed beside the words: no word has a sign and a letter in it."""
    yield f"passage={sentence.passage.kind}"
    if sentence.passage.voice is not None:
        yield "voice="
    if international:
        yield "international="


def likely_kinds(sentences: Sequence[Sentence], *, international: bool) -> list[frozenset[str]]:
    """For each sentence of a document the kinds of claim that it may tell; none that no sentence tells clearly.

    ``international`` in a text that is about other countries.
    """
    weights = kind_weights()
    totals = [_total(sentence, weights, international=international) for sentence in sentences]
    clear = reduce(or_, (total + weights.clear for total in totals), 0) & weights.signs
    return [_told(total & clear) for total in totals]


def _total(sentence: Sentence, weights: KindWeights, *, international: bool) -> int:
    """The packed sum of all that is weighed of a sentence, the start included."""
    words = words_in(sentence.text)
    total = weights.start + sum(weights.words.get(s, 0) for s in _standing(sentence, international=international))
    total += sum(map(_PACKED.__getitem__, set(words)))
    said = map(_SAID.__getitem__, words)
    return total + sum(filter(None, map(weights.pairs.get, set(pairwise(said)))))


@cache
def _told(signs: int) -> frozenset[str]:
    return kind_weights().told(signs)
