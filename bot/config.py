"""Configuration: `config.toml` with `STEWARD_…` environment overrides. Secrets are never printed.

`config.example.toml` is generated from these models; a test holds the two together.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

DEFAULT_FILE: Final = Path("config.toml")


class StoreSettings(BaseModel):
    """Where everything durable is kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    data: Annotated[Path, Field(description="Folder of the store, its backups and the operator's mailbox.")] = Path(
        "data"
    )


class SpeechSettings(BaseModel):
    """How Steward speaks before a community has chosen for itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    language: Annotated[Literal["en", "ru"], Field(description="Language of new communities: en or ru.")] = "en"
    zone: Annotated[str, Field(description="Time zone of new communities, as in the IANA list.")] = "UTC"

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("is not a time zone of the IANA list, such as Europe/Berlin")
        ZoneInfo(zone)
        return zone


class Config(BaseSettings):
    """The whole configuration. An environment variable is named after its place: STEWARD_SPEECH__ZONE."""

    model_config = SettingsConfigDict(env_prefix="STEWARD_", env_nested_delimiter="__", extra="forbid", frozen=True)
    store: StoreSettings = StoreSettings()
    speech: SpeechSettings = SpeechSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment first, then the file, whose tables come in as arguments."""
        return env_settings, init_settings


class ConfigFault(Exception):
    """What is wrong with the configuration: (file, key, what) each."""

    def __init__(self, faults: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__("; ".join(": ".join(part for part in one if part) for one in faults))
        self.faults = faults


def read_config(path: Path = DEFAULT_FILE) -> Config:
    """The configuration from a file (which may be absent) and the environment. Raises ConfigFault with every fault."""
    try:
        return Config(**_tables(path))
    except ValidationError as error:
        found = tuple(
            (str(path), ".".join(map(str, one["loc"])), one["msg"]) for one in error.errors(include_input=False)
        )
        raise ConfigFault(found) from None


def _tables(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigFault(((str(path), "", str(error)),)) from None


def example() -> str:
    """The text of `config.example.toml`: every key with its description and default."""
    lines = [
        "# Steward's configuration. Copy it to config.toml and change what you like; every line may be left out.",
        "",
    ]
    for name, field in Config.model_fields.items():
        model: Any = field.annotation
        lines += [f"# {(model.__doc__ or '').strip()}", f"[{name}]"]
        for key, inner in model.model_fields.items():
            lines += [f"# {inner.description}", f'{key} = "{inner.default}"']
        lines.append("")
    return "\n".join(lines)
