"""Groups from sentences of our own, the trap named beside each."""

import pytest

from extract.reading import readings_of
from pledgebook.extract.groups import read_groups
from pledgebook.model.claim import Group


def groups(text: str) -> list[tuple[str, int | None]]:
    drafts, _ = read_groups(*readings_of(text, None))
    found = [d.content for d in drafts if isinstance(d.content, Group)]
    return [(g.group, int(g.size.value or 0) if g.size else None) for g in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO, an alliance of 32 countries, met again.", [("nato", 32)]),
        ("The 27-member European Union agreed.", [("eu", 27)]),
        ("Alfa, the junior partner in the coalition, voted against it.", [("alfa", None)]),  # no table knows it
        ("The 27-nation European bloc said no.", []),  # which?
        ("The European Union said no. The 27-nation bloc will not pay.", [("eu", 27)]),
        ("Kenya joined the Contact Group on Ukraine. The group of 57 countries met.", [("udcg", 57)]),
        ("IOM, the UN migration agency, sent tents.", [("iom", None)]),  # the UN in it is no second body
        ("The UN migration agency, IOM, sent tents.", [("iom", None)]),  # what it is stands first
        ("Mercosur, a trade bloc of five South American countries, met.", [("mercosur", 5)]),
        ("ASEAN groups ten countries.", [("asean", 10)]),
        ("The African Union has 55 member states.", [("au", 55)]),
        ("The African Union has 55 tents.", []),  # nobody's members
        ("ECOWAS, fifteen states with one court, met.", [("ecowas", 15)]),
        ("The Arab League, whose 22 members met, paid.", [("league-of-arab-states", 22)]),
        ("The Arab League, whose 22 tents burnt, paid.", []),
        ("UNRWA, the biggest employer in Gaza, closed.", [("unrwa", None)]),
        ("IGAD, an eight-country bloc, met.", [("igad", 8)]),
        (
            "The African Development Bank lent. The bank, which has 81 members, paid.",
            [("african-development-bank", 81)],
        ),
        ("IFRC, a network of 191 national societies, paid.", [("ifrc", 191)]),
        ("The Alfa Center, a charity that digs wells, paid.", [("alfa-center", None)]),
        ("SADC, which now has 16 members, met.", [("sadc", 16)]),
        ("NATO, which has sent 16 tents, met.", []),
        ("NATO, an alliance of 32 countries, met. NATO, an alliance of 32 countries, left.", [("nato", 32)]),  # once
        ("NATO, the African Union and the European Union agreed.", []),  # a list
        ("Kenya spoke for NATO, and its partner countries’ forum agreed.", []),  # goes on with "and"
        ("COVAX is the right way to share them out.", []),  # praise
        ("ECOWAS met without three of its fifteen members.", [("ecowas", 15)]),  # of all, not three
        ("Three members of ECOWAS left.", []),  # some
        ("The 32 NATO allies met.", [("nato", 32)]),
        ("Ministers of the 32 Allies met.", [("nato", 32)]),
        ("Fourteen EU countries sent tents.", []),  # some
        ("The 27 members of the European Union met.", [("eu", 27)]),
        ("IGAD met in Nairobi. Seven of the eight member states came.", [("igad", 8)]),
        ("Nobody wanted UNIFIL to go; the 10,400-strong force stayed.", [("unifil", 10400)]),
        ("The EU mission EUMAM, which has 24 contributing states, trains them.", [("eumam", 24)]),
        ("The EU sent tents to the 400-strong contingent.", []),  # whose
        ("Chad joined the Lake Support Platform, a forum of some 40 states.", [("lake-support-platform", 40)]),
        ("The Africa group, 47 strong, wants tents.", [("africa-group", 47)]),
        ("The Rain Initiative for Chad was founded, which counts 12 countries.", [("rain-initiative-for-chad", 12)]),
        ("The Rain Initiative, which has 12 tents, closed.", []),
        ("The European Union of 27 states agreed.", [("eu", 27)]),
        ("The Contact Group on Ukraine (50 nations) met.", [("udcg", 50)]),
        ("The Contact Group on Ukraine, made up of more than 50 nations, met.", [("udcg", 50)]),
        ("The Contact Group on Ukraine, made up for the day, met.", []),
        ("Eight countries belong to IGAD.", [("igad", 8)]),
        ("Eight countries wrote to IGAD.", []),
        ("The G7, a club of seven rich democracies, met.", [("g7", 7)]),
        ("UNRWA, which runs clinics in Gaza, closed.", [("unrwa", None)]),
        ("UNRWA, set up in 1949 for refugees, closed.", [("unrwa", None)]),
        ("The nine-member Rain Club paid.", [("rain-club", 9)]),
        ("The Rain Club has nine members.", [("rain-club", 9)]),
        ("The Rain Club has nine tents.", []),
        ("The vaccine alliance Gavi paid.", [("gavi", None)]),
        ("He told the Security Council on Friday, as the five countries met.", []),
        ("Meanwhile CSG, the arms group, sold tents.", []),  # no name opens so
        ("Nairobi, the capital of Kenya, was cut off.", []),  # a city
        ("The Paris Club, an informal gathering of 22 creditor governments, met.", [("paris-club", 22)]),
        ("The Paris Club, an informal gathering over 22 dinners, met.", [("paris-club", None)]),
        (
            "The Multinational Joint Task Force, an 8,000-strong force, left.",
            [("multinational-joint-task-force", 8000)],
        ),
        ("The Lake Coalition, which is led by Chad and has 18 members, met.", [("lake-coalition", 18)]),
        ("The Lake Coalition, which is led by Chad and has 18 boats, met.", []),  # nobody's members
        ("The Pacific Islands Forum met. The 18-member Forum will pay.", [("pacific-islands-forum", 18)]),
        ("The Arab League met. The 18-member Forum will pay.", []),  # another's
        ("Relief Chad, an aid group with about 300 members, left.", [("relief-chad", 300)]),
        ("Chad, a country with about 300 members of parliament, left.", []),  # a state is no body
        ("The Lake Coalition has trained 1,500 divers of 20 countries.", []),  # not its own
        ("The Ramstein format, in which 50 countries take part, met.", [("udcg", 50)]),
        ("The Ramstein format, in which 50 tents are counted, met.", []),
        ("The Lake Coalition, joined by 20 countries, met.", [("lake-coalition", 20)]),
        ("The Lake Coalition, joined by 20 boats, met.", []),
        ("UNIFIL, which has 10,000 peacekeepers, stayed.", [("unifil", 10000)]),
        ("The African Union, which has 10,000 soldiers, stayed.", []),  # no mission
    ],
)
def test_what_a_body_is_and_how_many_belong_to_it(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert groups(text) == expected
