"""Whose "we" a publisher's text is."""

import pytest

from pledgebook.reference.publishers import speaker


@pytest.mark.parametrize(
    ("address", "actor"),
    [
        ("https://bidenwhitehouse.archives.gov/briefing-room/x", "USA"),
        ("https://www.gov.uk/government/news/x", "GBR"),
        ("https://www.mofa.go.jp/press/x.html", "JPN"),
        ("https://www.diplomatie.gouv.fr/en/x", "FRA"),
        ("https://mfa.gov.ua:443/news/x", "UKR"),
        ("https://www.consilium.europa.eu/en/press", "eu"),
        ("https://news.un.org/en/story", "un"),
        ("https://www.unocha.org/x", "un-ocha"),
        ("https://nato.int", "nato"),
        ("https://newspaper.example/ukraine/gov.uk", None),  # a path is no host
        ("https://gov.uk.example.com/", None),  # a host that only begins like one
        ("https://www.notgov.uk/", None),
        ("not an address", None),
        ("", None),
    ],
)
def test_by_the_host(address: str, actor: str | None) -> None:
    assert speaker(address, None) == actor


@pytest.mark.parametrize(
    ("publisher", "actor"),
    [
        ("Ministry of Foreign Affairs of Japan", "JPN"),
        ("minister for foreign affairs of Australia (joint media release)", "AUS"),
        ("office of the president of the Republic of Korea", "KOR"),
        ("Danish Ministry of Defence", "DNK"),
        ("coast guard authority (CGA) of Türkiye", "TUR"),
        ("Permanent Mission of Japan to the United Nations", "JPN"),
        ("Embassy of Ukraine in the United States", "UKR"),
        ("EU Delegation to Ukraine", "eu"),
        ("Spanish Presidency of the Council of the EU", "eu"),
        ("Council of the European Union, press service", "eu"),
        ("United Nations Office for the Coordination of Humanitarian Affairs", "un-ocha"),
        ("World Bank", "world-bank"),
        ("The White House", "USA"),
        ("Global Affairs Canada", "CAN"),
        ("UKR", "UKR"),
        ("eu", "eu"),
        ("news agency, Warsaw bureau", None),  # reporters have no "we"
        ("correspondents in Kyiv", None),
        ("Polish daily newspaper", None),
        ("online desk of a British broadcaster", None),
        ("governments of Poland and Lithuania", None),  # two: not to be told
        ("a friend of Poland", None),
        ("who we are", None),  # not the WHO
        ("", None),
    ],
)
def test_by_the_name(publisher: str, actor: str | None) -> None:
    assert speaker(None, publisher) == actor


def test_the_address_tells_more_surely_than_the_name() -> None:
    assert speaker("https://www.government.se/x", "press service") == "SWE"
