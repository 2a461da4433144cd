"""Forms as Discord's modals. Limits: https://docs.discord.com/developers/components/reference#label

A modal has one to five parts; what has more blanks is refused (`fits`).
"""

from __future__ import annotations

from typing import Final

from adapters.discord.components import ID_MAX, IN_MENU, INPUT, LABEL, MENU, OPTION_MAX, Json, Where
from adapters.discord.literal import clean, shorten
from adapters.discord.wording import Wording
from bot.domain.content import Field, FieldKind, Form
from bot.domain.text import Words

PARTS_MAX: Final = 5
TITLE_MAX: Final = 45
LABEL_MAX: Final = 45
HINT_MAX: Final = 100
INPUT_MAX: Final = 4000
SHORT, LONG = 1, 2


def fits(form: Form) -> bool:
    """Whether a modal has room for its blanks."""
    return 1 <= len(form.fields) <= PARTS_MAX


def modal(form: Form, wording: Wording, where: Where) -> Json:
    """The `data` of a modal; its custom id is the form's token."""
    return {
        "custom_id": where.id(form.token)[:ID_MAX],
        "title": _line(form.title, wording, TITLE_MAX),
        "components": [_part(one, wording) for one in form.fields[:PARTS_MAX]],
    }


def _line(words: Words, wording: Wording, most: int) -> str:
    return shorten(" ".join(clean(wording.plain(words)).split()), most) or "…"


def _part(one: Field, wording: Wording) -> Json:
    """A label with its blank; a label that is too long goes on in the description."""
    label = " ".join(clean(wording.plain(one.label)).split()) or "…"
    hint = " ".join(clean(wording.plain(one.hint)).split())
    chosen = _is_menu(one)
    more = [label] if len(label) > LABEL_MAX else []
    more += [hint] if hint and chosen else []
    more += [_listed(one)] if one.kind is FieldKind.CHOICE and not chosen else []
    part: Json = {"type": LABEL, "label": shorten(label, LABEL_MAX)}
    if more:
        part["description"] = shorten(" · ".join(more), HINT_MAX)
    part["component"] = _menu(one, wording) if chosen else _input(one, hint)
    return part


def _is_menu(one: Field) -> bool:
    return one.kind is FieldKind.CHOICE and 1 <= len(one.choices) <= IN_MENU


def _listed(one: Field) -> str:
    """The first of more choices than a menu holds: the value is typed then."""
    return ", ".join(value for value, _ in one.choices)


def _menu(one: Field, wording: Wording) -> Json:
    options = []
    for value, label in dict(one.choices).items():
        option: Json = {"label": _line(label, wording, OPTION_MAX), "value": value[:OPTION_MAX] or "-"}
        options.append({**option, "default": True} if value == one.value else option)
    return {
        "type": MENU, "custom_id": one.name[:ID_MAX], "options": options, "required": one.required,
        "min_values": int(one.required), "max_values": 1,
    }  # fmt: skip


def _input(one: Field, hint: str) -> Json:
    most = max(1, min(one.max_length, INPUT_MAX))
    drawn: Json = {
        "type": INPUT, "custom_id": one.name[:ID_MAX], "style": LONG if one.kind is FieldKind.LONG else SHORT,
        "required": one.required, "max_length": most,
    }  # fmt: skip
    if hint:
        drawn["placeholder"] = shorten(hint, HINT_MAX)
    value = clean(one.value) if one.kind is FieldKind.LONG else " ".join(clean(one.value).split())
    return {**drawn, "value": shorten(value, most)} if value else drawn
