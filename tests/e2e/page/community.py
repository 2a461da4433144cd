"""What the fake server shows: a small Lanternfall in both languages, in the shapes of docs/sandbox.md."""

from __future__ import annotations

from typing import Any

from tests.e2e.page.russian import RU

Json = dict[str, Any]

PEOPLE = (
    ("steward", "Steward", "", "member", True),
    ("juno", "Juno", "", "member", True),
    ("brann", "Brann", "", "member", True),
    ("oskar", "Oskar", "lead", "lead", True),
    ("mira", "Mira", "moderator", "moderator", True),
    ("bob", "Bob", "", "member", True),
    ("ada", "Ada", "admin", "admin", False),
    ("kestrel", "Kestrel", "", "member", False),
    ("tamsin", "Tamsin", "", "member", False),
    ("ives", "Ives", "", "member", False),
)
STAFF = ("oskar", "mira", "ada")


def tr(text: str, lang: str) -> str:
    """The text in `lang`, as the real server would render it."""
    return RU.get(text, text) if lang == "ru" else text


def people(lang: str) -> list[Json]:
    """Everybody that is listed."""
    return [
        {
            "id": id_,
            "name": name,
            "rank": tr(rank, lang),
            "standing": standing,
            "presence": "here" if here else "away",
            "bot": id_ == "steward",
            "self": id_ == "steward",
            "new": id_ == "bob",
            "gone": False,
        }
        for id_, name, rank, standing, here in PEOPLE
    ]


def personas(lang: str) -> list[Json]:
    """Who the viewer may be."""
    rows = (
        ("bob", "Bob", "newcomer", "First week here, 4 messages"),
        ("kestrel", "Kestrel", "member", "2 years, one old warning"),
        ("mira", "Mira", "moderator", "Sees the moderators’ room"),
        ("oskar", "Oskar", "lead", "Can undo what moderators do"),
        ("ada", "Ada", "admin", "Sets the rules"),
    )
    return [{"id": id_, "name": name, "rank": tr(rank, lang), "sees": tr(sees, lang)} for id_, name, rank, sees in rows]


def channels(who: str, lang: str) -> list[Json]:
    """The rooms that `who` sees."""
    rows = [
        ("welcome", "welcome", "Talk", "text", 0, ""),
        ("general", "general", "Talk", "text", 0, "Say hello, plan a raid, show your lantern"),
        ("raids", "raids", "Talk", "text", 3, ""),
        ("screenshots", "screenshots", "Talk", "text", 0, ""),
        ("help", "help", "Talk", "text", 1, ""),
        ("events", "events", "Together", "events", 0, ""),
        (f"direct-{who}", "Steward", "Private", "direct", 0, ""),
    ]
    if who in STAFF:
        rows.append(("moderators", "Moderators’ room", "Staff only", "private", 0, ""))
    seen = {"private": "Only Mira, Oskar and Ada see what happens here", "direct": "Just you and Steward"}
    return [
        {
            "id": id_,
            "name": tr(name, lang),
            "topic": tr(topic, lang),
            "section": tr(section, lang),
            "kind": kind,
            "parent": "",
            "unread": unread,
            "more": False,
            "can_write": True,
            "why_not": "",
            "seen_by": tr(seen.get(kind, ""), lang),
            "people": list(STAFF) if kind == "private" else [who, "steward"] if kind == "direct" else None,
        }
        for id_, name, section, kind, unread, topic in rows
    ]


def commands(who: str, lang: str) -> list[Json]:
    """What `who` may ask Steward."""

    def option(name: str, kind: str = "text", required: bool = False, hint: str = "", rest: bool = False) -> Json:
        return {
            "name": name,
            "label": tr(name, lang),
            "kind": kind,
            "required": required,
            "hint": tr(hint, lang),
            "rest": rest,
            "choices": [],
        }

    rows: list[tuple[str, str, list[Json], bool]] = [
        (
            "report",
            "Tell the moderators, only they see it",
            [option("message", "message", True, "tap the one you mean"), option("why", hint="if you like", rest=True)],
            True,
        ),
        ("rules", "The five house rules", [], False),
        ("mydata", "What is kept about you, and for how long", [], False),
    ]
    if who in STAFF:
        rows.append(
            (
                "mute",
                "Let somebody only read for a while",
                [option("who", "person", True), option("how long", "length", True), option("why", rest=True)],
                False,
            )
        )
    return [{"name": n, "description": tr(d, lang), "options": o, "on_message": m} for n, d, o, m in rows]


def button(token: str, label: str, lang: str, style: str = "safe", icon: str = "", more: bool = False) -> Json:
    """A button."""
    return {"token": token, "label": tr(label, lang), "style": style, "icon": icon, "more": more, "go": None}


def line(text: str, lang: str, tone: str = "") -> Json:
    """A paragraph."""
    return {"type": "line", "text": tr(text, lang), "tone": tone}


def fact(label: str, value: str, lang: str) -> Json:
    """A labelled line."""
    return {"type": "fact", "label": tr(label, lang), "value": tr(value, lang)}


def case(number: int, words: str, who: str, until: int, lang: str) -> Json:
    """An insult's card about `words` by `who`."""
    said = tr(words, lang)
    at = said.find(tr("liar", lang)) if lang == "en" else said.find("врун")
    marks = [[at, at + 4]] if at >= 0 else []
    return {
        "look": "card",
        "rings": True,
        "blocks": [
            {
                "type": "heading",
                "text": tr("Insult at a person", lang),
                "number": f"{tr('Case', lang)} {number}",
                "severity": "high",
                "word": tr("high", lang),
                "level": 3,
                "aside": "28 min left",
                "icon": "",
                "until": until,
                "total": 1_800_000_000,
            },
            line(f"{who} → Brann · #{tr('raids', lang)} · {tr('2 min ago', lang)}", lang),
            {
                "type": "quote",
                "text": said,
                "marks": marks,
                "author": "",
                "tools": [button("open", "open message", lang), button("around", "5 messages around", lang)],
            },
            fact("Rule", "2: criticise ideas, not people · says “liar” to a person", lang),
            fact("Person", "here 2 years, 4,310 messages · 1 earlier case: warned 5 months ago", lang),
            fact("Suggest", "a calm word in public, then the rule in private", lang),
        ],
        "buttons": [
            button("no", "Not a violation", lang),
            button("answer", "Answer…", lang),
            button("warn", "Warn", lang),
            button("delete", "Delete", lang, "danger", "trash"),
            button("mute", "Mute…", lang, more=True),
            button("explain", "Explain", lang, more=True),
            button("ban", "Ban", lang, "danger", "ban", more=True),
        ],
    }


def spam(lang: str) -> Json:
    """A wave's card: held since the night."""
    text = tr("free coins for the first 50 players, sign in here: lanternfal1.example/gift", lang)
    end = text.find(" ", 6) if lang == "en" else text.find(" ", 8)
    return {
        "look": "card",
        "rings": True,
        "blocks": [
            {
                "type": "heading",
                "text": tr("Spam from a newcomer", lang),
                "number": f"{tr('Case', lang)} 211",
                "severity": "high",
                "word": tr("high", lang),
                "level": 3,
                "aside": tr("held since 03:12", lang),
                "icon": "moon",
            },
            line("coinrain_drop · " + tr("in 3 channels, the same text 3 times in 40 s", lang), lang),
            {"type": "quote", "text": text, "marks": [[0, end], [text.find("lanternfal1"), len(text)]], "tools": []},
            fact("Rule", "4: no bait, no advertising · a link that imitates ours", lang),
            fact("Person", "joined at 03:10, these 3 messages are the only ones", lang),
            fact("Done", "Removed automatically; can only read until you decide. No moderator has looked yet.", lang),
        ],
        "buttons": [
            button("back", "Not spam, put back", lang),
            button("keep", "Keep removed", lang),
            button("all", "Remove all, ban", lang, "danger", "ban"),
            button("explain", "Explain", lang, more=True),
        ],
    }


def decided(number: int, lang: str) -> Json:
    """What a card shrinks to."""
    text = f"{tr('Case', lang)} {number} · {tr('closed by Mira after 3 min · message deleted', lang)}"
    return {
        "look": "decided",
        "rings": False,
        "blocks": [line(text, lang)],
        "buttons": [button("undo", "Undo", lang, "quiet"), button("explain", "Explain", lang, "quiet")],
    }


def night(lang: str) -> Json:
    """The morning line."""
    return {
        "look": "plain",
        "rings": False,
        "blocks": [line("Night: 6 removed, 1 doubtful", lang)],
        "buttons": [button("fine", "All right", lang), button("show", "Show", lang, "quiet")],
    }
