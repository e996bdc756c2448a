"""E-mails: the body as text or page, what is attached as documents of their own."""

from collections.abc import Iterator
from email import errors, policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from pledgebook.model.issue import Issue, Severity
from pledgebook.sources.kinds import LOOK, Kind, recognise
from pledgebook.sources.raw import Raw, place

_MOST = 100  # parts that are looked at
_DOCUMENTS = (Kind.PDF, Kind.ZIP, Kind.MAIL)


def parts(data: bytes, source: str) -> Iterator[Raw | Issue]:
    """The body first, then what is attached and can hold text (PDF, DOCX, e-mail); pictures are passed over.

    Subject, date and sender are the body's title, date of publication and publisher.
    """
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
        fields = _fields(message)
        body = message.get_body(("plain", "html"))
        if body is not None and (text := _content(body)).strip():
            yield Raw(text, source, fields, "utf-8")
        elif not any(True for _ in message.iter_attachments()):
            yield Issue("empty", "holds no text", source, severity=Severity.ERROR)
        for number, part in enumerate(message.iter_attachments(), start=1):
            if number > _MOST:
                yield Issue("unreadable", f"has more than {_MOST} attachments; the rest was left", source)
                break
            yield from _attached(part, place(source, number), fields)
    except (errors.MessageError, LookupError, ValueError, RecursionError) as error:
        yield Issue("unreadable", f"is a damaged e-mail ({error})", source, severity=Severity.ERROR)


def _attached(part: MIMEPart, at: str, fields: dict[str, str]) -> Iterator[Raw]:
    inner = part.get_payload(0) if part.get_content_type() == "message/rfc822" else None
    payload = inner.as_bytes() if isinstance(inner, EmailMessage) else part.get_payload(decode=True)
    if isinstance(payload, bytes) and recognise(payload[:LOOK]) in _DOCUMENTS:
        yield Raw(payload, at, {key: value for key, value in fields.items() if key in ("date", "publisher")})


def _content(part: MIMEPart) -> bytes:
    """The part as UTF-8, whatever it says that it is written in."""
    try:
        return str(part.get_content()).encode("utf-8", "surrogatepass")
    except (LookupError, UnicodeError):  # a charset that nobody knows: told by the bytes
        payload = part.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""


def _fields(message: EmailMessage) -> dict[str, str]:
    fields = {"title": str(message["subject"] or "").strip()}
    sent = getattr(message["date"], "datetime", None)
    if sent is not None:
        fields["date"] = sent.date().isoformat()
    senders = getattr(message["from"], "addresses", ())
    if senders and (name := senders[0].display_name):
        fields["publisher"] = name
    return {key: value for key, value in fields.items() if value}
