# ruff: noqa: E501  # a table is read by its rows
"""Two documents each tell of a proposal, position, tasking, statement or group: is it one? Half must not join."""

from decimal import Decimal

import pytest

from factories import asked, held, sourced, told
from pledgebook.model.claim import Content, Group, Position, Proposal, Statement, Tasking
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.reconcile import asks, build, keys

Case = tuple[str, Content, Content]


def _t(said: str) -> Tasking:
    who, _, action = said.partition(" ")
    by, _, to = who.partition(">")
    return Tasking((by,), (to,), action)


def _s(text: str, speaker: str = "President Doe", party: str = "UKR") -> Statement:
    return Statement(speaker, party, text)


ONE: list[Case] = [
    ("a request renewed in the same words", asked(), asked(date="2025-03-02")),
    ("a request in other order of words", asked("UKR>USA the lifting of limits on long-range strikes"),
     asked("UKR>USA lifting the long-range strikes limits")),
    ("a request told more fully", asked("UKR>USA Patriot batteries"), asked("UKR>USA more Patriot batteries for the cities", date="2024-11-20")),
    ("one names more addressees", asked("UKR>USA,DEU cruise missiles"), asked("UKR>USA cruise missiles")),
    ("one word, on the next day", asked("UKR>USA ceasefire"), asked("UKR>USA a ceasefire", date="2024-10-17")),
    ("a plan told by one only", asked(plan="recovery plan"), asked(date="2024-10-20")),
    ("another category, the same words", asked(category="security"), asked()),
    ("a figure asked for twice", asked("USA>USA pass the $24 billion request"), asked("USA>USA pass the $24 billion request", date="2024-12-01")),
    ("an offer told by two papers", asked("TUR>UKR,RUS to host talks", direction="offer"), asked("TUR>RUS,UKR to host the talks", direction="offer")),
    ("a position held on", held(), held(date="2025-01-10")),
    ("a position in like words in one month", held("DEU supports membership of the alliance for the applicants"),
     held("DEU supports alliance membership for applicants", date="2024-11-01")),
    ("two holders, and one of them", held("DEU,FRA opposes the ban on exports"), held("DEU opposes the ban on exports")),
    ("a task told twice", _t("USA>USA coordinate the delivery of generators"), _t("USA>USA coordinate delivery of the generators")),
    ("a quotation, one with a slip", _s("We shall rebuild every school that was destroyed."), _s("We shall rebuild every school that was destroyd.")),
    ("a quotation cut short", _s("We shall rebuild every school that was destroyed, and every bridge."), _s("We shall rebuild every school that was destroyed.")),
    ("a body by one role", Group("nato", None, "military alliance of thirty states"), Group("nato", None, "a military alliance of thirty states")),
]  # fmt: skip

TWO: list[Case] = [
    ("a request and an offer", asked(), asked(direction="offer")),
    ("another who asks", asked(), asked("POL>USA air defense systems")),
    ("asked of another", asked(), asked("UKR>DEU air defense systems")),
    ("asked of nobody by name, months later", asked(), asked("UKR> air defense systems", date="2025-02-02")),
    ("another figure", asked("USA>USA pass $24 billion for the ally"), asked("USA>USA pass $61 billion for the ally")),
    ("the opposite verb", asked("HUN>eu lift sanctions on the oil exports of the neighbour"), asked("HUN>eu impose sanctions on the oil exports of the neighbour")),
    ("turned round by a negation", asked("USA>ISR to expand the operation in the border town"), asked("USA>ISR not to expand the operation in the border town")),
    ("other names in the same words", asked("USA>USA defer the removal of Lebanese nationals"), asked("USA>USA defer the removal of Syrian nationals")),
    ("one word, two months later", asked("USA>USA funding"), asked("USA>USA the funding", date="2024-12-10")),
    ("like words, a year later", asked("USA>USA provide supplemental resources"), asked("USA>USA provide resources", date="2025-10-10")),
    ("another plan", asked(plan="recovery plan"), asked(plan="victory plan")),
    ("another place in the plan", asked(plan="victory plan", ordinal=1), asked(plan="victory plan", ordinal=2)),
    ("one word in common", asked("UKR>USA air defense systems"), asked("UKR>USA winter defense")),
    ("another stance", held(), held("DEU opposes the new training mission", date="2024-10-17")),
    ("another holder", held(), held("ITA supports the new training mission")),
    ("like words, half a year later", held("DEU supports the reform of the council"), held("DEU supports a thorough reform of the council and courts", date="2025-05-01")),
    ("the same task the year after", _t("USA>USA monitor the industry"), _t("USA>USA monitor the industry")),
    ("another task", _t("USA>USA coordinate the delivery of generators"), _t("USA>USA coordinate the training of pilots")),
    ("another speaker of the same words", _s("We stand ready to help."), _s("We stand ready to help.", "Minister Roe")),
    ("another quotation of the speaker", _s("We shall rebuild every school."), _s("Winter will be hard for all of us.")),
    ("another body of one role", Group("nato", None, "military alliance"), Group("au", None, "military alliance")),
    ("a proposal and a position of one subject", asked("DEU> the new training mission"), held()),
]  # fmt: skip


def _records(a: Content, b: Content) -> int:
    later = "2025-10-17" if isinstance(b, Tasking) and a == b else "2024-10-17"
    return len(build(sourced(told(a, name="a"), told(b, name="b", published=later))))


@pytest.mark.parametrize(("a", "b"), [pytest.param(a, b, id=trap) for trap, a, b in ONE])
def test_one_thing_told_twice(a: Content, b: Content) -> None:
    assert _records(a, b) == _records(b, a) == 1
    one, other = sourced(told(a, name="a"), told(b, name="b"))
    assert set(keys(one)) & set(asks(other))


@pytest.mark.parametrize(("a", "b"), [pytest.param(a, b, id=trap) for trap, a, b in TWO])
def test_two_things(a: Content, b: Content) -> None:
    assert _records(a, b) == 2


def test_more_cases_must_not_join_than_must() -> None:
    assert len(TWO) >= len(ONE)


def test_a_proposal_is_of_its_first_day_and_a_position_of_its_last() -> None:
    days = ("2024-11-02", "2024-10-16", "2025-01-05")
    (ask,) = build(sourced(*(told(asked(date=d), name=d) for d in days)))
    (stance,) = build(sourced(*(told(held(date=d), name=d) for d in days)))
    assert isinstance(ask.content, Proposal)
    assert isinstance(stance.content, Position)
    assert ask.content.date
    assert ask.content.date.edtf == "2024-10-16"
    assert stance.content.date
    assert stance.content.date.edtf == "2025-01-05"


def test_a_renewed_request_gathers_who_was_asked_and_its_place_in_a_plan() -> None:
    first, renewed = (
        asked("UKR>USA cruise missiles"),
        asked("UKR>USA,DEU cruise missiles", plan="victory plan", ordinal=2),
    )
    (record,) = build(sourced(told(first, name="a"), told(renewed, name="b")))
    assert isinstance(record.content, Proposal)
    assert record.content.addressees == ("USA", "DEU")
    assert (record.content.plan, record.content.ordinal) == ("victory plan", 2)
    assert "the same subject (cruise missile)" in record.links[0].reasons


def test_sizes_of_a_body_that_differ_are_kept_with_the_rule_that_chose() -> None:
    sizes = [
        Group("udcg", Figure(q, Decimal(n)), "contact group of donors")
        for q, n in ((Qualifier.ABOUT, 50), (Qualifier.EXACT, 57))
    ]
    (record,) = build(sourced(*(told(one, name=str(i)) for i, one in enumerate(sizes))))
    assert isinstance(record.content, Group)
    assert record.content.size == Figure(Qualifier.EXACT, Decimal(57))
    assert (record.rule, len(record.figures)) == ("most specific", 2)
