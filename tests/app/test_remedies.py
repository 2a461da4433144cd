"""What to do about a refusal names the right as the platform's own settings do, and no button that is not there."""

from __future__ import annotations

import pytest

from bot.app.remedies import RIGHTS, remedy, remedy_of
from bot.domain.actions import (
    Act,
    Ban,
    DeleteMessage,
    LockChannel,
    MakeInvite,
    Mute,
    PinMessage,
    SendPoll,
    SetNativeEvent,
)
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef
from bot.domain.polls import NativeEvent, NativePoll
from bot.domain.results import Why
from tests.kit.town import TEXTS

OF_MY_ROLE = "Server settings → Roles → my role → switch on"
OF_MY_NAME = "The group's settings → Administrators → my name → switch on"
POLL = NativePoll("Where?", ("Here", "There"), 1)


def delete(platform: str) -> Act:
    """A deletion there."""
    return DeleteMessage(MessageRef(ChannelRef(platform, "1", "2"), "3"))


@pytest.mark.parametrize(
    ("act", "way"),
    [
        (Mute("1", AccountRef("discord", "5"), 9), "Server settings → Roles → my role → switch on Timeout Members."),
        (delete("discord"), "Server settings → Roles → my role → switch on Manage Messages."),
        (
            Ban("-1", AccountRef("telegram", "5")),
            "The group's settings → Administrators → my name → switch on “Ban users”.",
        ),
        (PinMessage(MessageRef(ChannelRef("discord", "1", "2"), "3"), True), f"{OF_MY_ROLE} Pin Messages."),
        (SendPoll(ChannelRef("discord", "1", "2"), POLL, "en"), f"{OF_MY_ROLE} Create Polls."),
        (SetNativeEvent("discord", "1", NativeEvent("Party", 1, 2)), f"{OF_MY_ROLE} Create Events."),
        (MakeInvite("discord", "1", "fair"), f"{OF_MY_ROLE} Create Invite."),
        (PinMessage(MessageRef(ChannelRef("telegram", "-1", "-1"), "3"), True), f"{OF_MY_NAME} “Pin messages”."),
        (MakeInvite("telegram", "-1", "fair"), f"{OF_MY_NAME} “Add users”."),
        (delete("sandbox"), "Give Steward the right in the server or chat settings."),
        (LockChannel(ChannelRef("discord", "1", "2")), "Give Steward the right in the server or chat settings."),
    ],
)
def test_a_missing_right_is_named_as_its_settings_name_it(act: Act, way: str) -> None:
    assert TEXTS.say(remedy_of(Why.NO_RIGHT, act), "en") == way


@pytest.mark.parametrize("platform", RIGHTS)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_several_rights_are_named_once_each(platform: str, language: str) -> None:
    told = TEXTS.say(remedy(Why.NO_RIGHT, platform, ("ban", "mute", "kick")), language)
    ban = TEXTS.say(remedy(Why.NO_RIGHT, platform, ("ban",)), language)
    assert told.startswith(ban.rstrip("."))
    assert told.count("Ban users") <= 1


def test_an_administrator_of_a_telegram_group_is_its_owners() -> None:
    mute = Mute("-1", AccountRef("telegram", "5"), 9)
    assert TEXTS.say(remedy_of(Why.ABOVE_ME, mute), "en") == "Only the group's owner can do this to an administrator."


@pytest.mark.parametrize("why", [Why.NO_RIGHT, Why.ABOVE_ME])
@pytest.mark.parametrize("platform", ["discord", "telegram", "sandbox"])
def test_no_button_is_named(why: Why, platform: str) -> None:
    told = [TEXTS.say(remedy(why, platform, ("ban",)), language) for language in ("en", "ru")]
    assert not [one for one in told if "Try again" in one or "ещё раз" in one]
