"""Who and what may come in: hosts, origins, frames, files, paths, ports."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
import websockets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.http import PortTaken, Server, Site
from adapters.sandbox.frames import BadFrame, read_frame
from bot.domain.events import MessagePosted
from bot.domain.text import say
from tests.adapters.sandbox.desk import house
from tests.kit.run import run


@run
async def test_a_file_travels_whole_and_is_served_harmless(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.http() as http, one.page("bob") as bob:
        made = await http.post("/api/files", params={"as": "bob", "name": "../a.svg"}, content=b"<svg/>",
                               headers={"content-type": "image/svg+xml"})  # fmt: skip
        file = made.json()["file"]
        assert file["name"] == ".._a.svg"
        assert (await bob.do(do="send", channel="games", attachments=[file["id"]]))["ok"]
        event = (await one.core.until(1))[0].event
        assert isinstance(event, MessagePosted)
        assert event.message.attachments[0].size == 6
        assert event.message.attachments[0].digest
        served = await http.get(file["url"])
        assert served.content == b"<svg/>"
        assert served.headers["content-type"] == "application/octet-stream"
        assert served.headers["content-disposition"].startswith("attachment")
        picture = await http.post("/api/files?as=bob&name=a.png", content=b"x", headers={"content-type": "image/png"})
        shown = await http.get(picture.json()["file"]["url"])
        assert shown.headers["content-type"] == "image/png"
        stolen = await bob.do(do="send", channel="games", text="mine?", attachments=[file["id"]])
        assert stolen["ok"]
        assert (await http.get("/files/0")).status_code == 404
        assert (await http.get("/files/%00")).status_code == 404
        large = await http.post("/api/files?as=bob&name=b", content=bytes((5 << 20) + 1))
        assert large.status_code == 413
        assert large.json()["ok"] is False
        assert (await http.post("/api/files?as=nobody&name=b", content=b"x")).status_code == 400


@run
async def test_scripts_can_do_it_all_over_http(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.http() as http:
        state = (await http.get("/api/state", params={"as": "mira", "lang": "ru"})).json()
        assert (state["me"], state["lang"]) == ("mira", "ru")
        reply = await http.post("/api/do?as=bob", json={"id": 4, "do": "send", "channel": "general", "text": "hi"})
        assert (reply.json()["re"], reply.json()["ok"]) == (4, True)
        wrong = await http.post("/api/do?as=bob", content=b"{}", headers={"content-type": "text/plain"})
        assert wrong.status_code == 415
        for body in (b"", b"[]", b'{"do": "fly"}', b'{"do":"send","channel":3}', b"\xff", b'{"a":' * 5000):
            bad = await http.post("/api/do?as=bob", content=body, headers={"content-type": "application/json"})
            assert bad.status_code == 400
            assert bad.json()["ok"] is False


@run
async def test_a_malformed_frame_gets_an_error_and_the_line_goes_on(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page() as page:
        for text in (
            "",
            "{",
            "[]",
            "null",
            '{"do": "send"}',
            '{"id": "x", "do": "send"}',
            '{"do": "\\ud800"}',
            "{}" * 9,
        ):
            await page.socket.send(text)
            assert (await page.frame())["ok"] is False
        await page.socket.send(b"\x00\xff")
        assert (await page.frame())["ok"] is False
        assert (await page.do(do="send", channel="general", text="still here"))["ok"]


@run
async def test_a_frame_too_large_ends_that_line_alone(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page() as page, one.page("juno") as other:
        await page.socket.send("x" * (2 << 20))
        with pytest.raises(websockets.ConnectionClosed):
            await page.until(on="never")
        assert (await other.do(do="send", channel="general", text="fine"))["ok"]


@run
async def test_an_unknown_account_is_refused_with_a_reason(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.page("nobody") as page:
        assert page.seen[0]["on"] == "refused"
        assert page.seen[0]["error"]
        with pytest.raises(websockets.ConnectionClosed) as closed:
            await page.frame()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1008


@run
async def test_foreign_hosts_and_origins_are_turned_away(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.http() as http:
        mine = f"http://localhost:{one.port}"
        async with one.page(origin=mine) as page:
            assert page.seen[0]["on"] == "snapshot"
        for origin in ("http://evil.example", f"http://evil.example:{one.port}", "null", f"https://127.0.0.1:{one.port}",
                       f"http://127.0.0.1:{one.port}.evil.example", "http://127.0.0.1:1"):  # fmt: skip
            with pytest.raises(websockets.InvalidStatus):
                async with one.page(origin=origin):
                    pass
            refused = await http.post("/api/do?as=bob", json={"do": "seen"}, headers={"origin": origin})
            assert refused.status_code == 403
        for host in (
            "evil.example",
            f"evil.example:{one.port}",
            "127.0.0.1:1",
            "127.0.0.1",
            f"a@127.0.0.1:{one.port}",
            "",
        ):
            assert (await http.get("/", headers={"host": host})).status_code in (400, 403)
        cross = await http.post("/api/do", json={"do": "seen"}, headers={"sec-fetch-site": "cross-site"})
        assert cross.status_code == 403


@run
async def test_the_page_is_served_with_its_types_and_nothing_outside_it(tmp_path: Path) -> None:
    async with house(tmp_path) as one, one.http() as http:
        index = await http.get("/")
        assert index.headers["content-type"].startswith("text/html")
        assert "default-src 'self'" in index.headers["content-security-policy"]
        assert index.headers["x-content-type-options"] == "nosniff"
        assert index.headers["cache-control"] == "no-cache"
        module = await http.get("/page/store.js")
        assert module.headers["content-type"].startswith("text/javascript")
        for path in (
            "/page/../web.py",
            "/page/%2e%2e/web.py",
            "/page/..%2fweb.py",
            "/page/",
            "/etc/passwd",
            "/page/no.js",
        ):
            assert (await http.get(path)).status_code == 404


@run
async def test_a_taken_port_is_a_value_that_names_the_remedy(tmp_path: Path) -> None:
    async with house(tmp_path) as one:
        end = await Server(Site(), port=one.port).start()
        assert end == PortTaken(one.port)
        for language in one.sandbox.texts.languages:
            said = one.sandbox.texts.say(say(end.key, port=str(end.port), next=str(end.next)), language)
            assert str(one.port) in said
            assert str(one.port + 1) in said


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
DOS = st.sampled_from(["send", "edit", "press", "form", "command", "become", "trouble", "older", "dismiss", "x"])
NAMES = st.sampled_from(["id", "channel", "text", "message", "token", "values", "args", "as", "on", "who", "before"])


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DOS, st.dictionaries(NAMES, ANYTHING, max_size=6))
def test_whatever_comes_is_a_frame_or_a_bad_frame(do: str, rest: dict[str, Any]) -> None:
    text = json.dumps({**rest, "do": do})
    with contextlib.suppress(BadFrame):
        assert read_frame(text).do == do
