"""An independent look at every request: aiogram's method types, and the machine-readable specification where it is."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import aiogram.methods
from aiogram.methods.base import TelegramMethod
from aiogram.types import BufferedInputFile
from pydantic import ValidationError

from tests.wire.telegram.state import Json

ROOT: Final = Path(__file__).resolve().parents[3]
WIDEST_ROW: Final = 8
MOST_ENTITIES: Final = 100
_LENGTH: Final = re.compile(r"(\d+)-(\d+) (characters|bytes)")
_JSON: Final = re.compile(r"[{\[]|(?:-?\d+|true|false)\Z")
# The library writes these old names beside or instead of new ones; the live server takes them.
HABITS: Final = frozenset({"api_kwargs"})


@cache
def _models() -> dict[str, type[TelegramMethod[Any]]]:
    """aiogram's class of each method, by lower-case name."""
    found = (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    methods = (one for one in found if isinstance(one, type) and issubclass(one, TelegramMethod))
    named = ((getattr(one, "__api_method__", None), one) for one in methods)
    return {name.lower(): one for name, one in named if isinstance(name, str)}


@cache
def _spec() -> dict[str, dict[str, Json]]:
    """The specification's fields of each method; empty without the file."""
    folder = Path(os.environ.get("STEWARD_SHARED") or ROOT.parent / "shared")
    path = folder / "specs" / "telegram-bot-api.json"
    if not path.is_file():
        return {}
    methods = json.loads(path.read_text("utf-8"))["methods"]
    return {
        name.lower(): {field["name"]: field for field in method.get("fields") or []} for name, method in methods.items()
    }


class Checker:
    """Finds what a request has wrong; `specified` says whether the specification was there to be asked."""

    def __init__(self) -> None:
        _models()
        self.specified = bool(_spec())

    def look(self, method: str, params: Json) -> list[str]:
        """Faults of one request, as "method.parameter: what"."""
        model = _models().get(method.lower())
        if model is None:
            return [f"{method}: no such method"]
        found = [f"{method}.{name}: unknown" for name in params if not _known(method, name, model)]
        try:
            model.model_validate({name: _plain(value) for name, value in params.items()})
        except ValidationError as error:
            found += [f"{method}.{'.'.join(map(str, one['loc'][:2]))}: {one['msg']}" for one in error.errors()]
        return [*dict.fromkeys([*found, *_lengths(method, params), *_board(method, params)])]


def decode(method: str, raw: Json) -> Json:
    """A request's strings as the values they stand for: JSON where the model doesn't want a string."""
    model = _models().get(method.lower())
    whole: Json = {}
    for name, value in raw.items():
        field = model.model_fields.get(name) if model else None
        wants_text = field is not None and field.annotation in (str, str | None)
        looks = isinstance(value, str) and _JSON.match(value) and not wants_text
        whole[name] = _parsed(value) if looks else value
    return whole


def _parsed(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def is_parameter(method: str, name: str) -> bool:
    """Whether a part of a form is a parameter of the method, not an attachment."""
    model = _models().get(method.lower())
    return model is not None and name in model.model_fields


def _known(method: str, name: str, model: type[TelegramMethod[Any]]) -> bool:
    """A parameter either source knows; `attach://` parts are named by the caller."""
    return name in HABITS or name in model.model_fields or name in _spec().get(method.lower(), {})


def _plain(value: Any) -> Any:
    """An uploaded file as aiogram wants it."""
    if isinstance(value, dict) and set(value) == {"file_name", "bytes"}:
        return BufferedInputFile(b"", value["file_name"])
    return value


def _board(method: str, params: Json) -> list[str]:
    """What clients show badly, and the server takes or not as it pleases: long rows, very many entities."""
    markup, found = params.get("reply_markup"), list[str]()
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    if any(isinstance(row, list) and len(row) > WIDEST_ROW for row in rows or []):
        found.append(f"{method}.reply_markup: more than {WIDEST_ROW} buttons in a row")
    for name in ("entities", "caption_entities"):
        if isinstance(params.get(name), list) and len(params[name]) > MOST_ENTITIES:
            found.append(f"{method}.{name}: more than {MOST_ENTITIES}")
    return found


def _lengths(method: str, params: Json) -> list[str]:
    """Plain strings held to the lengths that the specification's words give."""
    found: list[str] = []
    for name, field in _spec().get(method.lower(), {}).items():
        if field.get("required") and name not in params:
            found.append(f"{method}.{name}: missing")
        value, told = params.get(name), _LENGTH.search(field.get("description", ""))
        if not isinstance(value, str) or told is None or "entities pars" in field["description"]:
            continue
        size = len(value.encode()) if told[3] == "bytes" else len(value)
        if not int(told[1]) <= size <= int(told[2]):
            found.append(f"{method}.{name}: {size} {told[3]}, not {told[1]} to {told[2]}")
    return found
