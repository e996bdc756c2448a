# ruff: noqa: E501  # a table is read by its rows
"""Two documents each tell of a contribution: is it one? Each trap is named; more than half must not join."""

from dataclasses import replace
from typing import Any

import pytest

from factories import given, sourced, told
from pledgebook.model.claim import Contribution
from pledgebook.model.record import Sourced
from pledgebook.reconcile import asks, build, keys

Said = Contribution | tuple[Contribution, str]  # with the words that say it, where they count
Case = tuple[str, Said, Said]


def _c(said: str = "USA>UKR 425m", **slots: Any) -> Contribution:
    return given(said, **slots)


_SENTENCE = "Warm boots for the brigades that hold the line through the winter will go out with the next trains."

_SEED = "Over three years $100 million goes to breeders who make sorghum and millet stand up to drought."
_PORTS = "Harbour dredging, customs scanners and quays along the coast are paid for with $100 million in loans."
_MILLET = "The $100 million for breeders of millet and sorghum, which drought has ruined, is paid out by agricultural colleges."

ONE: list[Case] = [
    ("a round sum for a region, for one purpose in other words", (_c("USA>region-africa 100m"), _SEED), (_c("USA>region-africa 100m"), _MILLET)),
    ("a round sum for a region, of which one text tells too little", (_c("USA>region-africa 100m"), _SEED),
     (_c("USA>region-africa 100m"), "It gives Africa $100 million.")),
    ("a round sum for a region by one fund", (_c("USA>region-africa 100m", mechanism="Harvest Fund"), _SEED),
     (_c("USA>region-africa 100m", mechanism="Harvest Fund"), _PORTS)),
    ("a round sum for a state in other words", (_c("USA>GHA 100m"), _SEED), (_c("USA>GHA 100m"), _PORTS)),
    ("a sum of three digits for a region in other words", (_c("USA>region-africa 124m"), _SEED), (_c("USA>region-africa 124m"), _PORTS)),
    ("the same words", _c(), _c()),
    ("told the day after", _c(), _c(date="2024-10-17")),
    ("told three days later", _c(), _c(date="2024-10-19")),
    ("told within the week", _c(), _c(date="2024-10-22")),
    ("rounded", _c("USA>UKR 2.47bn"), _c("USA>UKR ~2.5bn")),
    ("rounded to the million", _c("USA>UKR 424.8m"), _c("USA>UKR 425m")),
    ("more than a round figure", _c("USA>UKR >400m"), _c("USA>UKR 425m")),
    ("up to", _c("USA>UKR <125m"), _c("USA>UKR 125m")),
    ("nearly", _c("USA>UKR ~725m"), _c("USA>UKR 725m")),
    ("one tells the mechanism", _c(mechanism="Presidential Drawdown Authority"), _c()),
    ("one tells the goods", _c(items={"air defense interceptors": "200-999?"}), _c()),
    ("each tells other goods of one package", _c(items={"rockets": ""}), _c(items={"vehicles": ""})),
    ("one tells no donor", _c(">UKR 425m"), _c()),
    ("one names more recipients", _c("USA>UKR,MDA 425m"), _c()),
    ("pledged by one source, committed by another", _c(stage="pledged"), _c()),
    ("pledged, then delivered months later", _c(stage="pledged"), _c(stage="delivered", date="2025-02-03")),
    ("committed, then paid out", _c("JPN>UKR 5bn"), _c("JPN>UKR 5bn", stage="disbursed", date="2025-06-01")),
    ("asked of a legislature, then authorised", _c("USA>UKR 24bn", stage="considered"), _c("USA>UKR 24bn", date="2025-01-10")),
    ("goods pledged, then arrived", _c("USA>UKR", items={"NASAMS air defense systems": "2"}, stage="pledged"),
     _c("USA>UKR", items={"NASAMS air defense system": "2"}, stage="delivered", date="2024-11-08")),
    ("a month against a day of it", _c(date="2024-10"), _c()),
    ("a year against a day of it", _c(date="2024"), _c()),
    ("no date against a day", _c(date="XXXX-10-16"), _c()),
    ("both no nearer than the month", _c(date="2024-10"), _c(date="2024-10")),
    ("a package told without its figure", _c("USA>UKR"), _c()),
    ("the same goods in the same number", _c("USA>UKR", items={"tanks": "31"}), _c("USA>UKR", items={"tanks": "31"})),
    ("the same goods, one of them counted", _c("USA>UKR", items={"tanks": "31"}), _c("USA>UKR", items={"the tanks": ""})),
    ("a vague number and one within it", _c("USA>UKR", items={"shells": "200-999?"}), _c("USA>UKR", items={"shells": "300"})),
    ("goods named more fully", _c("USA>UKR", items={"Patriot air defense batteries": "2"}),
     _c("USA>UKR", items={"Patriot batteries": "2"})),
    ("a mechanism in short", _c(mechanism="Presidential Drawdown Authority"), _c(mechanism="Drawdown Authority")),
    ("goods told in full and in part", _c("USA>UKR", items={"Leopard 2 tanks": "", "armored vehicles": ""}),
     _c("USA>UKR", items={"German Leopard 2 tanks": ""})),
    ("one fund, two figures", _c("USA>UKR 425m", mechanism="Drawdown Authority"), _c("USA>UKR 400m", mechanism="Drawdown Authority")),
    ("vaccine doses on the way and arrived", _c("USA>GHA", items={"vaccine doses": "1.2m"}, type="development"),
     _c("USA>GHA", items={"vaccine doses": "1.2m"}, type="development", stage="delivered", date="2024-10-30")),
    ("in another currency, at the rate of the day", _c("GBR>UKR 2.5bn GBP"), _c("GBR>UKR ~3.25bn USD", date="2024-10-17")),
    ("in another currency, two of them foreign", _c("NOR>UKR 1.18bn NOK"), _c("NOR>UKR 100m EUR")),
    ("a round figure told three days late", _c("USA>UKR 400m", date="2022-11-04"), _c("USA>UKR 400m", date="2022-11-07")),
    ("told again a month on, without its date", _c(), _c(date=None)),
    ("told again without its date, as another type", _c(), _c(date=None, type="financial")),
    ("a package, told by its goods by one", (_c("USA>UKR", items={"howitzers": "", "an arms package": "1"}, date=None), "The package has howitzers."), _c()),
    ("an arms package is no goods", _c("USA>UKR", items={"arms package": "1"}), _c()),
    ("one of a kind, by the month and by the day", _c("USA>UKR", items={"Patriot battery": "1"}), _c("USA>UKR", items={"Patriot air defense battery": "1"}, date="2024-10")),
    ("a large round sum, by the year", _c("g7>UKR 50bn", date="2024"), _c("g7>UKR 50bn")),
    ("a running total in two papers", _c("USA>UKR >18.3bn", cumulative=True), _c("USA>UKR >18.3bn", cumulative=True)),
    ("the union and its member states as donors", _c("eu,DEU>UKR 50bn EUR"), _c("eu>UKR 50bn EUR")),
    ("money of one type told as another", _c("JPN>UKR 470m", type="financial"), _c("JPN>UKR 470m", type="humanitarian")),
    ("a very large sum of a body, told of one of its members", _c("g7>UKR 50bn"), _c("USA>UKR 50bn")),
    ("a very large sum of a body, told months on of a member, by its month", _c("g7>UKR 50bn"), _c("CAN>UKR 50bn", date="2024-10")),
    ("a very large sum of a body, told as that of allies", _c("nato>UKR >40bn EUR"), _c("allies-and-partners>UKR 40bn EUR", date="2024-10-17")),
    ("a very large sum of a body, told of a member as another type", _c("g7>UKR 50bn", type="financial"), _c("USA>UKR 50bn")),
    ("one sentence, of a body in one text and of its allies in the other", (_c("nato>UKR", items={"boots": ""}, date=None), _SENTENCE),
     (_c("allies-and-partners>UKR", items={"boots": ""}, date=None), _SENTENCE)),
    ("one sentence, dated by one text only", (_c("USA>UKR 4m", type="development", date=None), _SENTENCE),
     (_c("USA>UKR 4m", type="development", date="2025-01"), _SENTENCE)),
    ("a round sum pledged, then committed within the season", _c("USA>UKR 800m", stage="pledged"), _c("USA>UKR 800m", date="2024-12-20")),
    ("a round sum pledged, then paid out a year on", _c("JPN>UKR 5bn", stage="pledged"), _c("JPN>UKR 5bn", stage="disbursed", date="2025-12-20")),
    ("a very large sum pledged, then paid out, told as another type", _c("USA>UKR 20bn", stage="pledged", type="financial"),
     _c("USA>UKR 20bn", stage="disbursed", type="development", date="2024-12-10")),
    ("allies whom the other names, by the number of the goods", _c("USA,allies-and-partners>UKR", items={"air defense systems": "5"}),
     _c("USA,DEU,NLD>UKR", items={"air defense systems": "5"}, date="2024-10-18")),
]  # fmt: skip

TWO: list[Case] = [
    ("another donor", _c(), _c("GBR>UKR 425m")),
    ("another recipient", _c(), _c("USA>ISR 425m")),
    ("another figure", _c(), _c("USA>UKR 275m")),
    ("a figure ten per cent off, both exact", _c("USA>UKR 400m"), _c("USA>UKR 440m")),
    ("a figure two per cent off, both exact", _c("USA>UKR 425m"), _c("USA>UKR 433m")),
    ("another currency", _c(), _c("USA>UKR 425m EUR")),
    ("two packages of a round figure in a week", _c("USA>UKR 400m", date="2022-11-04"), _c("USA>UKR 400m", date="2022-11-10")),
    ("told later without its date, but as new", _c(), (_c(date=None), "It gave an additional $425 million.")),
    ("a round sum, by the year", _c("USA>UKR 1bn", date="2024"), _c("USA>UKR 1bn")),
    ("two days of goods, no package", _c("USA>UKR", items={"howitzers": ""}), _c(date="2024-10-17")),
    ("a named fund is no package", (_c("USA>UKR", items={"boots": ""}), "It gives boots through the Assistance Package."), _c()),
    ("one of a kind, a month apart", _c("USA>UKR", items={"Patriot battery": "1"}), _c("USA>UKR", items={"Patriot battery": "1"}, date="2024-11-20")),
    ("another currency, the same digits", _c("GBR>UKR 300m GBP"), _c("GBR>UKR 300m USD")),
    ("another currency, another worth", _c("GBR>UKR 2.5bn GBP"), _c("GBR>UKR 2.9bn USD")),
    ("in another currency, by a donor that is not told", _c("GBR>UKR 2.5bn GBP"), _c(">UKR 3.25bn USD")),
    ("in another currency, a month later", _c("GBR>UKR 2.5bn GBP"), _c("GBR>UKR 3.25bn USD", date="2024-11-18")),
    ("a currency that nobody sets a rate for", _c("UKR>MDA 41m UAH"), _c("UKR>MDA 1m USD")),
    ("the same figure a year earlier", _c(), _c(date="2023-11-03")),
    ("the same figure two weeks later", _c(), _c(date="2024-10-31")),
    ("another mechanism on the next days", _c(mechanism="Presidential Drawdown Authority"),
     _c(mechanism="Ukraine Security Assistance Initiative", date="2024-10-18")),
    ("a running total and a package of the figure", _c(cumulative=True), _c()),
    ("two running totals", _c("USA>UKR >18.3bn", cumulative=True), _c("USA>UKR >19bn", cumulative=True, date="2024-10-18")),
    ("a round running total a week on", _c("USA>UKR 1bn", cumulative=True), _c("USA>UKR 1bn", cumulative=True, date="2024-10-23")),
    ("a running total a year on", _c("USA>UKR 1bn", cumulative=True), _c("USA>UKR 1bn", cumulative=True, date="2025-10-16")),
    ("delivered before it was pledged", _c(stage="pledged"), _c(stage="delivered", date="2024-05-01")),
    ("delivered five years on", _c(stage="pledged"), _c(stage="delivered", date="2029-10-16")),
    ("a later stage of another figure", _c(stage="pledged"), _c("USA>UKR 300m", stage="delivered", date="2025-02-03")),
    ("a later stage of another mechanism", _c(mechanism="Presidential Drawdown Authority"),
     _c(mechanism="Ukraine Security Assistance Initiative", stage="delivered", date="2025-02-03")),
    ("a later stage for another recipient", _c(stage="pledged"), _c("USA>MDA 425m", stage="delivered", date="2025-02-03")),
    ("a later stage of another type", _c(stage="pledged"), _c(type="humanitarian", stage="delivered", date="2025-02-03")),
    ("donors that only overlap", _c("USA,GBR>UKR 425m"), _c("USA,FRA>UKR 425m")),
    ("other goods", _c("USA>UKR", items={"tanks": "31"}), _c("USA>UKR", items={"helicopters": "20"})),
    ("another number of the goods", _c("USA>UKR", items={"tanks": "31"}), _c("USA>UKR", items={"tanks": "14"})),
    ("goods of a package and a package of money", _c("USA>UKR", items={"interceptors": "200-999?"}, stage="pledged"), _c()),
    ("uncounted goods months later", _c("USA>UKR", items={"training": ""}), _c("USA>UKR", items={"training": ""}, date="2025-02-01")),
    ("goods that were pledged uncounted", _c("USA>UKR", items={"tanks": ""}, stage="pledged"),
     _c("USA>UKR", items={"tanks": "31"}, stage="delivered", date="2025-02-03")),
    ("one delivered, of which one was pledged once", _c("USA>UKR", items={"battery": "1"}, stage="pledged"),
     _c("USA>UKR", items={"battery": "1"}, stage="delivered", date="2026-09-03")),
    ("a year against a day of another", _c(date="2023"), _c()),
    ("a month against a day of the next", _c(date="2024-10"), _c(date="2024-11-02")),
    ("two packages without figures in two weeks", _c("USA>UKR"), _c("USA>UKR", date="2024-10-25")),
    ("a package without figure a week off", _c("USA>UKR"), _c(date="2024-10-23")),
    ("a package without figure of another type", _c("USA>UKR", type="humanitarian"), _c()),
    ("billions, and a figure of billions", _c("USA>UKR 2bn-9999999999?"), _c("USA>UKR 3.1bn", date="2024-10-18")),
    ("nearly a figure, of another type", _c("USA>UKR ~300m", type="humanitarian"), _c("USA>UKR 320m", type="development")),
    ("one common word, days apart", _c("USA>UKR", items={"training": ""}), _c("USA>UKR", items={"training": ""}, date="2024-10-18", stage="pledged")),
    ("one of many goods", _c("USA>UKR", items={"artillery ammunition": "", "tank shells": "", "air defense radars": ""}),
     _c("USA>UKR", items={"artillery ammunition": "", "fire trucks": "", "power generators": ""})),
    ("a pledge and a larger figure a year on", _c("USA>UKR 120m", stage="pledged"), _c("USA>UKR 125m", stage="disbursed", date="2025-09-03")),
    ("goods of one sort only in name", _c("USA>UKR", items={"air defense systems": "8"}),
     _c("USA>UKR", items={"systems": "8"})),
    ("money told apart by two authorities on one day", _c(mechanism="Presidential Drawdown Authority"),
     _c(mechanism="Ukraine Security Assistance Initiative")),
    ("neither donor nor recipient told", _c(">UKR 425m"), _c("USA> 425m")),
    ("a vague group and one of it", _c("allies-and-partners>UKR 425m"), _c("GBR>UKR 425m")),
    ("two round sums for a region on one day", (_c("USA>region-africa 100m"), _SEED), (_c("USA>region-africa 100m"), _PORTS)),
    ("two round sums for all the world", (_c("USA>world 2bn"), _SEED), (_c("USA>world 2bn"), _PORTS)),
    ("two round sums for nobody that is named", (_c("USA> 100m"), _PORTS), (_c("USA> 100m"), _MILLET)),
    ("a round sum for a region, pledged and then paid out for something else", (_c("USA>region-africa 100m", stage="pledged"), _SEED),
     (_c("USA>region-africa 100m", stage="disbursed", date="2025-02-03"), _PORTS)),
    ("two round sums for a vague group of states", (_c("USA>allies-and-partners 100m"), _SEED), (_c("USA>allies-and-partners 100m"), _PORTS)),
    ("a region and a state in it", _c("USA>region-africa 425m"), _c("USA>GHA 425m")),
    ("no figure, other goods, same day", _c("USA>UKR", items={"tents": ""}), _c("USA>UKR", items={"trucks": ""})),
    ("goods and a bare package", _c("USA>UKR", items={"tents": ""}), _c("USA>UKR")),
    ("a very large sum of a body, and of a state that is no member", _c("g7>UKR 50bn"), _c("KOR>UKR 50bn")),
    ("very large sums of two members", _c("USA>UKR 50bn"), _c("DEU>UKR 50bn")),
    ("another very large sum of a member", _c("g7>UKR 50bn"), _c("USA>UKR 60bn")),
    ("a very large sum of a body, in another currency", _c("eu>UKR 50bn EUR"), _c("g7>UKR 50bn USD")),
    ("a sum of a body that is not very large, and of a member", _c("nato>UKR 425m"), _c("GBR>UKR 425m")),
    ("a very large sum for another", _c("g7>UKR 50bn"), _c("USA>MDA 50bn")),
    ("a body's running total and a member's sum", _c("g7>UKR 50bn", cumulative=True), _c("USA>UKR 50bn")),
    ("one sentence of two states", (_c("USA>UKR", items={"boots": ""}, date=None), _SENTENCE), (_c("DEU>UKR", items={"boots": ""}, date=None), _SENTENCE)),
    ("one sentence, of two months that it tells", (_c("USA>UKR", items={"boots": ""}), _SENTENCE), (_c("USA>UKR", items={"boots": ""}, date="2025-01"), _SENTENCE)),
    ("one sentence, two years apart", (_c("USA>UKR", items={"boots": ""}, date=None), _SENTENCE),
     (_c("USA>UKR", items={"boots": ""}, date="2022-10"), _SENTENCE)),
    ("a short sentence that any text may have", (_c("USA>UKR", items={"boots": ""}, date=None), "It gives boots."),
     (_c("USA>UKR", items={"boots": ""}, date="2025-01"), "It gives boots.")),
    ("a round sum pledged, another committed a year on", _c("USA>UKR 800m", stage="pledged"), _c("USA>UKR 800m", date="2025-10-20")),
    ("a sum pledged, then paid out, told as another type", _c("USA>UKR 2bn", stage="pledged", type="financial"),
     _c("USA>UKR 2bn", stage="disbursed", type="development", date="2024-12-10")),
    ("tens of billions, and twenty of another type a year on", _c("USA>UKR 20bn-99bn?"), _c("USA>UKR 20bn", type="humanitarian", date=None)),
    ("tens of billions pledged, and twenty committed", _c("USA>UKR 20bn-99bn?", stage="pledged"), _c("USA>UKR 20bn", date="2025-01-10")),
    ("a very large sum paid out before it was pledged", _c("USA>UKR 20bn", stage="pledged"), _c("USA>UKR 20bn", stage="disbursed", date="2024-02-10")),
    ("allies of another state", _c("FRA,allies-and-partners>UKR", items={"air defense systems": "5"}),
     _c("USA,DEU,NLD>UKR", items={"air defense systems": "5"})),
]  # fmt: skip


def _told(said: Said, name: str, published: str) -> list[Sourced]:
    content, quote = said if isinstance(said, tuple) else (said, "")
    (one,) = sourced(told(content, name=name, published=published))
    return [replace(one, claim=replace(one.claim, quote=quote or one.claim.quote))]


def _groups(a: Said, b: Said) -> list[tuple[str, ...]]:
    claims = _told(a, "a", "2024-10-17") + _told(b, "b", "2025-03-01")
    return sorted(record.claims for record in build(claims))


@pytest.mark.parametrize(("a", "b"), [pytest.param(a, b, id=trap) for trap, a, b in ONE])
def test_one_contribution_told_twice(a: Said, b: Said) -> None:
    assert len(_groups(a, b)) == 1


@pytest.mark.parametrize(("a", "b"), [pytest.param(a, b, id=trap) for trap, a, b in TWO])
def test_two_contributions(a: Said, b: Said) -> None:
    assert len(_groups(a, b)) == 2


@pytest.mark.parametrize(("a", "b"), [pytest.param(a, b, id=trap) for trap, a, b in ONE])
def test_claims_that_join_share_a_key(a: Said, b: Said) -> None:
    (one,), (other,) = _told(a, "a", "2024-10-17"), _told(b, "b", "2025-03-01")
    assert set(keys(one)) & set(asks(other))
    assert set(asks(one)) & set(keys(other))


def test_more_cases_must_not_join_than_must() -> None:
    assert len(TWO) >= len(ONE)
