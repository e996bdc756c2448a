"""Who may do what: accounts with roles, sessions, tokens of the API.

On a laptop there is one person with every right. A team signs in: a *reader* looks, a *reviewer* rules as well, a
*keeper* adds documents and sees the audit trail. Passwords are kept as argon2 hashes, sessions and tokens by the
SHA-256 of what only their holder has.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from pledgebook.store import Ledger, people
from pledgebook.web.config import Config

ROLES = ("reader", "reviewer", "keeper")
"""Each may do what those before it may."""

_TRIES = RateLimitItemPerMinute(10, 5)  # sign-ins in five minutes, for a name and for an address
_SHORTEST = 12  # NIST SP 800-63B asks for 8 at least; there is no second factor here


class AccessError(Exception):
    """Somebody may not do this; ``status`` is the HTTP status that says so."""

    def __init__(self, message: str, status: int = 403) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Who:
    """Who is asking: the ``name`` that stands under decisions, the role, and how they were known (session, token)."""

    name: str
    role: str
    by: str = "local"

    def may(self, role: str) -> bool:
        """Whether the role allows what ``role`` allows."""
        return ROLES.index(self.role) >= ROLES.index(role)


def hashed(secret: str) -> str:
    """What is kept of a session's or token's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Accounts:
    """Accounts of one ledger."""

    def __init__(self, ledger: Ledger, config: Config) -> None:
        self._ledger, self._config = ledger, config
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex())  # so that an unknown name takes as long as a known one
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def create(self, name: str, role: str, password: str) -> None:
        """Make an account; raises `AccessError` where that cannot be."""
        name = name.strip()
        if not name or len(name) > 80 or not name.isprintable():
            raise AccessError("a name has 1 to 80 printable characters", 400)
        if role not in ROLES:
            raise AccessError(f"a role is one of {', '.join(ROLES)}", 400)
        self._check(password)
        if not people.add_person(self._ledger, name, role, self._hasher.hash(password)):
            raise AccessError(f"there is an account {name} already", 409)
        people.note(self._ledger, "-", "account made", f"{name}, {role}")

    def change(self, name: str, *, role: str | None = None, password: str | None = None, closed: bool = False) -> None:
        """Change an account, close it, or open it again with a password; its sessions end."""
        said: dict[str, str | None] = {}
        if role is not None:
            if role not in ROLES:
                raise AccessError(f"a role is one of {', '.join(ROLES)}", 400)
            said["role"] = role
        if password is not None:
            self._check(password)
            said |= {"password": self._hasher.hash(password), "disabled_at": None}
        if closed:
            said["disabled_at"] = _now().isoformat(timespec="seconds")
        if not said or not people.change_person(self._ledger, name, **said):
            raise AccessError(f"there is no account {name}" if said else "nothing to change", 404)
        people.note(self._ledger, "-", "account changed", f"{name}: {', '.join(sorted(said))}")

    def _check(self, password: str) -> None:
        if len(password) < _SHORTEST:
            raise AccessError(f"a password has {_SHORTEST} characters at least", 400)

    def sign_in(self, name: str, password: str, address: str) -> str:
        """A new session's secret; raises `AccessError`, in the same words and time whatever was wrong."""
        keys = (("name", name.casefold()), ("address", address))
        if not all(self._limiter.test(_TRIES, *key) for key in keys):
            people.note(self._ledger, "-", "sign-in refused", f"{name[:80]}: too many tries")
            raise AccessError("too many tries; wait some minutes", 429)
        for key in keys:
            self._limiter.hit(_TRIES, *key)
        known = people.person(self._ledger, name)
        try:
            self._hasher.verify(known.password if known else self._nobody, password[:1024])
        except (VerificationError, InvalidHashError):
            known = None
        if known is None or known.disabled_at is not None:
            people.note(self._ledger, "-", "sign-in failed", name[:80])
            raise AccessError("the name or the password is wrong", 401)
        if self._hasher.check_needs_rehash(known.password):
            people.change_person(self._ledger, known.name, password=self._hasher.hash(password))
        secret = secrets.token_urlsafe(32)
        until = _now() + timedelta(hours=self._config.hours)
        people.open_session(self._ledger, hashed(secret), known.name, until.strftime("%Y-%m-%dT%H:%M:%SZ"))
        people.note(self._ledger, known.name, "signed in")
        return secret

    def sign_out(self, secret: str) -> None:
        """End a session."""
        people.close_session(self._ledger, hashed(secret))

    def of_session(self, secret: str | None) -> Who | None:
        """Whose session it is."""
        person = people.person_of_session(self._ledger, hashed(secret)) if secret else None
        return Who(person.name, person.role, "session") if person else None

    def of_token(self, key: str) -> Who | None:
        """In whose name a key speaks."""
        person = people.person_of_token(self._ledger, hashed(key))
        return Who(person.name, person.role, "token") if person else None

    def make_token(self, name: str, label: str) -> tuple[people.Token, str]:
        """A new token and its key, which is shown this once."""
        key = "pb_" + secrets.token_urlsafe(32)
        made = people.Token("t-" + secrets.token_hex(6), name, label.strip()[:80] or "unnamed", _stamp(), None)
        people.add_token(self._ledger, made, hashed(key))
        people.note(self._ledger, name, "token made", made.id)
        return made, key

    def revoke_token(self, id_: str, name: str) -> None:
        """Take a token of one's own back."""
        if not people.revoke_token(self._ledger, id_, name):
            raise AccessError(f"there is no token {id_} of yours", 404)
        people.note(self._ledger, name, "token revoked", id_)


def _now() -> datetime:
    return datetime.now(tz=UTC)


def _stamp() -> str:
    return _now().strftime("%Y-%m-%dT%H:%M:%SZ")
