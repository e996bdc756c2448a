"""Make `reference/data/gdp.toml` from the World Bank's table of GDP in current US dollars.

    python scripts/gdp.py gdp.csv > src/pledgebook/reference/data/gdp.toml

The table is indicator NY.GDP.MKTP.CD as https://github.com/datasets/gdp keeps it (Country Name,
Country Code, Year, Value; Public Domain Dedication). States that we do not know are left out; of the
World Bank's groups the European Union alone is kept.
"""

import csv
import sys
from pathlib import Path

from pledgebook.reference.actors import states

FIRST = 2014
GROUPS = {"EUU": "eu"}

HEAD = """\
# Gross domestic product in current US dollars, millions, by year and actor; made by scripts/gdp.py.
# An actor that is not named for a year has no figure there.

source = "World Bank, World Development Indicators, GDP (current US$)"
address = "https://data.worldbank.org/indicator/NY.GDP.MKTP.CD"
taken = "2026-03-20"
"""


def main(path: Path) -> None:
    """Print the data file."""
    years: dict[int, dict[str, int]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            actor = GROUPS.get(row["Country Code"], row["Country Code"])
            if int(row["Year"]) >= FIRST and (actor in states() or actor in GROUPS.values()):
                years.setdefault(int(row["Year"]), {})[actor] = round(float(row["Value"]) / 1e6)
    sys.stdout.write(HEAD)
    for year, values in sorted(years.items()):
        sys.stdout.write(f"\n[{year}]\n")
        entries = [f"{actor} = {value}" for actor, value in sorted(values.items())]
        sys.stdout.write("\n".join(entries) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
