"""What people type and documents hold is shown, never acted on."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.config import Config
from bot.faces.discord import create_bot
from bot.faces.discord.looks.escape import escaped, plain_start
from bot.faces.discord.looks.links import link
from bot.faces.discord.looks.pages import pages_of
from bot.reply import Citation, Reply
from tests.faces.discord.scenes import Says, Scene, running, said, texts

NASTY = "@everyone @here <@1234> <@&5> <#6> **b** _i_ ~~s~~ ||p|| `c` [x](https://evil.example)"
HARMLESS = (
    "@\u200beveryone @\u200bhere \\<@\u200b1234\\> \\<@\u200b&5\\> \\<#6\\> \\*\\*b\\*\\* \\_i\\_ "
    "\\~\\~s\\~\\~ \\|\\|p\\|\\| \\`c\\` \\[x\\](https\\://evil.example)"
)
CITATION = Citation("d", "T", "P", None, "https://good.example/a_b", 0, len(NASTY), NASTY)
#: Characters that begin markup, with few others, so that they meet often.
MARKUP = st.text(alphabet="\\*_~|`<>[]()#-+.:/@!&0 1aehvryonshtp\n", max_size=60)


def shown(text: str) -> str:
    """Undo the escapes as Discord does when it draws."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text).replace("\u200b", "")


@settings(deadline=None)
@given(MARKUP)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    assert shown(escaped(text)) == text


@settings(deadline=None)
@given(MARKUP)
def test_escaped_text_does_nothing(text: str) -> None:
    left = re.sub(r"\\[^0-9A-Za-z\s]", " ", escaped(text))
    assert not re.search(r"[*_~|`<>\[\]\\]|@(everyone|here|[!&]?\d)|://", left)


@settings(deadline=None)
@given(MARKUP)
def test_an_escaped_line_begins_nothing(text: str) -> None:
    line = plain_start(escaped(text.replace("\n", " ")))
    assert not re.match(r"\s*(#{1,3}|-#|[-+*>]|\d+\.)(\s|$)", line)


@pytest.mark.parametrize("url", [None, "", "ftp://a.example", "javascript:x", "https://a b", "//x"])
def test_only_addresses_on_the_web_are_links(url: str | None) -> None:
    assert link("a [b]", url) == r"a \[b\]"


def test_a_link_cannot_be_left() -> None:
    assert link("x", "https://a.example/(b)") == "[x](https://a.example/%28b%29)"


def test_a_documents_words_are_quoted_as_they_are() -> None:
    text = f"Somebody was **bold**.\n> {NASTY}\nP, T"
    reply = Reply(question="q", status="answered", text=text, citations=(CITATION,))
    (page,) = pages_of(reply)
    answer, evidence = page.texts
    assert answer == "Somebody was **bold**."
    source = "-# [P, T, no date in the document](https://good.example/a_b#:~:text="
    assert evidence.startswith(f"> {HARMLESS}\n{source}")


def test_only_a_sources_address_can_be_followed() -> None:
    text = "It is from https://good.example/a_b. Not from https://evil.example."
    reply = Reply(question="q", status="answered", text=text, citations=(CITATION,))
    (page,) = pages_of(reply)
    assert page.texts[0] == (
        "It is from <https://good.example/a_b>. Not from https\\://evil.example."
    )


def test_a_source_that_the_text_does_not_name_is_shown_all_the_same() -> None:
    reply = Reply(question="q", status="answered", text="So it is.", citations=(CITATION,))
    (page,) = pages_of(reply)
    evidence, source = page.texts[1].split("\n")
    assert evidence.startswith("> ")
    assert source.startswith("-# [P, T, no date in the document](https://good.example/a_b")


def test_rows_from_several_pages_are_each_followed_to_their_own() -> None:
    rows = [replace(CITATION, url=f"https://good.example/{n}", start=n) for n in (1, 2)]
    text = (
        "So it is.\n> Barset,good,https://good.example/1\n> Ayle,good,https://good.example/2\nP, T"
    )
    reply = Reply(question="q", status="answered", text=text, citations=tuple(rows))
    (page,) = pages_of(reply)
    assert page.texts[1] == (
        "> Barset,good,<https://good.example/1>\n> Ayle,good,<https://good.example/2>\n"
        "-# P, T, no date in the document"
    )


async def test_what_a_person_typed_comes_back_harmless() -> None:
    reply = Reply(question=NASTY, status="abstained", reason="unknown_topic", text=NASTY)
    async with running(create_bot(Says(reply), Config())) as scene:
        await scene.alice.send(scene.channel, f"{scene.me} {NASTY}")
        message = scene.channel.last_message
        assert said(message) == HARMLESS.replace("\\*\\*b\\*\\*", "**b**")
        assert message is not None
        assert not message.mentions
        assert not message.mention_everyone


@pytest.mark.parametrize(
    "question",
    [
        f"who said {NASTY}",
        f"was Leicestershire {NASTY} outstanding for efficiency",
        "what did @everyone say about <@1234>",
        "what is the grade of **Foo** [shire](https://evil.example)",
    ],
)
async def test_the_real_engine_pings_nobody(scene: Scene, question: str) -> None:
    """The scene checks every request for live mentions and allowed ones."""
    asked = await scene.alice.send(scene.channel, f"{scene.me} {question}")
    message = scene.channel.last_message
    assert message is not None
    assert message.id != asked.id
    assert not message.mentions
    assert not message.mention_everyone
    assert "](https://evil" not in "".join(texts(message))
