"""What the trained weights make of the options of a slot."""

from collections import Counter
from dataclasses import dataclass, replace
from operator import itemgetter

from pledgebook.extract.contributions.build import Found
from pledgebook.extract.contributions.candidates import Ids
from pledgebook.extract.contributions.choosing.features import features, ruled
from pledgebook.extract.contributions.choosing.options import Option, donor_options, offered, recipient_options
from pledgebook.extract.contributions.choosing.scene import Scene, scene_of
from pledgebook.extract.contributions.choosing.standing import told_before
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.reference.judge import ChoiceWeights, choice_weights, weigh


@dataclass(frozen=True, slots=True)
class Asked:
    """A slot of a find as training hears it: the options, what is seen of each, and what the rules say of each.

    The first option is the one that the rules took.
    """

    sentence: TextOfAid
    found: Found
    slot: str
    options: tuple[Ids, ...]
    features: tuple[tuple[str, ...], ...]
    rules: tuple[tuple[str, ...], ...]


def settled(sentence: TextOfAid, found: Found) -> Found:
    """The same find with the likeliest donors and recipients, nobody on both sides.

    What later sentences lean on stays with the rules, so that a wrong choice does not spread. Where training listens,
    nothing is chosen.
    """
    context = sentence.context
    gave, got = context.told
    offers = offered(sentence, found)
    scene = scene_of(sentence, found, offers)
    donors = _asked(scene, "donors", donor_options(sentence, found, offers), gave, got)
    recipients = _asked(scene, "recipients", recipient_options(sentence, found, offers), got, gave)
    context.ruled, context.ruled_in = (found.donors, found.recipients), sentence.reading.sentence.index
    gave[tuple(sorted(found.donors))] += 1
    got[tuple(sorted(found.recipients))] += 1
    if context.asked is not None:
        context.asked += (donors, recipients)
        return found
    giver, getter = likeliest(donors, recipients, choice_weights("donors"), choice_weights("recipients"))
    return replace(found, donors=giver, recipients=getter)


def _asked(scene: Scene, slot: str, options: list[Option], told: Counter[Ids], other: Counter[Ids]) -> Asked:
    return Asked(
        scene.sentence,
        scene.found,
        slot,
        tuple(o.actors for o in options),
        tuple((*features(scene, o), *told_before(o, told, other)) for o in options),
        tuple(tuple(ruled(o)) for o in options),
    )


def likeliest(donors: Asked, recipients: Asked, giving: ChoiceWeights, getting: ChoiceWeights) -> tuple[Ids, Ids]:
    """The pair that weighs most; of pairs that weigh alike the one that the rules would rather take."""
    gives, gets = _weighed(donors, giving), _weighed(recipients, getting)
    ranked = sorted(
        ((other, -j, frozenset(recipients.options[j])) for j, other in enumerate(gets)), key=itemgetter(0, 1)
    )
    ranked.reverse()
    pairs = []
    for i, one in enumerate(gives):
        # of those who get beside these givers the first that fits; nobody always does
        other, j = next((other, j) for other, j, group in ranked if group.isdisjoint(donors.options[i]))
        pairs.append((one + other, -i, j))
    _, i, j = max(pairs)
    return donors.options[-i], recipients.options[-j]


def _weighed(asked: Asked, table: ChoiceWeights) -> list[float]:
    """What each option weighs; the rules' own is ahead by the margin."""
    sums = [weigh(table.weights, (*f, *r)) for f, r in zip(asked.features, asked.rules, strict=True)]
    sums[0] += table.margin
    return sums
