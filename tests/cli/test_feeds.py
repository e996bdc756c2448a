"""The commands `feeds add`, `feeds list`, `feeds run`, and addresses given to `add`, as users run them."""

from pathlib import Path

from cli.test_commands import run


def test_feeds_are_followed_and_listed_and_nothing_is_fetched_of_this_machine(tmp_path: Path) -> None:
    ledger = str(tmp_path / "l.db")
    address = "http://127.0.0.1:9/feed.xml"
    assert "followed" in run("feeds", "add", address, "-l", ledger).stderr
    assert "already" in run("feeds", "add", address, "-l", ledger).stderr
    assert address in run("feeds", "list", "-l", ledger, "-f", "csv").stdout
    ran = run("feeds", "run", "-l", ledger)
    assert ran.returncode == 1
    assert "127.0.0.1, which is no public address" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_what_is_no_address_is_wrong_usage(tmp_path: Path) -> None:
    done = run("feeds", "add", "news.xml", "-l", str(tmp_path / "l.db"))
    assert done.returncode == 2
    assert "news.xml: is no address" in done.stderr


def test_an_address_of_this_machine_is_one_line_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway announced $20 million in aid for Chad on May 3, 2024.", encoding="utf-8")
    done = run("add", "http://localhost:9/x", str(tmp_path / "a.txt"), "-l", str(tmp_path / "l.db"))
    assert done.returncode == 1
    assert "http://localhost:9/x: is refused" in done.stderr
    assert "1 document added: 1 claim" in done.stderr


def test_a_feed_is_followed_no_longer(tmp_path: Path) -> None:
    at = str(tmp_path / "l.db")
    feed = "https://example.org/feed.xml"
    run("feeds", "add", feed, "-l", at)
    assert run("feeds", "remove", feed, "-l", at).stderr == f"{feed}: is followed no longer\n"
    assert run("feeds", "list", "-l", at, "-f", "json").stdout == "[]\n"
    again = run("feeds", "remove", feed, "-l", at)
    assert (again.returncode, again.stderr) == (1, f"{feed}: was not followed\n")
    assert "no feed is followed yet" in run("feeds", "run", "-l", at).stderr
    assert "no feed is followed yet" in run("feeds", "list", "-l", at).stderr
