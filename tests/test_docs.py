"""What is written can fail: commands, issue codes and the README's screens."""

import re
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from pledgebook.cli.app import app

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))


def test_each_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = getattr(get_command(app), "commands")  # noqa: B009 - a group has them, the type does not say so
    assert [name for name in commands if not re.search(rf"pledgebook {name}\b|make {name}\b", readme)] == []


LOOKING = (
    "contributions", "totals", "plans", "groups", "group", "calendar", "due", "conflicts", "actors", "documents",
    "changes", "show", "review", "reread", "decide", "decisions",
)  # fmt: skip


@pytest.mark.parametrize("name", LOOKING)
def test_each_option_of_what_looks_and_rules_is_documented(name: str) -> None:
    text = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    common, _, _ = text.partition("\n## ")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    command = getattr(get_command(app), "commands")[name]  # noqa: B009 - as above
    options = {o for p in command.params for o in p.opts if o.startswith("--")} - {"--help"}
    assert [o for o in sorted(options) if f"`{o}`" not in common + sections[name]] == []


def test_each_issue_code_is_documented() -> None:
    told = set(re.findall(r"^\| `([a-z-]+)`", (ROOT / "docs/issues.md").read_text(encoding="utf-8"), re.MULTILINE))
    used = set()
    for path in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r"\b(?:Issue|_issue|SourceError)\(\s*\"([a-z-]+)\"", path.read_text(encoding="utf-8")))
    assert used - told == set()


@pytest.mark.slow
def test_the_screens_in_the_readme_are_what_the_commands_print() -> None:
    import readme  # type: ignore[import-not-found, unused-ignore]

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.render(text) == text


_PAGES = ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]


@pytest.mark.parametrize("page", _PAGES)
def test_each_command_that_a_page_shows_is_there_with_its_options(page: str) -> None:
    group = get_command(app)
    for line in re.findall(r"pledgebook ([a-z][^`\n#|;]*)", (ROOT / page).read_text(encoding="utf-8")):
        words = line.split()
        command = getattr(group, "commands").get(words[0])  # noqa: B009 - as above
        if command is None or not re.search(r"(^|\s)-", line):
            continue
        inner = getattr(command, "commands", {}).get(words[1]) if len(words) > 1 else None
        known = {o for p in (inner or command).params for o in (*p.opts, *p.secondary_opts)} | {"--help", "-h"}
        shown = set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", line))
        assert shown <= known, (line, shown - known)
