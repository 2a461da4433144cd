"""Links and the reasons to suspect one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.text.hosts import ascii_host
from rules.text.links import host_matches, links, suspicious
from rules.text.views import views


def hosts(text: str) -> list[str]:
    return [link.host for link in links(text)]


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://Example.com/Path?q=1", "example.com"),
        ("go to example.com.", "example.com"),
        ("(see https://example.org/wiki/Foo_(bar))", "example.org"),
        ("<https://a.example.com/b>", "a.example.com"),
        ("www.foo.bar", "www.foo.bar"),
        ("ex\u200bample.com", "example.com"),
        ("ｅｘａｍｐｌｅ．ｃｏｍ", "example.com"),
        ("%68ttps://evil.example.com", "evil.example.com"),
        ("https://exa&#109;ple.com/a", "example.com"),
        ("http://google.com@evil.com/x", "evil.com"),
        ("google.com@evil.com/login", "evil.com"),
        ("http://1.2.3.4/x", "1.2.3.4"),
        ("http://[::1]/a", "[::1]"),
        ("example.com:8080/x", "example.com"),
        ("http://localhost:3000/", "localhost"),
        ("пример.рф/путь", "xn--e1afmkfd.xn--p1ai"),
        ("http://xn--e1afmkfd.xn--p1ai/", "xn--e1afmkfd.xn--p1ai"),
        ("example[.]com", "example.com"),
        ("hxxps://example[.]com/a", "example.com"),
        ("discord dot gg slash abc", "discord.gg"),
        ("github。com/a", "github.com"),
        ("t.me/easy_cash", "t.me"),
        ("bit.ly/x1", "bit.ly"),
        ("[click](https://example.com/a)", "example.com"),
        ("||https://example.com/a||", "example.com"),
        ("https://example.com,", "example.com"),
        ("Site.ru", "site.ru"),
        ("http:\\\\example.com", "example.com"),
    ],
)
def test_links_are_found(text: str, host: str) -> None:
    assert hosts(text) == [host]


@pytest.mark.parametrize(
    "text",
    [
        "e.g. this, i.e. that, etc...",
        "file.py main.rs foo.sh a.out node.js README.md",
        "12.30 v1.2.3 1.2.3.4 22.04",
        "конец.Начало Привет.Как дела",
        "Hello.World",
        "done.so what, yes.it is, ok.no",
        "A.I. U.S.A. т.е. и т.д.",
        "user@example.com",
        "the dot com bubble",
        "localhost:8080",
        "foo..bar",
        "",
    ],
)
def test_what_only_looks_like_a_link(text: str) -> None:
    assert hosts(text) == []


def test_spans_and_parts() -> None:
    text = "см. ex\u200bample.com/Abc, да"
    (link,) = links(text)
    assert text[link.start : link.end] == "ex\u200bample.com/Abc"
    assert (link.host, link.path) == ("example.com", "/abc")
    (link,) = links("see https://Example.com/Abc?x=Y")
    assert link.url == "https://Example.com/Abc?x=Y"
    assert link.path == "/Abc?x=Y"


def test_embedded_urls_come_after_those_of_the_text() -> None:
    found = links(views("a.example.com"), embedded=["https://evil.example.org/x", "not a url at all"])
    assert [link.host for link in found][:2] == ["a.example.com", "evil.example.org"]


@pytest.mark.parametrize(
    ("host", "pattern", "matches"),
    [
        ("github.com", "github.com", True),
        ("sub.github.com", "GitHub.com", True),
        ("notgithub.com", "github.com", False),
        ("github.com.evil.ru", "github.com", False),
        ("github.com", "sub.github.com", False),
        ("sub.github.com", "*.github.com", True),
        ("github.com", "https://github.com/x", True),
        ("xn--e1afmkfd.xn--p1ai", "пример.рф", True),
        ("пример.рф", "xn--e1afmkfd.xn--p1ai.", True),
        ("github.com", "", False),
    ],
)
def test_hosts_belong_to_domains_by_labels(host: str, pattern: str, matches: bool) -> None:
    assert host_matches(host, pattern) is matches


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://disc0rd.com/x", "look-alike"),
        ("https://dlscord.com/x", "look-alike"),
        ("https://discord-nitro.gift/x", "look-alike"),
        ("https://steamcommunlty.com/x", "look-alike"),
        ("https://stearncommunity.ru/x", "look-alike"),
        ("http://аррӏе.com", "look-alike"),
        ("http://xn--80ak6aa92e.com", "punycode"),
        ("https://discord.com.evil.ru/a", "brand-subdomain"),
        ("https://раypal.com/", "mixed-script"),
        ("http://google.com@evil.com/x", "userinfo"),
        ("http://1.2.3.4/x", "ip-address"),
        ("http://3232235777/", "ip-address"),
        ("bit.ly/x1", "shortener"),
        ("[https://github.com/a](https://evil.example.net/a)", "text-names-another-host"),
    ],
)
def test_suspicious_links_say_why(text: str, reason: str) -> None:
    assert any(reason in suspicious(link) for link in links(text))


@pytest.mark.parametrize(
    "url",
    [
        "https://discord.com/channels/1/2",
        "https://cdn.discordapp.com/a.png",
        "https://store.steampowered.com/app/1",
        "https://github.com/a/b",
        "https://example.org",
        "https://en.wikipedia.org/wiki/X",
        "https://президент.рф",
        "https://habr.com/ru/",
        "https://docs.python.org/3/",
        "https://apply.example.com",
        "https://discordpy.readthedocs.io/en/stable/",
        "https://www.google.co.uk/",
        "https://askubuntu.com/questions/1",
        "[our site](https://example.org/a)",
        "[example.org](https://www.example.org/a)",
    ],
)
def test_ordinary_links_are_not_suspected(url: str) -> None:
    assert [suspicious(link) for link in links(url)][-1] == ()


def test_the_communitys_own_domain_is_known() -> None:
    (link,) = links("https://my-shiny-g4me.example")
    assert suspicious(link) == ()
    (fake,) = links("https://shinygarne.com/login")
    assert suspicious(fake, known=["shinygame.com"]) == ("look-alike",)
    (own,) = links("https://forum.shinygame.com/login")
    assert suspicious(own, known=["shinygame.com"]) == ()


@given(st.text(max_size=200), st.text(alphabet="a.:/@[]()%-xn0щр ", max_size=80))
def test_nothing_raises_and_spans_lie_in_the_text(before: str, after: str) -> None:
    text = before + after
    for link in links(text):
        assert 0 <= link.start <= link.end <= len(text)
        assert link.host == ascii_host(link.host)
        assert isinstance(suspicious(link, ["example.com"]), tuple)
