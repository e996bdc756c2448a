"""The workbench: look, check and rule in a browser, and the API by the same words."""

from pledgebook.web.app import create_app
from pledgebook.web.config import Config

__all__ = ["Config", "create_app"]
