"""The sections of the configuration: what may be set, what it means, and what it must look like."""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Final, Literal, LiteralString
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator
from pydantic_core import PydanticCustomError

DISCORD_API: Final = "https://discord.com/api/v10"
TELEGRAM_API: Final = "https://api.telegram.org"
_DISCORD_TOKEN: Final = re.compile(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}")
_TELEGRAM_TOKEN: Final = re.compile(r"\d{3,}:[\w-]{20,}")
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""As in the Bot API's setWebhook: https://core.telegram.org/bots/api#setwebhook"""
_KEY: Final = re.compile(r"[\x21-\x7e]{1,4096}")
"""What a header may hold."""
_ACCOUNT: Final = re.compile(r"(discord|telegram):\d{1,20}")


def fault(kind: LiteralString, key: str = "") -> PydanticCustomError:
    """A fault by the name under which `bot.config` says it to people; its message never holds the value. `key` names
    the setting where the fault is found for the whole section."""
    return PydanticCustomError(kind, "does not look right", {"key": key})


class Section(BaseModel):
    """What all sections share: nothing unknown, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class StoreSettings(Section):
    """Where everything durable is kept."""

    data: Annotated[Path, Field(description="Folder of the store, its backups and the operator's mailbox.")] = Path(
        "data"
    )


class SpeechSettings(Section):
    """How Steward speaks before a community has chosen for itself."""

    language: Annotated[Literal["en", "ru"], Field(description="Language of new communities: en or ru.")] = "en"
    zone: Annotated[str, Field(description="Time zone of new communities, as in the IANA list.")] = "UTC"

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise fault("time_zone")
        return zone


class Tokened(Section):
    """A platform's section: its token comes from here, from a file, or best from the environment."""

    token: Annotated[SecretStr, Field(description="The bot's token. Better kept in a file or in the environment.")] = (
        SecretStr("")
    )
    token_file: Annotated[Path | None, Field(description="A file that holds the token and nothing else.")] = None

    @model_validator(mode="before")
    @classmethod
    def _from_file(cls, values: Any) -> Any:
        """A token file stands for the token."""
        if isinstance(values, dict) and values.get("token_file") and not _plain(values.get("token")):
            return {**values, "token": _read(values["token_file"], "token_file")}
        return values

    @field_validator("token")
    @classmethod
    def _bare(cls, token: SecretStr) -> SecretStr:
        """Without the white space that copying brings, and without the "Bot " that some put before it."""
        return SecretStr(token.get_secret_value().strip().removeprefix("Bot ").strip())

    @property
    def is_given(self) -> bool:
        """Whether Steward is to be on this platform."""
        return bool(self.token.get_secret_value())


def _plain(value: Any) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value or "")


def _read(path: Any, key: str) -> str:
    try:
        return Path(str(path)).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise fault("secret_file", key) from error


class DiscordSection(Tokened):
    """Discord. docs/discord.md tells how to get a token."""

    api_base: Annotated[str, Field(description="Address of Discord's API, for those who run a proxy of it.")] = (
        DISCORD_API
    )
    gateway_url: Annotated[str, Field(description="Address of the gateway; left empty, Discord tells it.")] = ""
    shards: Annotated[int | Literal["auto"], Field(description="How many shards: auto, or a number.")] = "auto"

    @property
    def looks_right(self) -> bool:
        """Whether the token has the shape of Discord's (it may be a wrong one all the same)."""
        return _DISCORD_TOKEN.fullmatch(self.token.get_secret_value()) is not None

    @field_validator("api_base")
    @classmethod
    def _address(cls, value: str) -> str:
        """Without a slash at the end; an address of a host alone, or ending in /api, gets the version."""
        base = _url(value, ("http", "https"))
        path = urlsplit(base).path
        return f"{base}/api/v10" if not path else f"{base}/v10" if path.endswith("/api") else base

    @field_validator("gateway_url")
    @classmethod
    def _gateway(cls, value: str) -> str:
        return _url(value, ("ws", "wss")) if value else ""

    @field_validator("shards", mode="before")
    @classmethod
    def _some(cls, value: Any) -> Any:
        asked = str(value).strip().lower()
        if asked == "auto":
            return "auto"
        if not asked.isdecimal() or not 1 <= int(asked) <= 10_000:
            raise fault("shard_count")
        return int(asked)


class TelegramSection(Tokened):
    """Telegram. docs/telegram.md tells how to get a token."""

    base_url: Annotated[str, Field(description="Address of the Bot API, for those who run their own server.")] = (
        TELEGRAM_API
    )
    webhook: Annotated[str, Field(description="Public https address to which updates are brought; empty: polling.")] = (
        ""
    )
    secret: Annotated[SecretStr, Field(description="Secret of the webhook: 1 to 256 of A-Z a-z 0-9 _ -.")] = SecretStr(
        ""
    )
    secret_file: Annotated[Path | None, Field(description="A file that holds the webhook's secret.")] = None
    drop_pending_updates: Annotated[
        bool, Field(description="Forget what came while Steward was down. Leave it false: those are messages.")
    ] = False

    @model_validator(mode="before")
    @classmethod
    def _secret_from_file(cls, values: Any) -> Any:
        """A secret file stands for the secret."""
        if isinstance(values, dict) and values.get("secret_file") and not _plain(values.get("secret")):
            return {**values, "secret": _read(values["secret_file"], "secret_file")}
        return values

    @property
    def looks_right(self) -> bool:
        """Whether the token has the shape of Telegram's (it may be a wrong one all the same)."""
        return _TELEGRAM_TOKEN.fullmatch(self.token.get_secret_value()) is not None

    @field_validator("base_url")
    @classmethod
    def _address(cls, value: str) -> str:
        """The server's address, with or without the "/bot" that libraries want behind it."""
        return _url(value, ("http", "https")).removesuffix("/bot").rstrip("/")

    @field_validator("webhook")
    @classmethod
    def _public(cls, value: str) -> str:
        return _url(value, ("https", "http")) if value else ""

    @field_validator("secret")
    @classmethod
    def _allowed(cls, secret: SecretStr) -> SecretStr:
        value = secret.get_secret_value().strip()
        if value and _SECRET.fullmatch(value) is None:
            raise fault("webhook_secret")
        return SecretStr(value)

    @model_validator(mode="after")
    def _both(self) -> TelegramSection:
        if self.webhook and not self.secret.get_secret_value():
            raise fault("webhook_without_secret", "secret")
        return self


class AccessSection(Section):
    """Who may add this Steward to a community, and who runs it."""

    who_may_add: Annotated[
        tuple[str, ...],
        Field(description='Accounts like "telegram:123" or "discord:456"; left empty, anybody may.'),
    ] = ()
    host: Annotated[str, Field(description="Who runs this Steward, told to communities: a name, an address.")] = ""

    @field_validator("who_may_add")
    @classmethod
    def _accounts(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        if any(_ACCOUNT.fullmatch(one) is None for one in values):
            raise fault("account_name")
        return values


class DrawsSection(Section):
    """Where draws may take their number from. docs/draws.md tells what that is good for."""

    beacon: Annotated[
        Literal["off", "drand"],
        Field(description="off, or drand: organisers may then choose a number that nobody can know before the draw."),
    ] = "off"
    base_urls: Annotated[
        tuple[str, ...], Field(description="Addresses of the beacon, asked in this order; each answer is checked here.")
    ] = ("https://api.drand.sh", "https://drand.cloudflare.com")

    @field_validator("base_urls")
    @classmethod
    def _addresses(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        if not values:
            raise fault("address")
        return tuple(_url(one, ("http", "https")) for one in values)


class SecondOpinionSection(Section):
    """A language model of your own that reads doubtful messages once more. docs/second-opinion.md tells all of it."""

    enabled: Annotated[
        bool, Field(description="Whether it is asked at all. The words of doubtful messages then leave Steward.")
    ] = False
    base_url: Annotated[
        str, Field(description="Address of an OpenAI-compatible server, as far as its /v1; https, or this machine.")
    ] = "http://127.0.0.1:8080/v1"
    model: Annotated[str, Field(description="Name of the model, as the server knows it.")] = ""
    key: Annotated[
        SecretStr, Field(description="The server's key, if it wants one. Better kept in the environment.")
    ] = SecretStr("")
    key_file: Annotated[Path | None, Field(description="A file that holds the key and nothing else.")] = None
    band_from: Annotated[
        float, Field(ge=0, le=1, description="A message is doubtful when its highest score of abuse is at least this,")
    ] = 0.35
    band_to: Annotated[float, Field(ge=0, le=1, description="and at most this.")] = 0.65
    budget_per_day: Annotated[
        int, Field(ge=0, le=1_000_000, description="Questions a day for each community, by its own midnight.")
    ] = 100
    timeout: Annotated[float, Field(gt=0, le=300, description="Seconds that an answer may take.")] = 20.0
    at_once: Annotated[int, Field(ge=1, le=32, description="Questions under way at the same time.")] = 2
    allow_plain_http: Annotated[
        bool, Field(description="Allow http to another machine: everybody between the two can then read along.")
    ] = False

    @model_validator(mode="before")
    @classmethod
    def _from_file(cls, values: Any) -> Any:
        """A key file stands for the key."""
        if isinstance(values, dict) and values.get("key_file") and not _plain(values.get("key")):
            return {**values, "key": _read(values["key_file"], "key_file")}
        return values

    @field_validator("key")
    @classmethod
    def _bare(cls, key: SecretStr) -> SecretStr:
        """Without the white space that copying brings, and without the "Bearer " that some put before it."""
        value = key.get_secret_value().strip().removeprefix("Bearer ").strip()
        if value and _KEY.fullmatch(value) is None:
            raise fault("second_key")
        return SecretStr(value)

    @field_validator("base_url")
    @classmethod
    def _address(cls, value: str) -> str:
        """Without a slash at the end and without the path of the call itself, which is put behind it."""
        base = _url(value, ("http", "https"))
        parts = urlsplit(base)
        if parts.query or parts.fragment or "@" in parts.netloc:
            raise fault("address")
        return base.removesuffix("/chat/completions").rstrip("/")

    @field_validator("model")
    @classmethod
    def _named(cls, value: str) -> str:
        return value.strip()

    @property
    def is_local(self) -> bool:
        """Whether the server is on this very machine."""
        host = urlsplit(self.base_url).hostname or ""
        try:
            return host == "localhost" or ip_address(host).is_loopback
        except ValueError:
            return False

    @model_validator(mode="after")
    def _whole(self) -> SecondOpinionSection:
        if self.band_from > self.band_to:
            raise fault("second_band", "band_from")
        if self.enabled and not self.model:
            raise fault("second_model", "model")
        if self.enabled and not (self.is_local or self.allow_plain_http or self.base_url.startswith("https:")):
            raise fault("second_plain", "base_url")
        return self


class HttpSection(Section):
    """Where /healthz, /metrics and the webhook are served."""

    host: Annotated[str, Field(description="Address to listen on; 0.0.0.0 inside a container.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="Port to listen on; 0 switches it off.")] = 8090


def _url(value: str, schemes: tuple[str, ...]) -> str:
    try:
        parts = urlsplit(value.strip())
        fine = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine:
        raise fault("address")
    return value.strip().rstrip("/")
