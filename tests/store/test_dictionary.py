"""Each table and column is documented, and nothing is documented that is not there."""

import re
from pathlib import Path

from pledgebook.store.tables import metadata

DOCS = Path(__file__).parents[2] / "docs/data-dictionary.md"


def test_the_data_dictionary_names_every_table_and_column() -> None:
    documented: dict[str, list[str]] = {}
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            documented[line.removeprefix("## ")] = []
        elif found := re.match(r"\| `(\w+)` \| \S", line):
            documented[list(documented)[-1]].append(found.group(1))
    there = {name: [column.name for column in table.columns] for name, table in metadata.tables.items()}
    assert documented == there | {"alembic_version": ["version_num"]}
