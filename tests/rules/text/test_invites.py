"""Invitations to other communities, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.text.invites import invites


@pytest.mark.parametrize(
    ("text", "platform", "code", "private"),
    [
        ("discord.gg/abc", "discord", "abc", True),
        ("https://discord.com/invite/AbC", "discord", "AbC", True),
        ("discordapp.com/invite/abc", "discord", "abc", True),
        ("DISCORD.GG/ABC", "discord", "ABC", True),
        ("discord.gg/%61bc", "discord", "abc", True),
        ("discord.gg/\nabc", "discord", "abc", True),
        ("discord\u200b.gg/abc", "discord", "abc", True),
        ("discord . gg / abc", "discord", "abc", True),
        ("discord[.]gg/abc", "discord", "abc", True),
        ("discord dot gg/abc", "discord", "abc", True),
        ("discord.gg\\abc", "discord", "abc", True),
        ("dіscord.gg/abc", "discord", "abc", True),
        ("ⓓiscord.gg/abc", "discord", "abc", True),
        ("d i s c o r d . g g / a b c", "discord", "abc", True),
        ("discord%2Egg%2Fabc", "discord", "abc", True),
        ("[here](https://discord.gg/abc)", "discord", "abc", True),
        ("t.me/+AbCd12", "telegram", "AbCd12", True),
        ("https://t.me/joinchat/AAA", "telegram", "AAA", True),
        ("telegram.me/joinchat/AAA", "telegram", "AAA", True),
        ("tg://join?invite=xyz", "telegram", "xyz", True),
        ("t.me/easy_cash", "telegram", "easy_cash", False),
        ("telegram.dog/abc", "telegram", "abc", False),
        ("tg://resolve?domain=abc", "telegram", "abc", False),
    ],
)
def test_invitations_are_found(text: str, platform: str, code: str, private: bool) -> None:
    (invite,) = invites(text)
    assert (invite.platform, invite.code, invite.private) == (platform, code, private)
    assert text[invite.start : invite.end] != ""


@pytest.mark.parametrize(
    "text",
    [
        "i love discord.",
        "discord.com/channels/1/2",
        "https://discord.com/developers/docs",
        "notdiscord.gg/abc",
        "at.me/abc",
        "кто тут? t. me",
        "telegram is fine",
        "invite me",
        "",
    ],
)
def test_what_is_no_invitation(text: str) -> None:
    assert invites(text) == ()


def test_markup_urls_are_read_as_well() -> None:
    (invite,) = invites("click here", embedded=["https://discord.gg/AbC"])
    assert (invite.start, invite.end, invite.code) == (0, 0, "AbC")


@given(st.text(max_size=120), st.sampled_from(["discord.gg/", "t.me/+", "tg://join?invite=", "discord . gg / "]))
def test_nothing_raises_and_spans_lie_in_the_text(noise: str, head: str) -> None:
    text = noise + head + noise
    for invite in invites(text):
        assert 0 <= invite.start < invite.end <= len(text)
