"""Signals of engagements: whether two claims tell of one meeting, each with its reason in words."""

from functools import lru_cache

from pledgebook.reconcile import signals
from pledgebook.reconcile.facts import PRECISE, Facts
from pledgebook.reconcile.signals import Named
from pledgebook.reference.groups import groups
from pledgebook.reference.summits import common, ordinals

_CALLS = frozenset(("call",))
_SIGNING = "signing"
_MONTH = 31


@lru_cache(maxsize=65536)
def _own(name: str, kind: str, parties: frozenset[str]) -> str | None:
    bodies = _bodies(parties)
    if not bodies or kind not in ("summit", "meeting"):
        return None
    if not name and kind != "summit" and len(parties) > len(bodies) and not _guests(parties):
        return None
    of_body = {word for body in bodies for word in body.split("-")}
    left = [w for w in name.split() if w in telling(name) and w not in of_body]
    return left[0] if len(left) == 1 else None if left else ""


@lru_cache(maxsize=65536)
def telling(name: str) -> tuple[str, ...]:
    """The words of a meeting's normalised name that tell it from others, the longest first."""
    words = {w for w in name.split() if w not in common() and w not in ordinals() and not w[0].isdigit()}
    return tuple(sorted(words, key=lambda w: (-len(w), w)))


def _places(name: str) -> frozenset[str]:
    return frozenset(w for w in name.split() if w in ordinals() or w[0].isdigit())


def alike(a: str, b: str) -> bool:
    """Whether two names are of one meeting: the telling words of one are among the other's."""
    one, other = frozenset(telling(a)), frozenset(telling(b))
    if _places(a) and _places(b) and _places(a) != _places(b):
        return False
    return signals.alike(a, b) or (bool(one) and bool(other) and (one <= other or other <= one))


def bodies(facts: Facts) -> frozenset[str]:
    """Those among the parties that are bodies, not states: written in small letters."""
    return _bodies(facts.donors)


@lru_cache(maxsize=65536)  # few lists differ, and each is looked at with all that is near it
def _bodies(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(str.islower, parties))


def _guests(parties: frozenset[str]) -> bool:
    """Whether a body meets with some who do not belong to it: that is the body's meeting, not one member's with it."""
    known = groups()
    return any(
        not any(m.member == party for m in known[body].members)
        for body in _bodies(parties)
        if body in known
        for party in parties - _bodies(parties)
    )


def own(facts: Facts) -> str | None:
    """Where a body's own summit is held, "" where it is not said; None where it is no body's summit by its name."""
    return _own(facts.mechanism, facts.type, facts.donors)


def same_body(a: Facts, b: Facts) -> bool:
    """Whether both are the summit of one body, at places that may be the same."""
    one, other = own(a), own(b)
    if one is None or other is None or bodies(a).isdisjoint(bodies(b)):
        return False
    return one == other or not one or not other


def apart(a: Facts, b: Facts) -> str | None:  # noqa: PLR0911  # one bar, one reason
    """Why two claims can never be of one meeting; None where they can."""
    if (a.type in _CALLS) != (b.type in _CALLS):
        return "a call and no call"
    if (a.type == "exercise") != (b.type == "exercise"):
        return "an exercise and none"
    if bodies(a) and bodies(b) and bodies(a).isdisjoint(bodies(b)):
        return "other bodies"
    if (one := own(a)) and (other := own(b)) and one != other:
        return f"other places ({one}, {other})"
    if a.when and b.when and max(a.when.first, b.when.first) - min(a.when.last, b.when.last) > PRECISE:
        return "other days"
    if not a.mechanism and not b.mechanism and not (a.donors <= b.donors or b.donors <= a.donors):
        return "other parties"
    return None


def parties(a: Facts, b: Facts) -> Named | None:
    """The same parties, those of one among the other's, or one body's own summit."""
    if a.donors == b.donors and (len(a.donors) > 1 or bodies(a)):  # a body meets alone
        return "parties.same", f"the same parties ({', '.join(sorted(a.donors))})"
    if same_body(a, b):
        return "parties.body", f"the same body's ({', '.join(sorted(bodies(a) & bodies(b)))})"
    if a.donors and b.donors and (a.donors <= b.donors or b.donors <= a.donors):
        return "parties.within", "parties of one among those of the other"
    return ("parties.overlap", "some of the same parties") if a.donors & b.donors else None


def name(a: Facts, b: Facts) -> Named | None:
    """The same name; or names that both say no more than whose summit it is."""
    if not a.mechanism or not b.mechanism:
        return None
    if same_body(a, b) and not (own(a) and own(b)):
        return "name.summit", f"names of that body's summit ({a.mechanism}, {b.mechanism})"
    if alike(a.mechanism, b.mechanism) or (same_body(a, b) and own(a) == own(b)):
        return "name.same", f"the same name ({a.mechanism})"
    return "name.other", "other names"


def form(a: Facts, b: Facts) -> Named:
    """The same form of meeting, or another that goes with it."""
    if a.type == b.type:
        return "form.same", f"both a {a.type}"
    signed = _SIGNING in (a.type, b.type)  # those who sign meet, but may meet and not sign
    return "form.other" if signed else "form.like", f"a {a.type} and a {b.type}"


def day(a: Facts, b: Facts) -> Named | None:
    """How near in time; the same year says little, as a body may meet twice in it."""
    if a.when is not None and a.when == b.when and a.when.last - a.when.first > _MONTH:
        return "day.year", "the same year or season"
    return signals.day(a, b)


MEETING = (parties, name, form, day)


def of_one_name(a: Facts, b: Facts) -> bool:
    """Whether both have a name, and the names are alike."""
    return bool(a.mechanism) and bool(b.mechanism) and alike(a.mechanism, b.mechanism)


def _may_mean(unnamed: Facts, summit: Facts) -> bool:
    """Whether "when we meet here next month" may mean a body's own summit: it meets, and nothing says what for."""
    if own(summit) is None or unnamed.mechanism or unnamed.type != "meeting":
        return False
    return not bodies(unnamed).isdisjoint(bodies(summit))


def goes_with(rough: Facts, near: Facts) -> bool:
    """Whether what is told to no nearer than a month or year may be that meeting: its terms, and its days."""
    if rough.when is None or near.when is None or apart(rough, near):
        return False
    if rough.when.first > near.when.last or near.when.first > rough.when.last:
        return False
    if same_body(rough, near):
        return True
    if _may_mean(rough, near) or (near.when.rough and _may_mean(near, rough)):
        return True
    if rough.mechanism and near.mechanism:
        return of_one_name(rough, near)
    like = rough.type == near.type or {rough.type, near.type} <= {"visit", "meeting"}
    return like and rough.donors == near.donors and len(rough.donors) > 1 and not rough.mechanism
