"""Crisis mode, as the catalogue lists it."""

from __future__ import annotations

from typing import Final

from activities.activity import Activity
from activities.crisis.commands import COMMANDS, press
from activities.crisis.model import CHOICES, CRISES, NAME, STATEMENTS
from activities.crisis.statements import outcome

ACTIVITY: Final = Activity(
    name=NAME,
    tables=(CRISES, STATEMENTS, CHOICES),
    commands=COMMANDS,
    press=press,
    outcome=outcome,
    owned=((CHOICES, "person"),),
    named=((CRISES, "by"), (STATEMENTS, "by")),
)
