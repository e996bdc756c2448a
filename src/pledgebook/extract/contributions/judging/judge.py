"""What the trained weights say of a candidate, and which features said it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pledgebook.extract.contributions.context import Context
from pledgebook.extract.contributions.judging.around import Seen, look
from pledgebook.extract.contributions.judging.candidates import Candidate
from pledgebook.extract.contributions.judging.deeds import Deed, deed_traits, goods_named, likeliest, most_of_goods
from pledgebook.extract.contributions.judging.features import features
from pledgebook.extract.contributions.judging.things import Thing
from pledgebook.extract.contributions.judging.traits import by_sort, row_traits, sort_of, traits
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.model.mention import Draft, ItemMention, Reading
from pledgebook.reference.judge import chance, judge_weights, weigh

if TYPE_CHECKING:
    from pledgebook.model.claim import Item

_REASONS = 4
_HAIR = 1e-9  # sums in another order may differ by less


@dataclass(frozen=True, slots=True)
class Verdict:
    """``accepts`` a candidate that the rules left, or ``vetoes`` one that they took; with what spoke loudest for it."""

    probability: float
    accepts: bool
    vetoes: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A candidate as training hears it: where it stands, what is true of it, and whether the rules took it."""

    sentence: TextOfAid
    candidate: Candidate | Thing | Deed
    features: tuple[str, ...]
    ruled: bool


class Judge:
    """Judges the candidates of one document in the order of its text.

    With a list ``heard`` it only listens: each candidate is put there, and the rules decide alone.
    """

    def __init__(self, readings: tuple[Reading, ...], context: Context, heard: list[Heard] | None = None) -> None:
        self._readings, self._context, self._heard = readings, context, heard
        self._seen: Seen | None = None
        self._read = self._told = 0
        self._since = 9
        self._named: set[Item] = set()
        self._looked: tuple[TextOfAid | None, tuple[str, ...]] = (None, ())  # at what last, and what is true of it

    def hear(self, sentence: TextOfAid, candidate: Candidate, among: int, *, ruled: bool) -> Verdict:
        """The verdict on one of ``among`` sums of a sentence; ``ruled`` where the rules took it."""
        said = features(sentence, candidate, among, self._so_far())
        return self._verdict("money", Heard(sentence, candidate, tuple(said), ruled))

    def hear_goods(
        self, sentence: TextOfAid, goods: list[Thing], ruled: Callable[[ItemMention], bool]
    ) -> list[Verdict]:
        """The verdicts on the goods of a sentence; ``ruled`` tells which of them the rules took."""
        rows = {row: row_traits(sentence, row, self._so_far()) for row in dict.fromkeys(t.row for t in goods)}
        sorted_rows: dict[tuple[Bounds, str], tuple[str, ...]] = {}
        verdicts = []
        for thing in goods:
            own = tuple(traits(sentence, thing, len(goods), again=thing.mention.item in self._named))
            row, sort = rows[thing.row], sort_of(thing)
            if (place := (thing.row, sort)) not in sorted_rows:
                sorted_rows[place] = by_sort(sort, row)
            said = tuple(dict.fromkeys((sort, *row, *own, *sorted_rows[place], *by_sort(sort, own))))
            self._named.add(thing.mention.item)
            verdicts.append(self._verdict("goods", Heard(sentence, thing, said, ruled(thing.mention))))
        return verdicts

    def looks_at(self, sentence: TextOfAid) -> bool:
        """Whether goods may make a contribution of a sentence of which the rules found nothing; training looks at all.

        Goods are dear to find: where all else speaks against it more than any goods can speak for it, none are.
        """
        if self._heard is not None:
            return True
        said = deed_traits(sentence, [], self._so_far())
        self._looked = sentence, said
        table = judge_weights("deeds")
        most = weigh(table.weights, (*said, "rules=no")) + most_of_goods(table.weights)
        return chance(most) >= table.accept - _HAIR

    def hear_deed(self, sentence: TextOfAid, found: list[Draft], goods: list[tuple[ItemMention, Verdict]]) -> Verdict:
        """The verdict on whether a sentence tells a contribution without a sum, with what the rules ``found`` of it.

        ``goods`` are all that it names, with the verdicts on them.
        """
        looked, said = self._looked
        if found or looked is not sentence:
            said = deed_traits(sentence, found, self._so_far())
        said += goods_named(sentence)
        if self._heard is None:  # training has the chances of goods only after it has heard them all
            said += likeliest(v.probability for _, v in goods)
        return self._verdict("deeds", Heard(sentence, Deed(tuple(m for m, _ in goods)), said, bool(found)))

    def note(self, ruled: int) -> None:
        """A sentence has been read, of which the rules took ``ruled`` sums."""
        self._read += 1
        self._told += ruled
        self._since = 0 if ruled else self._since + 1

    def _so_far(self) -> Seen:
        if self._seen is None:  # most documents have no candidate
            self._seen = look(self._readings, self._context)
        self._seen.read, self._seen.told, self._seen.since = self._read, self._told, self._since
        return self._seen

    def _verdict(self, model: str, one: Heard) -> Verdict:
        if self._heard is not None:
            self._heard.append(one)
            return Verdict(float(one.ruled), accepts=False, vetoes=False, reasons=())
        return verdict(model, [*one.features, "rules=yes" if one.ruled else "rules=no"], ruled=one.ruled)


def verdict(model: str, said: list[str], *, ruled: bool) -> Verdict:
    """What the weights of a model say of what is true of a candidate; a feature that no training text had is silent."""
    table = judge_weights(model)
    total = weigh(table.weights, said)
    probability = chance(total)
    accepts, vetoes = not ruled and probability >= table.accept, ruled and probability < table.veto
    heard = sorted((table.weights[f], f) for f in said if f in table.weights) if accepts or vetoes else []
    loudest = [f for w, f in reversed(heard) if w > 0] if accepts else [f for w, f in heard if w < 0]
    return Verdict(probability, accepts, vetoes, tuple(loudest[:_REASONS]))
