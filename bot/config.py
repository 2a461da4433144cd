"""Configuration: `config.toml` with `STEWARD_…` environment overrides. Secrets are never printed.

`config.example.toml` is generated from these models (`python -m bot.config`); a test holds the two together.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from bot.domain.text import Say, Several, say
from bot.sections import (
    AccessSection,
    DiscordSection,
    DrawsSection,
    HttpSection,
    SecondOpinionSection,
    SpeechSettings,
    StoreSettings,
    TelegramSection,
    fault,
)

DEFAULT_FILE: Final = Path("config.toml")
PREFIX: Final = "STEWARD_"
OURS: Final = frozenset({
    "secret_file", "webhook_secret", "webhook_without_secret", "webhook_without_port", "address", "account_name",
    "shard_count", "second_key", "second_band", "second_model", "second_plain",
})  # fmt: skip
"""Faults that `bot.sections` raises; each has a text "cli-config-…"."""
_LINE: Final = re.compile(r"\(at line (\d+)")


class Config(BaseSettings):
    """The whole configuration. An environment variable is named after its place: STEWARD_SPEECH__ZONE."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True, hide_input_in_errors=True
    )
    store: StoreSettings = StoreSettings()
    speech: SpeechSettings = SpeechSettings()
    discord: DiscordSection = DiscordSection()
    telegram: TelegramSection = TelegramSection()
    access: AccessSection = AccessSection()
    http: HttpSection = HttpSection()
    draws: DrawsSection = DrawsSection()
    second_opinion: SecondOpinionSection = SecondOpinionSection()

    @model_validator(mode="after")
    def _heard(self) -> Config:
        """A webhook needs somebody who listens."""
        if self.telegram.webhook and not self.http.port:
            raise fault("webhook_without_port", "http.port")
        return self

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


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with the configuration: the file (or environment variable), line (0: unknown), key, what."""

    file: str
    line: int
    key: str
    what: Say


class ConfigFault(Exception):
    """Everything that is wrong with the configuration."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("; ".join(f"{one.file}:{one.line}: {one.key}: {one.what.key}" for one in flaws))
        self.flaws = flaws


def read_config(path: Path | None = None) -> Config:
    """The configuration from a file and the environment. Raises ConfigFault with every flaw.

    Without a path it is `config.toml`, which may be absent; a file that is named must be there.
    """
    file = path or DEFAULT_FILE
    text = _text(file, must_be=path is not None)
    tables = _tables(file, text)
    try:
        return Config(**tables)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False)
        raise ConfigFault(tuple(_flaw(file, text, dict(one), tables) for one in found)) from None
    except SettingsError as error:
        raise ConfigFault((Flaw("", 0, PREFIX, say("cli-config-environment", detail=str(error))),)) from None


def _text(path: Path, *, must_be: bool) -> str:
    if not must_be and not path.exists():
        return ""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        what = say("cli-config-missing")
    except UnicodeDecodeError as error:
        what = say("cli-config-encoding", byte=error.start)
    except OSError as error:
        what = say("cli-config-unreadable", why=error.strerror or "")
    raise ConfigFault((Flaw(str(path), 0, "", what),))


def _tables(path: Path, text: str) -> dict[str, Any]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else 0
        detail = str(error).partition(" (at ")[0]
        raise ConfigFault((Flaw(str(path), line, "", say("cli-config-toml", detail=detail)),)) from None
    strange = [key for key in tables if key not in Config.model_fields]
    if strange:
        raise ConfigFault(tuple(Flaw(str(path), _line(text, (key,)), key, _unknown((key,))) for key in strange))
    return tables


def _flaw(path: Path, text: str, error: Mapping[str, Any], tables: Mapping[str, Any]) -> Flaw:
    key = error.get("ctx", {}).get("key")
    loc = (*(str(part) for part in error["loc"]), *(key.split(".") if key else ()))
    variable = PREFIX + "__".join(loc).upper()
    if variable in {name.upper() for name in os.environ}:
        return Flaw(variable, 0, "", _what(loc, error))
    if key and _holds(tables, loc[:1]):  # what is missing is missed in its section
        return Flaw(str(path), _line(text, loc) or _line(text, loc[:1]), ".".join(loc), _what(loc, error))
    if not _holds(tables, loc):
        return Flaw(variable, 0, "", _what(loc, error))
    return Flaw(str(path), _line(text, loc), ".".join(loc), _what(loc, error))


def _holds(tables: Any, loc: tuple[str, ...]) -> bool:
    for part in loc:
        if not isinstance(tables, Mapping) or part not in tables:
            return False
        tables = tables[part]
    return True


def _what(loc: tuple[str, ...], error: Mapping[str, Any]) -> Say:
    context = error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            return _unknown(loc)
        case "literal_error":
            return say("cli-config-choice", choices=str(context.get("expected", "")))
        case "time_zone":
            return say("cli-config-zone")
        case kind if kind in OURS:
            return say(f"cli-config-{kind.replace('_', '-')}")
        case "model_type" | "model_attributes_type" | "dict_type":
            return say("cli-config-table", key=".".join(loc))
        case "path_type" | "string_type":
            return say("cli-config-string")
        case _:
            return say("cli-config-other", detail=str(error["msg"]))


def _unknown(loc: tuple[str, ...]) -> Say:
    model: Any = Config
    for part in loc[:-1]:
        model = model.model_fields[part].annotation
    known = sorted(model.model_fields)
    near = get_close_matches(loc[-1], known, 1)
    return (
        say("cli-config-unknown-near", near=near[0]) if near else say("cli-config-unknown", known=Several(tuple(known)))
    )


def _line(text: str, loc: tuple[str, ...]) -> int:
    """Where a key stands, by looking at the lines; 0 when it is written in a way that can't be found so."""
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.split("#", 1)[0].strip()
        if bare.startswith("["):
            section = tuple(part.strip(" \"'") for part in bare.strip("[]").split("."))
            if section == loc:
                return number
        elif "=" in bare:
            key = tuple(part.strip(" \"'") for part in bare.split("=", 1)[0].split("."))
            if section + key == loc:
                return number
    return 0


def example() -> str:
    """The text of `config.example.toml`: every key with its description, default and environment variable."""
    lines = [
        "# Steward's configuration. Copy it to config.toml and change what you like; every line may be left out.",
        f"# An environment variable wins over the file: {PREFIX}SPEECH__ZONE stands for zone in [speech].",
        "",
    ]
    for name, field in Config.model_fields.items():
        model: Any = field.annotation
        lines += [f"# {(model.__doc__ or '').strip()}", f"[{name}]"]
        for key, inner in model.model_fields.items():
            shown = _toml(inner.default)
            lines += [f"# {inner.description}", f"{key} = {shown}" if shown else f'# {key} = ""']
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _toml(value: Any) -> str:
    """A default as TOML; "" for what is better left unset."""
    if isinstance(value, SecretStr) or value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(one) for one in value)}]"
    return str(value) if isinstance(value, int | float) else f'"{value}"'


if __name__ == "__main__":
    print(example(), end="")
