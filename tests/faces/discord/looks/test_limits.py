"""No message is larger than Discord takes, and none is cut where it would mislead."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simcord import HttpLogEntry

from bot.answering.draft import source_line
from bot.config import Config
from bot.engine import LONGEST
from bot.faces.discord import create_bot
from bot.faces.discord.looks.pages import pages_of
from bot.faces.discord.looks.paging import MORE, MOST_BLOCKS, MOST_PAGES, Block, paged
from bot.reply import Citation, Reply
from tests.faces.discord.limits import COMPONENTS_V2, violations
from tests.faces.discord.scenes import Says, Scene, answers, running, said, texts

SENTENCE = "The service has a large backlog of home safety checks, and no plan to deal with it."
NOBODY = {"parse": [], "replied_user": False}
TEXT = {"type": 10, "content": "x"}
BUTTON = {"type": 2, "style": 1, "label": "x", "custom_id": "x"}


def citation(number: int, quote: str) -> Citation:
    url = f"https://example.org/{number}"
    return Citation(f"d{number}", f"Title {number}", "HMICFRS", "2022-01-01", url, 0, 1, quote)


def proved(*quotes: str) -> Reply:
    citations = tuple(citation(number, quote) for number, quote in enumerate(quotes))
    lines = [f"> {each.quote}\n{source_line(each)}" for each in citations]
    text = "\n".join(["They say a lot.", *lines])
    return Reply(question="q", status="answered", text=text, citations=citations)


async def test_every_quote_fits(scene: Scene) -> None:
    await scene.alice.send(scene.channel, f"{scene.me} give me every quote")
    text = "\n".join(answers(scene.channel))
    assert "We have made massive steps forward in many areas" in text
    assert "](https://www.bbc.co.uk/" in text


async def test_a_long_answer_takes_several_messages() -> None:
    reply = proved(*([f"{SENTENCE} " * 10] * 12))
    async with running(create_bot(Says(reply), Config())) as scene:
        await scene.alice.send(scene.channel, f"{scene.me} all")
        pages = [page for page in scene.channel.history() if page.author.bot]
        assert len(pages) > 2
        replies = [page.reference is not None for page in pages]
        assert replies == [True] + [False] * (len(pages) - 1)
        evidence = [text for page in pages for text in texts(page) if text.startswith(">")]
        assert len(evidence) == 12
        for number, text in enumerate(evidence):
            assert text.count(SENTENCE) == 10
            assert f"](https://example.org/{number}#:~:text=" in text


async def test_a_long_refusal_takes_several_plain_messages() -> None:
    text = f"{SENTENCE} " * 40
    reply = Reply(question="q", status="abstained", reason="unknown_topic", text=text)
    async with running(create_bot(Says(reply), Config())) as scene:
        await scene.alice.send(scene.channel, f"{scene.me} all")
        pages = answers(scene.channel)
        assert len(pages) == 2
        assert all(page.endswith("it.") for page in pages)
        assert " ".join(pages) == text.strip()


async def test_a_long_refusal_with_something_to_press_is_plain_but_for_its_end() -> None:
    reply = Reply(
        question="q", status="abstained", reason="unknown_topic", text=f"{SENTENCE} " * 40,
        suggestions=("what changed?",),
    )  # fmt: skip
    async with running(create_bot(Says(reply), Config())) as scene:
        await scene.alice.send(scene.channel, f"{scene.me} all")
        pages = [page for page in scene.channel.history() if page.author.bot]
        assert [bool(page.content) for page in pages] == [True, False]


async def test_a_question_of_the_longest_is_answered_within_limits(scene: Scene) -> None:
    await scene.alice.slash(scene.channel, "ask", question="*" * LONGEST)
    assert said(scene.channel.last_message)


def test_a_source_may_be_named_again() -> None:
    one, two = citation(1, "One."), citation(2, "Two.")
    lines = [f"> {each.quote}\n{source_line(each)}" for each in (one, two, one)]
    text = "\n".join(["They differ.", *lines])
    reply = Reply(question="q", status="answered", text=text, citations=(one, two))
    (page,) = pages_of(reply)
    sources = [line for text in page.texts for line in text.split("\n") if "](" in line]
    named = [source.split("https://example.org/")[1][0] for source in sources]
    assert named == ["1", "2", "1"]


def test_a_quotation_longer_than_a_page_is_cut_at_sentences_each_with_its_source() -> None:
    pages = pages_of(proved(f"{SENTENCE} " * 100))
    evidence = [text for page in pages for text in page.texts if text.startswith("> ")]
    assert len(evidence) > 1
    for text in evidence:
        quote, source = text.split("\n")
        assert quote.endswith("it.")
        assert "](https://example.org/0#:~:text=" in source
    assert sum(text.count(SENTENCE) for text in evidence) == 100


def test_beyond_the_most_pages_the_rest_is_left_out_and_that_is_said() -> None:
    pages = pages_of(proved(*([f"{SENTENCE} " * 30] * 40)))
    assert len(pages) == MOST_PAGES
    assert pages[-1].texts[-1] == MORE
    assert all(MORE not in page.texts for page in pages[:-1])


def test_a_page_has_no_more_blocks_than_components_fit() -> None:
    pages = pages_of(proved(*(["Yes."] * 70)))
    full, rest = divmod(71, MOST_BLOCKS)
    assert [len(page.texts) for page in pages] == [*[MOST_BLOCKS] * full, rest]


WORDS = st.lists(
    st.sampled_from(["word", "end.", "**so bold**", r"\*", r"\\", "a" * 30]), max_size=60
)
LINES = st.lists(WORDS.map(" ".join), min_size=1, max_size=5)


@settings(deadline=None)
@given(st.lists(st.builds(Block, LINES.map(tuple), st.sampled_from(["", "-# source"]))))
def test_pages_keep_every_word_and_no_mark_is_torn(blocks: list[Block]) -> None:
    room = 160
    pages = paged(blocks, room)
    assert all(len("\n".join(page)) <= room for page in pages)
    assert all("\n".join(page).count("**") % 2 == 0 for page in pages)
    words = " ".join(text for page in pages for text in page).split()
    whole = [word for block in blocks for line in block.lines for word in line.split()]
    if MORE not in pages[-1]:
        assert [word for word in words if word not in ("-#", "source")] == whole


@settings(deadline=None)
@given(st.text(alphabet="\\*a", min_size=90, max_size=400))
def test_even_a_word_without_end_fits(word: str) -> None:
    word = re.sub(r"[\\*]", r"\\\g<0>", word)
    pages = paged([Block((word,))], 100)
    assert all(len("\n".join(page)) <= 100 for page in pages)
    pieces = [piece for page in pages for text in page for piece in text.split("\n")]
    assert all((len(piece) - len(piece.rstrip("\\"))) % 2 == 0 for piece in pieces)
    if MORE in pieces:
        assert word.startswith("".join(pieces[:-1]))
    else:
        assert "".join(pieces) == word


def message(**body: Any) -> HttpLogEntry:
    whole = {"content": "x", "allowed_mentions": NOBODY, **body}
    return HttpLogEntry("POST", "/channels/1/messages", {}, whole, None)


def drawn(*components: dict[str, Any], **body: Any) -> HttpLogEntry:
    return message(content=None, flags=COMPONENTS_V2, components=list(components), **body)


@pytest.mark.parametrize("request_", [message(), drawn(TEXT)])
def test_the_validator_passes_what_discord_takes(request_: HttpLogEntry) -> None:
    assert violations(request_) == []


@pytest.mark.parametrize(
    "request_",
    [
        message(content="x" * 2001),
        message(content=""),
        message(components=[TEXT]),
        message(allowed_mentions=None),
        message(allowed_mentions={"parse": ["users"]}),
        message(allowed_mentions={"parse": [], "replied_user": True}),
        message(content="@everyone"),
        message(content="ask <@1>"),
        message(content="in <#1>"),
        message(embeds=[{"title": "x" * 257}]),
        message(embeds=[{"fields": [{"name": "x", "value": "x"}] * 26}]),
        message(embeds=[{"description": "x" * 4000}, {"description": "x" * 2001}]),
        drawn(TEXT, embeds=[{"title": "x"}]),
        drawn({"type": 17, "components": [TEXT] * 40}),
        drawn({"type": 10, "content": "x" * 2000}, {"type": 10, "content": "x" * 2001}),
        drawn({"type": 10, "content": ""}),
        drawn({"type": 10, "content": "@here"}),
        drawn({"type": 1, "components": [BUTTON] * 6}),
        drawn({"type": 1, "components": [{**BUTTON, "label": "x" * 81}]}),
        drawn({"type": 1, "components": [{**BUTTON, "custom_id": "x" * 101}]}),
        drawn({"type": 9, "components": [TEXT], "accessory": {**BUTTON, "label": "x" * 81}}),
        HttpLogEntry("POST", "/webhooks/1/t", {}, {"content": "x"}, None),
        HttpLogEntry(
            "POST", "/interactions/1/t/callback", {}, {"type": 4, "data": {"content": "x"}}, None
        ),
        HttpLogEntry(
            "POST", "/interactions/1/t/callback", {},
            {"type": 8, "data": {"choices": [{"name": "x", "value": "x"}] * 26}}, None,
        ),
        HttpLogEntry("PUT", "/applications/1/commands", {}, [{"name": "x" * 33}], None),
    ],
)  # fmt: skip
def test_the_validator_finds_what_discord_refuses(request_: HttpLogEntry) -> None:
    assert len(violations(request_)) == 1
