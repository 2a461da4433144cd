"""Exports of real chats as streams of domain events: Telegram Desktop's result.json, DiscordChatExporter's JSON.

Facts that an export does not carry stay None: nobody guesses them. Nothing here holds a whole file in memory.

How to add a format:
1. A file that turns one message object of the format into domain events, and a `History` that streams them
   with `reading.objects`; whatever the format can't tell stays None.
2. Teach `opening.open_export` to recognise it by its top-level keys.
3. A builder in `tests/kit/exports.py` from the same neutral chat, and it joins the agreement tests by itself.
4. Name it in `docs/cli.md` and in the texts `export-fault-*` where it is listed.
"""
