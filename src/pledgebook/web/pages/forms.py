"""What every form that changes something is held to."""

from starlette.requests import Request

from pledgebook.web.access import AccessError
from pledgebook.web.workbench import Workbench


def check_form(bench: Workbench, request: Request, csrf: str) -> None:
    """Refuse, with `AccessError`, a form that was not given out here."""
    if not bench.forms.holds(request, csrf):
        raise AccessError("this form is not one that was given out here; load the page again")


def is_local(path: str) -> bool:
    """Whether the path stays on this server: "//elsewhere" does not."""
    return path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path and path.isprintable()
