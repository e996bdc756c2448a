"""What every answer carries and every request must pass: headers, hosts, sizes, and the proof that a form is ours."""

import hmac
import secrets
from hashlib import sha256
from typing import Any

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_PICTURE = "default-src 'none'; style-src 'unsafe-inline'"  # a chart's own look, in a document of its own
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
CSRF_COOKIE = "pledgebook_form"
SESSION_COOKIE = "pledgebook_session"


class Guard:
    """ASGI middleware: refuses foreign hosts and oversized bodies, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], largest: int) -> None:
        self._app, self._hosts, self._largest = app, hosts, largest
        self._limit = f"a request has {largest >> 20} MiB at most"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                _mark(MutableHeaders(scope=message), scope["path"])
            await send(message)

        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._largest:  # a body that said it was smaller, or nothing
                raise TooLarge(self._limit)
            return message

        refused = self._refused(Headers(scope=scope))
        try:
            await (refused or self._app)(scope, counted, answer)
        except TooLarge:
            await self._too_large()(scope, receive, answer)

    def _refused(self, headers: Headers) -> JSONResponse | None:
        """The refusal of a request by its headers, if it is refused."""
        host, size = headers.get("host", ""), headers.get("content-length", "0")
        if self._hosts and _name(host) not in self._hosts:
            return _refusal(421, f"this server is not called {host[:80]!r}")
        if not (size.isascii() and size.isdigit()) or int(size[:20]) > self._largest:
            return self._too_large()
        return None

    def _too_large(self) -> JSONResponse:
        return _refusal(413, self._limit)


def _mark(headers: MutableHeaders, path: str) -> None:
    """The headers of every answer."""
    picture = headers.get("content-type", "").startswith("image/svg") and path.startswith("/chart/")
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    headers["Content-Security-Policy"] = _PICTURE if picture else POLICY
    if not path.startswith("/static/"):
        headers.setdefault("Cache-Control", "no-store")


class TooLarge(HTTPException):
    """More came than may; FastAPI would call any other exception that ends a body a broken one."""

    def __init__(self, why: str) -> None:
        super().__init__(413, why)


def _refusal(status: int, why: str) -> JSONResponse:
    return JSONResponse({"ok": False, "error": why}, status)


def _name(host: str) -> str:
    """The host without its port: "[::1]:8000" is "[::1]"."""
    return host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0].lower()


class Forms:
    """Proof that a form was given out by this server to this browser (double submit, signed).

    The cookie holds a random value, the form its signature by a key that only this process has; a page elsewhere can
    read neither. Requests that carry an Origin must carry ours.
    """

    def __init__(self, *, secure: bool) -> None:
        self._key = secrets.token_bytes(32)
        self._secure = secure

    def value(self, request: Request) -> str:
        """What forms of the answer to this request carry."""
        seed = request.cookies.get(CSRF_COOKIE) or getattr(request.state, "form_seed", None)
        if not seed:
            seed = secrets.token_urlsafe(24)
            request.state.form_seed = seed
        return self._sign(seed, request)

    def _sign(self, seed: str, request: Request) -> str:
        bound = f"{seed}\n{request.cookies.get(SESSION_COOKIE, '')}"  # a form of one session is none of another
        return hmac.new(self._key, bound.encode(), sha256).hexdigest()

    def give_out(self, request: Request, response: Any) -> None:
        """Set the cookie where the answer's forms need one."""
        seed = getattr(request.state, "form_seed", None)
        if seed:
            response.set_cookie(CSRF_COOKIE, seed, httponly=True, samesite="strict", secure=self._secure, path="/")

    def holds(self, request: Request, told: str | None) -> bool:
        """Whether a form that was sent is ours."""
        origin = request.headers.get("origin")
        if origin and origin != "null" and origin.partition("://")[2] != request.headers.get("host"):
            return False
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        seed = request.cookies.get(CSRF_COOKIE)
        return bool(seed and told) and hmac.compare_digest(
            self._sign(seed or "", request).encode(), (told or "").encode(errors="replace")
        )
