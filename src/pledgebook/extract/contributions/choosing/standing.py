"""How an option stands to what else the text tells: regions and their states, the topic, pronouns, other finds."""

from collections import Counter
from collections.abc import Iterator

from pledgebook.extract.contributions.candidates import Ids
from pledgebook.extract.contributions.choosing.options import Option
from pledgebook.extract.contributions.choosing.scene import Scene, where
from pledgebook.extract.contributions.sorts import kind_of
from pledgebook.reference.regions import regions

_LAST_NAMED = frozenset(
    ("acting", "acting-here", "before1-same", "before1-other", "before-free", "giver", "carried-donors-here")
)
_LAST_RANK, _WIDEST, _CLEAREST = 4, 8, 6  # from these on ranks and halves of weights are one


def standing(scene: Scene, option: Option) -> Iterator[str]:
    """All that this file sees of an option."""
    yield from _of_regions(scene, option)
    yield from _of_topic(scene, option)
    yield from _taken_up(scene, option)
    yield from _beside_former(scene, option)


def _of_regions(scene: Scene, option: Option) -> Iterator[str]:
    """A region beside the states in it that the text tells of; states beside the regions that it names."""
    here, kind = where(option), kind_of(option.actors)
    named = scene.regions
    if own := [regions()[a] for a in option.actors if a in regions()]:
        states, context = frozenset().union(*own), scene.sentence.context
        if states & set(context.topic):
            yield f"region/holds-topic/{here}"
        yield f"region/holds-named={min(2, len(states & scene.named - set(context.speaker)))}/{here}"
        yield f"region/holds-got={min(3, sum(context.got[a] > 0 for a in states))}/{here}"
        yield f"region/holds-titled={min(2, len(states & set(context.titled)))}/{here}"
        others = [held for a, held in named.items() if a not in option.actors]
        if any(held < states for held in others):
            yield f"region/wider/{here}"
        if any(states < held for held in others):
            yield f"region/narrower/{here}"
    elif option.actors and all(a.isupper() for a in option.actors):
        group = set(option.actors)
        if named:
            yield f"{'in' if any(group <= held for held in named.values()) else 'not-in'}-region/{kind}/{here}"
        if told := scene.regions_told:
            yield f"{'in' if any(group <= held for held in told) else 'not-in'}-region-told/{kind}/{here}"


def _of_topic(scene: Scene, option: Option) -> Iterator[str]:
    """How likely the group is whom all is for: its rank, and how far the likeliest is ahead of it."""
    ranking = scene.sentence.context.ranking
    if not ranking or not option.actors:
        return
    worst = max(scene.ranks.get(a, len(ranking)) for a in option.actors)
    yield f"topic-rank={min(worst, _LAST_RANK)}/{where(option)}"
    behind = ranking[0][0] - ranking[worst][0] if worst < len(ranking) else _WIDEST
    yield f"topic-gap={min(_WIDEST, int(2 * behind))}"
    if worst == 0 and len(ranking) > 1:
        yield f"topic-lead={min(_CLEAREST, int(2 * (ranking[0][0] - ranking[1][0])))}/{where(option)}"


def _taken_up(scene: Scene, option: Option) -> Iterator[str]:
    """Whether a pronoun before the act may take the group up: "I spoke with Chad, and they will send"."""
    if scene.pronoun is None:
        return
    word, at, named = scene.pronoun
    before = [place.end for place in option.places if place.end <= at]
    if before:
        yield f"taken-up/{word}/{'nearest' if named is None or max(before) >= named else 'before'}"
    elif named is None:
        yield f"taken-up/{word}/absent"
        yield from (f"taken-up/{word}/{source}" for source in sorted(option.sources & _LAST_NAMED))


def _beside_former(scene: Scene, option: Option) -> Iterator[str]:
    """The group beside those whom the rules took for the find before it in the sentence."""
    context = scene.sentence.context
    if context.ruled_in != scene.sentence.reading.sentence.index:
        return
    own = set(option.actors)
    for slot, actors in zip(("donors", "recipients"), context.ruled, strict=True):
        former = set(actors)
        if former:
            how = "same" if own == former else "more" if own > former else "some" if own & former else "other"
            yield f"former-{slot}/{how}/{where(option)}"


def told_before(option: Option, told: Counter[Ids], other: Counter[Ids]) -> Iterator[str]:
    """How often the rules had the group in this slot before, and in the ``other`` one."""
    group, kind, here = tuple(sorted(option.actors)), kind_of(option.actors), where(option)
    share = str(4 * told[group] // told.total()) if told else "first"
    yield f"told={min(3, told[group])}"
    yield f"told-share={share}/{kind}"
    yield f"told-share={share}/{here}"
    if other:
        yield f"opposite={min(3, other[group])}/{here}"
        yield f"opposite-share={4 * other[group] // other.total()}/{kind}"
        some = sum(count for actors, count in other.items() if not set(actors).isdisjoint(option.actors))
        yield f"opposite-some={min(3, some)}"
