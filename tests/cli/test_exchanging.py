"""Export, import and compare as their users run them."""

from pathlib import Path

from cli.test_commands import DEMO, run


def made(folder: Path) -> Path:
    path = folder / "demo.db"
    assert run("add", str(DEMO), "-l", str(path)).returncode == 0
    return path


def test_a_ledger_goes_out_comes_back_and_is_compared(tmp_path: Path) -> None:
    at = str(made(tmp_path))
    out = run("export", "iati", str(tmp_path / "out"), "-l", at, "--donor", "Japan")
    assert out.returncode == 0, out.stderr
    assert "3 files in" in out.stderr or "2 files in" in out.stderr
    back = run("import", "iati", str(tmp_path / "out/activities.xml"), "-l", at)
    assert (back.returncode, back.stderr) == (0, "2 rows of activities.xml\n")
    same = run("import", "iati", str(tmp_path / "out/activities.xml"), "-l", at)
    assert same.stderr == "2 rows of activities.xml, known already\n"
    beside = run("compare", "iati", "-l", at, "--donor", "Japan", "-f", "csv")
    assert beside.stderr == "2 matched\n"
    assert beside.stdout.splitlines()[0].startswith("verdict,reason,donors,when,here,there")
    assert "matched" in run("compare", "iati", "-l", at, "--donor", "JPN").stdout


def test_what_cannot_be_is_one_line(tmp_path: Path) -> None:
    at = str(made(tmp_path))
    bad = tmp_path / "bad.xml"
    bad.write_text("<iati", encoding="utf-8")
    for words, code, said in (
        (("export", "xls", str(tmp_path / "x")), 2, "'xls' is no format; take one of csv, xlsx"),
        (("export", "csv", str(bad)), 1, "is a file; an export goes into a folder"),
        (("export", "csv", "/proc/nowhere/x"), 1, "No such file or directory"),
        (("import", "iati", str(bad)), 1, "is no XML that can be read"),
        (("import", "iati", str(tmp_path / "none.xml")), 1, "No such file or directory"),
        (("import", "hxl", str(bad)), 2, "'hxl' is no format to import"),
        (("compare", "hxl"), 2, "'hxl' is no format to compare with"),
    ):
        done = run(*words, "-l", at)
        assert (done.returncode, done.stderr.count("\n")) == (code, 1), done.stderr
        assert said in done.stderr


def test_nothing_to_compare_is_told(tmp_path: Path) -> None:
    done = run("compare", "kiel", "-l", str(made(tmp_path)))
    assert done.returncode == 0
    assert "import a file first with: pledgebook import kiel FILE" in done.stderr
