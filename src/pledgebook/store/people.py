"""Accounts, sessions, tokens and the audit trail: rows only; what they mean is the workbench's."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from pledgebook.store import tables
from pledgebook.store.ledger import Ledger
from pledgebook.store.putting import now


@dataclass(frozen=True, slots=True)
class Person:
    """An account: ``role`` is reader, reviewer or keeper, ``password`` its argon2 hash."""

    name: str
    role: str
    password: str
    created_at: str
    disabled_at: str | None


@dataclass(frozen=True, slots=True)
class Token:
    """A key of the API, without the key."""

    id: str
    person: str
    label: str
    created_at: str
    revoked_at: str | None


@dataclass(frozen=True, slots=True)
class Trace:
    """A line of the audit trail."""

    at: str
    who: str
    act: str
    detail: str


def add_person(ledger: Ledger, name: str, role: str, password: str) -> bool:
    """Make an account; false where there is one of the name."""
    row = {"name": name, "role": role, "password": password, "created_at": now(), "disabled_at": None}
    try:
        with ledger.writing() as connection:
            connection.execute(insert(tables.people).values(row))
    except IntegrityError:
        return False
    return True


def change_person(ledger: Ledger, name: str, **said: Any) -> bool:
    """Change an account and sign it out everywhere; false where there is none of the name."""
    with ledger.writing() as connection:
        changed = connection.execute(update(tables.people).where(tables.people.c.name == name).values(**said))
        connection.execute(delete(tables.sessions).where(tables.sessions.c.person == name))
        return changed.rowcount > 0


def person(ledger: Ledger, name: str) -> Person | None:
    """The account of the name, also a closed one."""
    with ledger.reading() as connection:
        row = connection.execute(select(tables.people).where(tables.people.c.name == name)).first()
    return Person(*row) if row else None


def people(ledger: Ledger) -> list[Person]:
    """All accounts by name."""
    with ledger.reading() as connection:
        return [Person(*row) for row in connection.execute(select(tables.people).order_by(tables.people.c.name))]


def open_session(ledger: Ledger, hashed: str, name: str, expires_at: str) -> None:
    """Keep a session, and forget those that are over."""
    s = tables.sessions
    with ledger.writing() as connection:
        connection.execute(delete(s).where(s.c.expires_at < now()))
        connection.execute(
            insert(s).values({"id": hashed, "person": name, "created_at": now(), "expires_at": expires_at})
        )


def close_session(ledger: Ledger, hashed: str) -> None:
    """Forget a session."""
    with ledger.writing() as connection:
        connection.execute(delete(tables.sessions).where(tables.sessions.c.id == hashed))


def person_of_session(ledger: Ledger, hashed: str) -> Person | None:
    """Whose session it is, None where it is over or the account is closed."""
    s, p = tables.sessions.c, tables.people.c
    query = (
        select(tables.people)
        .join(tables.sessions, s.person == p.name)
        .where(s.id == hashed, s.expires_at >= now(), p.disabled_at.is_(None))
    )
    with ledger.reading() as connection:
        row = connection.execute(query).first()
    return Person(*row) if row else None


def add_token(ledger: Ledger, token: Token, hashed: str) -> None:
    """Keep a token by the hash of its key."""
    row = {
        "id": token.id,
        "person": token.person,
        "label": token.label,
        "hash": hashed,
        "created_at": token.created_at,
        "revoked_at": None,
    }
    with ledger.writing() as connection:
        connection.execute(insert(tables.tokens).values(row))


def revoke_token(ledger: Ledger, id_: str, name: str | None = None) -> bool:
    """Take a token back, of ``name`` only where one is given; false where there is none that holds."""
    t = tables.tokens.c
    query = update(tables.tokens).where(t.id == id_, t.revoked_at.is_(None)).values(revoked_at=now())
    with ledger.writing() as connection:
        return connection.execute(query if name is None else query.where(t.person == name)).rowcount > 0


def tokens_of(ledger: Ledger, name: str) -> list[Token]:
    """The tokens of an account, the latest first."""
    t = tables.tokens.c
    query = select(t.id, t.person, t.label, t.created_at, t.revoked_at).where(t.person == name)
    with ledger.reading() as connection:
        return [Token(*row) for row in connection.execute(query.order_by(t.created_at.desc(), t.id))]


def person_of_token(ledger: Ledger, hashed: str) -> Person | None:
    """In whose name a key speaks, None where it was revoked or the account is closed."""
    t, p = tables.tokens.c, tables.people.c
    query = (
        select(tables.people)
        .join(tables.tokens, t.person == p.name)
        .where(t.hash == hashed, t.revoked_at.is_(None), p.disabled_at.is_(None))
    )
    with ledger.reading() as connection:
        row = connection.execute(query).first()
    return Person(*row) if row else None


def note(ledger: Ledger, who: str, act: str, detail: str = "") -> None:
    """Add a line to the audit trail."""
    with ledger.writing() as connection:
        note_in(connection, who, act, detail)


def note_in(connection: Connection, who: str, act: str, detail: str) -> None:
    """Add a line to the audit trail in the transaction of what it tells."""
    connection.execute(insert(tables.audit).values({"at": now(), "who": who, "act": act, "detail": detail}))


def trail(ledger: Ledger, limit: int = 200) -> list[Trace]:
    """The latest lines of the audit trail, the newest first."""
    a = tables.audit.c
    query = select(a.at, a.who, a.act, a.detail).order_by(a.id.desc()).limit(limit)
    with ledger.reading() as connection:
        return [Trace(*row) for row in connection.execute(query)]
