"""What a message or a modal may hold. Limits: https://docs.discord.com/developers/resources/message#embed-object-embed-limits,
https://docs.discord.com/developers/components/reference, https://docs.discord.com/developers/resources/poll.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.wire.discord.errors import ApiError, invalid
from tests.wire.discord.world import Json

V2 = 1 << 15
EPHEMERAL = 1 << 6
LOADING = 1 << 7
SILENT = 1 << 12
_SETTABLE = (1 << 2) | EPHEMERAL | SILENT | (1 << 13) | V2
_TOP_V2 = {1, 9, 10, 12, 13, 14, 17}
_SELECTS = {3, 5, 6, 7, 8}
_EMBED = {"title": 256, "description": 4096}


def check_length(path: str, value: Any, low: int, high: int) -> None:
    """A string between two lengths."""
    if not isinstance(value, str):
        raise invalid(path, "Could not interpret value as string.", "STRING_TYPE_CONVERT")
    if not low <= len(value) <= high:
        raise invalid(path, f"Must be between {low} and {high} in length.")


def check_message(body: Json, files: int, *, was: Json | None = None) -> None:
    """Refuse a message's body that Discord would; `was` is the message an edit changes."""
    content = body.get("content") or ""
    check_length("content", content, 0, 2000)
    flags = body.get("flags") or 0
    if flags & ~_SETTABLE:
        raise invalid("flags", "These flags can't be set.", "MESSAGE_FLAGS_INVALID")
    v2 = bool((flags | (was or {}).get("flags", 0)) & V2)
    check_embeds(body.get("embeds") or [])
    components = body.get("components") or []
    if v2:
        for key in ("content", "embeds", "poll", "sticker_ids"):
            if body.get(key):
                raise invalid(key, f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
                              "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2")  # fmt: skip
        check_layout(components)
    else:
        check_rows(components)
    check_mentions(body.get("allowed_mentions") or {})
    if (nonce := body.get("nonce")) is not None and len(str(nonce)) > 25:
        raise invalid("nonce", "Must be 25 or fewer in length.")
    if body.get("poll"):
        check_poll(body["poll"])
    filled = content.strip() or any(body.get(key) for key in ("embeds", "components", "poll", "sticker_ids"))
    if was is None and not filled and not files and (body.get("message_reference") or {}).get("type") != 1:
        raise ApiError(400, 50006, "Cannot send an empty message")


def check_embeds(embeds: list[Json]) -> None:
    """Ten at most, 6000 characters in all."""
    if len(embeds) > 10:
        raise invalid("embeds", "Must be 10 or fewer in length.")
    total = 0
    for at, embed in enumerate(embeds):
        parts = [(key, embed[key], high) for key, high in _EMBED.items() if embed.get(key)]
        if embed.get("footer"):
            parts.append(("footer.text", embed["footer"].get("text", ""), 2048))
        if embed.get("author"):
            parts.append(("author.name", embed["author"].get("name", ""), 256))
        fields = embed.get("fields") or []
        if len(fields) > 25:
            raise invalid(f"embeds.{at}.fields", "Must be 25 or fewer in length.")
        for number, one in enumerate(fields):
            for key, high in (("name", 256), ("value", 1024)):
                if not one.get(key):
                    raise invalid(f"embeds.{at}.fields.{number}.{key}", "This field is required", "BASE_TYPE_REQUIRED")
                parts.append((f"fields.{number}.{key}", one[key], high))
        for path, text, high in parts:
            check_length(f"embeds.{at}.{path}", text, 0, high)
            total += len(text)
    if total > 6000:
        raise invalid("embeds", "Embed size exceeds maximum size of 6000", "MAX_EMBED_SIZE_EXCEEDED")


def check_rows(rows: list[Json]) -> None:
    """Up to five rows of buttons or of one menu."""
    if len(rows) > 5:
        raise invalid("components", "Must be 5 or fewer in length.")
    for at, row in enumerate(rows):
        if row.get("type") != 1:
            raise invalid(f"components.{at}.type", "Value of field 'type' must be one of (1,).", "UNION_TYPE_CHOICES")
        check_row(f"components.{at}", row)
    check_ids(rows)


def check_row(path: str, row: Json) -> None:
    """One to five buttons, or one menu."""
    inside = row.get("components") or []
    menus = [one for one in inside if one.get("type") in _SELECTS]
    if not 1 <= len(inside) <= (1 if menus else 5):
        raise invalid(f"{path}.components", "Must be between 1 and 5 in length; a menu stands alone.")
    for at, one in enumerate(inside):
        here = f"{path}.components.{at}"
        if one.get("type") == 2:
            check_button(here, one)
        elif one.get("type") in _SELECTS:
            check_menu(here, one)
        else:
            raise invalid(f"{here}.type", "No such component in an action row.", "UNION_TYPE_CHOICES")


def check_button(path: str, button: Json) -> None:
    """Label or emoji; an id, or for links an address."""
    style = button.get("style")
    if style not in range(1, 7):
        raise invalid(f"{path}.style", "Value must be one of {1, 2, 3, 4, 5, 6}.", "BASE_TYPE_CHOICES")
    if button.get("label") is not None:
        check_length(f"{path}.label", button["label"], 0, 80)
    if style != 6 and not button.get("label") and not button.get("emoji"):
        raise invalid(path, "A button needs a label or an emoji.", "BUTTON_COMPONENT_LABEL_REQUIRED")
    if style == 5:
        if not str(button.get("url", "")).startswith(("http://", "https://", "discord://")) or button.get("custom_id"):
            raise invalid(f"{path}.url", "A link button has an address and no id.", "BUTTON_COMPONENT_URL_REQUIRED")
    elif style != 6:
        check_length(f"{path}.custom_id", button.get("custom_id", ""), 1, 100)


def check_menu(path: str, menu: Json) -> None:
    """Up to 25 options with different values."""
    check_length(f"{path}.custom_id", menu.get("custom_id", ""), 1, 100)
    check_length(f"{path}.placeholder", menu.get("placeholder") or "", 0, 150)
    options = menu.get("options") or []
    if menu["type"] == 3:
        if not 1 <= len(options) <= 25:
            raise invalid(f"{path}.options", "Must be between 1 and 25 in length.")
        for at, one in enumerate(options):
            check_length(f"{path}.options.{at}.label", one.get("label", ""), 1, 100)
            check_length(f"{path}.options.{at}.value", one.get("value", ""), 1, 100)
            check_length(f"{path}.options.{at}.description", one.get("description") or "", 0, 100)
        if len({one["value"] for one in options}) < len(options):
            raise invalid(f"{path}.options", "The specified option value is already used", "SELECT_OPTION_DUPLICATED")
    low, high = menu.get("min_values", 1), menu.get("max_values", 1)
    if not 0 <= low <= 25 or not 1 <= high <= 25 or low > high:
        raise invalid(f"{path}.max_values", "min_values and max_values don't fit.", "SELECT_COMPONENT_MIN_MAX")


def check_layout(components: list[Json]) -> None:
    """Components V2: 40 in all, 4000 characters of text."""
    everything = list(walk(components))
    if len(everything) > 40:
        raise invalid("components", "The total number of components exceeds 40.", "COMPONENT_MAX_TOTAL_EXCEEDED")
    for at, one in enumerate(components):
        if one.get("type") not in _TOP_V2:
            raise invalid(f"components.{at}.type", f"Value must be one of {sorted(_TOP_V2)}.", "UNION_TYPE_CHOICES")
    texts = 0
    for one in everything:
        kind = one.get("type")
        if kind == 10:
            check_length("components.content", one.get("content", ""), 1, 4000)
            texts += len(one["content"])
        elif kind == 1:
            check_row("components", one)
        elif kind == 9:
            if not 1 <= len(one.get("components") or []) <= 3 or one.get("accessory", {}).get("type") not in (2, 11):
                raise invalid("components", "A section has one to three texts and an accessory.")
            if one["accessory"]["type"] == 2:
                check_button("components.accessory", one["accessory"])
        elif kind == 12 and not 1 <= len(one.get("items") or []) <= 10:
            raise invalid("components.items", "Must be between 1 and 10 in length.")
        elif kind == 17 and any(child.get("type") not in _TOP_V2 - {17} for child in one.get("components") or []):
            raise invalid("components", "No such component in a container.", "UNION_TYPE_CHOICES")
    if texts > 4000:
        raise invalid("components", "The total text exceeds 4000.", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED")
    check_ids(components)


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, nested ones and accessories included."""
    for one in components:
        yield one
        yield from walk(one.get("components") or [])
        yield from walk([one[key] for key in ("accessory", "component") if one.get(key)])


def check_ids(components: list[Json]) -> None:
    """No custom_id twice in a message."""
    ids = [one["custom_id"] for one in walk(components) if one.get("custom_id")]
    if len(set(ids)) < len(ids):
        raise invalid("components", "Component custom id cannot be duplicated", "COMPONENT_CUSTOM_ID_DUPLICATED")


def check_mentions(allowed: Json) -> None:
    """Named ids and "all of them" exclude each other; 100 ids at most."""
    for key in ("users", "roles"):
        ids = allowed.get(key) or []
        if ids and key in (allowed.get("parse") or []):
            raise invalid("allowed_mentions", f"parse:[\"{key}\"] and {key}: [ids...] are mutually exclusive.",
                          "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE")  # fmt: skip
        if len(ids) > 100:
            raise invalid(f"allowed_mentions.{key}", "Must be 100 or fewer in length.")


def check_poll(poll: Json) -> None:
    """A question of 300, one to ten answers of 55, 32 days at most."""
    check_length("poll.question.text", poll.get("question", {}).get("text", ""), 1, 300)
    answers = poll.get("answers") or []
    if not 1 <= len(answers) <= 10:
        raise invalid("poll.answers", "Must be between 1 and 10 in length.")
    for at, one in enumerate(answers):
        check_length(f"poll.answers.{at}.poll_media.text", one["poll_media"].get("text", ""), 1, 55)
    if not 1 <= int(poll.get("duration", 24)) <= 768:
        raise invalid("poll.duration", "Must be between 1 and 768.", "NUMBER_TYPE_MAX")


def check_modal(data: Json) -> None:
    """One to five parts: https://docs.discord.com/developers/interactions/receiving-and-responding."""
    check_length("data.title", data.get("title", ""), 1, 45)
    check_length("data.custom_id", data.get("custom_id", ""), 1, 100)
    parts = data.get("components") or []
    if not 1 <= len(parts) <= 5:
        raise invalid("data.components", "Must be between 1 and 5 in length.")
    for at, part in enumerate(parts):
        path = f"data.components.{at}"
        if part.get("type") == 18:
            check_length(f"{path}.label", part.get("label", ""), 1, 45)
            check_length(f"{path}.description", part.get("description") or "", 0, 100)
            check_field(f"{path}.component", part.get("component") or {})
        elif part.get("type") == 1 and [one.get("type") for one in part.get("components", [])] == [4]:
            check_length(f"{path}.components.0.label", part["components"][0].get("label", ""), 1, 45)
            check_field(f"{path}.components.0", part["components"][0])
        elif part.get("type") != 10:
            raise invalid(f"{path}.type", "No such component in a modal.", "UNION_TYPE_CHOICES")
    check_ids(parts)


def check_field(path: str, one: Json) -> None:
    """A text input, a menu, a choice or an upload in a modal."""
    kind = one.get("type")
    if kind not in {4, 19, 21, 22, 23} | _SELECTS:
        raise invalid(f"{path}.type", "No such component in a label.", "UNION_TYPE_CHOICES")
    check_length(f"{path}.custom_id", one.get("custom_id", ""), 1, 100)
    if kind == 4:
        check_length(f"{path}.value", one.get("value") or "", 0, 4000)
        check_length(f"{path}.placeholder", one.get("placeholder") or "", 0, 100)
        if one.get("max_length") is not None and not 1 <= one["max_length"] <= 4000:
            raise invalid(f"{path}.max_length", "Must be between 1 and 4000.", "NUMBER_TYPE_MAX")
    elif kind in _SELECTS:
        check_menu(path, one)
    elif kind in (21, 22):
        options = one.get("options") or []
        if not (2 if kind == 21 else 1) <= len(options) <= 10:
            raise invalid(f"{path}.options", "Must be between 2 and 10 in length (checkboxes: 1 and 10).")
