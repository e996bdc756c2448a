"""The settings: one frozen value, the only reader of the environment."""

import os
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class SettingsError(ValueError):
    """A variable of the environment holds what cannot be; the message names it in one line."""


class Settings(BaseModel):
    """What the environment may say. Each field is read from ``PLEDGEBOOK_<FIELD>``; docs/settings.md tells them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ledger: str = Field("pledgebook.db", min_length=1, description="path or database address of the ledger")
    kept: str | None = Field(None, min_length=1, description="folder of the bytes that documents were read from")
    reviewer: str | None = Field(None, min_length=1, description="who rules, as decisions name them")
    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256, description="processes that read")


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of ``environment`` (by default the process's own); raises `SettingsError`."""
    environment = os.environ if environment is None else environment
    said = {
        name: environment[variable]
        for name in Settings.model_fields
        if environment.get(variable := f"PLEDGEBOOK_{name.upper()}")
    }
    try:
        return Settings.model_validate(said)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = f"PLEDGEBOOK_{str(first['loc'][0]).upper()}"
        raise SettingsError(f"{name}={first['input']!r}: {first['msg']}") from None
