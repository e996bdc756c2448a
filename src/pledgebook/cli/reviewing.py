"""The command `review`: what is uncertain, one key for each verdict."""

import sys
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgebook.cli.failure import one_line
from pledgebook.cli.looking import Narrowed, narrowing, short
from pledgebook.cli.output import note, plain, print_lines
from pledgebook.cli.ruling import Who, reviewer
from pledgebook.cli.wording import count, what, who

if TYPE_CHECKING:
    from pledgebook.model.decision import Decision
    from pledgebook.store import Ledger
    from pledgebook.views import Filter, ReviewItem

KEYS = "a accept  r reject  c correct  m merge  s split  n nothing missed in this document  u undo  k skip  q quit"
_KEYS_OF_DOCUMENTS = "n looked, nothing there  u undo  k skip  q quit"
_END = "q"
_AT_ONCE = 50  # claims that are fetched at a time: what is ruled changes what comes after


@dataclass(slots=True)
class _Session:
    """A sitting: the ledger, who rules, what was ruled and skipped in it, and the reason for the next ruling."""

    ledger: "Ledger"
    who: str
    made: "list[Decision]" = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    asks: bool = False

    @property
    def passed(self) -> set[str]:
        """What is not shown again in this sitting."""
        return self.skipped | self.done

    def rule(self, verdict: str, subjects: tuple[str, ...], *, slot: tuple[str, str] | None = None) -> bool:
        """Keep a ruling; what cannot be is one line, and the claim stays where it is."""
        from pledgebook import views
        from pledgebook.model.decision import Verdict

        why = ask("why (enter: no reason)? ") if self.asks else ""
        try:
            self.made.append(views.rule(self.ledger, self.who, Verdict(verdict), subjects, why, slot=slot))
        except views.DecisionError as error:
            note(str(error))
            return False
        return True

    def undo(self) -> None:
        """Take back the last ruling of the sitting that is not taken back yet."""
        if not self.made:
            note("nothing was ruled in this sitting; see: pledgebook decisions")
            return
        last = self.made.pop()
        if self.rule("undo", (last.id,)):
            self.made.pop()
            self.done.difference_update(last.subjects)
            note(f"taken back: {last.verdict.value} of {len(last.subjects)}")


@narrowing("as_of", "form")
def review(
    asked: Narrowed,
    who: Who = None,
    largest: Annotated[
        bool, typer.Option("--largest", help="The claims with the largest figures first, not the most uncertain.")
    ] = False,
    documents: Annotated[
        bool, typer.Option("--documents", help="Documents in which nothing was found, instead of claims.")
    ] = False,
) -> None:
    """Rule on what is uncertain, the most uncertain first: one key for each verdict, in capitals with a reason."""
    from pledgebook import settings
    from pledgebook.store import open_ledger

    with one_line(), open_ledger(asked.at or settings.load().ledger) as opened:
        session = _Session(opened, reviewer(who))
        if documents:
            _documents(session, asked.which)
        else:
            _claims(session, asked.which, largest=largest)
    note(f"{count(len(session.made), 'ruling')} kept")


def _claims(session: _Session, which: "Filter", *, largest: bool) -> None:
    from pledgebook import views

    while True:
        waiting = views.inbox(session.ledger, _AT_ONCE + len(session.passed), which, largest=largest)
        queue = [row for row in waiting if row.proof.claim not in session.passed]
        if not queue and _ended(session, "nothing more waits for a ruling"):
            return
        for row in queue:
            item = views.review_item(session.ledger, row.proof.claim)
            _print_item(item)
            key = _verdict(session, item)
            if key == _END:
                return
            if key != "k":
                break  # what was ruled may have changed the next ones


def _ended(session: _Session, line: str) -> bool:
    """Whether the sitting ends, now that the queue is empty: its last ruling may still be taken back."""
    note("only what was skipped is left" if session.skipped else line)
    if session.made and key("u undo  q quit").lower() == "u":
        session.undo()
        return False
    return True


def _verdict(session: _Session, item: "ReviewItem") -> str:
    """Ask until there is a verdict; the key that gave it."""
    claim = item.proof.claim
    while True:
        said = key(KEYS)
        session.asks, said = said.isupper(), said.lower()
        if said == _END:
            return said
        if said == "k":
            session.skipped.add(claim)
            return said
        if said == "u":
            session.undo()
            return said
        done = (
            (said == "a" and session.rule("accept", (claim,)))
            or (said == "r" and session.rule("reject", (claim,)))
            or (said == "n" and session.rule("nothing", (item.proof.document,)) and _looked(session, item))
            or (said == "c" and _correct(session, item))
            or (said == "m" and _merge(session, item))
            or (said == "s" and _split(session, item))
        )
        if done:
            session.done.add(claim)  # ruled on as a pair or a document, it still waits; not in this sitting
            return said
        if said not in "arncms":
            note(f"{said!r} is no verdict")


def _looked(session: _Session, item: "ReviewItem") -> bool:
    note(f"nothing was missed in {item.proof.title or item.proof.source}; the claim itself was not ruled on")
    return True


def _correct(session: _Session, item: "ReviewItem") -> bool:
    from pledgebook.exchange.correcting import as_json, in_words

    print_lines(f"  {one.name}: {in_words(getattr(item.content, one.name))}" for one in fields(item.content))
    slot = ask("slot? ").strip()
    if not slot:
        return False
    value = as_json(slot, ask(f"{slot} is? "))
    return session.rule("correct", (item.proof.claim,), slot=(slot, value))


def _merge(session: _Session, item: "ReviewItem") -> bool:
    for place, other in enumerate(item.alike, 1):
        content = _plain(other.content)
        print_lines([f"  {place} {short(other.record)} {who(content)}: {what(content)}; told by {other.documents}"])
    answer = ask("merge with which (number or id)? ").strip()
    chosen = [other.record for place, other in enumerate(item.alike, 1) if answer == str(place)]
    return bool(answer) and session.rule("merge", (item.record, *(chosen or [answer])))


def _split(session: _Session, item: "ReviewItem") -> bool:
    if not item.joined:
        note("nothing else is told in this record")
        return False
    answer = "" if len(item.joined) == 1 else ask("apart from which (numbers by comma; enter: all)? ").strip()
    wanted = {part.strip() for part in answer.split(",") if part.strip()}
    others = tuple(
        joined.proof.claim for place, joined in enumerate(item.joined, 1) if not wanted or str(place) in wanted
    )
    return bool(others) and session.rule("split", (item.proof.claim, *others))


def _documents(session: _Session, which: "Filter") -> None:
    from pledgebook import views

    while True:
        waiting = views.unlooked(session.ledger, _AT_ONCE + len(session.passed), which)
        queue = [row for row in waiting if row.document not in session.passed]
        if not queue:
            if _ended(session, "at every document somebody has looked"):
                return
            continue
        row = queue[0]
        print_lines(["", f"{row.title or row.source} · {row.publisher or ''} {row.published or ''}"])
        print_lines([f"  {row.address or row.source}; about {row.words} words, nothing was found"])
        said = key(_KEYS_OF_DOCUMENTS)
        session.asks, said = said.isupper(), said.lower()
        if said == _END:
            return
        if said == "u":
            session.undo()
        elif said == "k":
            session.skipped.add(row.document)
        elif said == "n" and session.rule("nothing", (row.document,)):
            session.done.add(row.document)


def _plain(content: Any) -> dict[str, Any]:
    from pledgebook import views
    from pledgebook.model.claim import kind_of

    row: dict[str, Any] = views.plain(content)
    return row | {"kind": kind_of(content)}


def _print_item(item: "ReviewItem") -> None:
    """The claim as a reviewer reads it: what it says, its words in the text, what it was joined with and why."""
    content, proof = _plain(item.content), item.proof
    source = ", ".join(filter(None, (proof.publisher, proof.published)))
    date = (content.get("date") or {}).get("edtf", "no date")
    lines = [
        "",
        f"{content['kind']} {proof.claim} · {proof.rule} · confidence {proof.confidence:.2f}",
        f"  {who(content)}",
        f"  {what(content)}; {date}",
        "",
        f"  {_flat(item.before)} [[ {_flat(proof.quote)} ]] {_flat(item.after)}",
        f"  {source} · {proof.title or proof.source} · {proof.address or ''}",
    ]
    for place, joined in enumerate(item.joined, 1):
        why = ", ".join(joined.reasons) or "through another claim"
        said_by = ", ".join(filter(None, (joined.proof.publisher, joined.proof.published)))
        lines.append(f"  with {place}: “{_flat(joined.proof.quote)}” {said_by} ({why})")
    print_lines(lines)


def _flat(text: str) -> str:
    return " ".join(text.split())


def key(line: str) -> str:
    """One key from the terminal; from a pipe the next character that is no blank. The end of the input quits."""
    sys.stdout.write(f"\n{line}\n> ")
    sys.stdout.flush()
    if sys.stdin.isatty():
        said = typer.getchar()
    else:
        said = sys.stdin.read(1)
        while said in ("\n", " "):
            said = sys.stdin.read(1)
    sys.stdout.write(plain(said) + "\n")
    return _END if said in ("", "\x03", "\x04", "\x1b") else said


def ask(line: str) -> str:
    """A line from the terminal or the pipe; nothing at the end of the input."""
    sys.stdout.write(line)
    sys.stdout.flush()
    return sys.stdin.readline().rstrip("\n")
