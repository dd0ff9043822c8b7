"""The rows of a table as evidence: every one, in few lines, within a message or two."""

import re
from collections.abc import Sequence

import pytest

from bot.config import Discord
from bot.engine import Engine
from bot.faces.discord.looks.links import at_words, is_row
from bot.faces.discord.looks.offers import pages_for
from bot.faces.discord.looks.pages import Page, pages_of
from bot.faces.discord.looks.rows import row_lines
from bot.reply import Citation, Reply

PAGE = "https://example.org/report"
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def row(service: str, inspection: str, pillar: str, grade: str, page: str = PAGE) -> Citation:
    words = f"{service},{inspection},{pillar},{grade},{page}"
    return Citation("d", "T", "P", None, page, 0, len(words), words)


def good(*services: str) -> list[Citation]:
    return [row(name, "2021/22", "people", "good", f"{PAGE}/{name}") for name in services]


def replying(text: str, citations: Sequence[Citation]) -> Page:
    reply = Reply(question="q", status="answered", text=text, citations=tuple(citations))
    (page,) = pages_of(reply)
    return page


def test_a_row_is_known_by_the_address_at_its_end() -> None:
    (kent,) = good("Kent")
    assert is_row(kent)
    assert not is_row(Citation("d", "T", "P", None, PAGE, 0, 1, f"Read more, at {PAGE}"))
    assert at_words([kent]) == f"{PAGE}/Kent"  # the page does not hold the row


def test_a_row_is_read_without_its_address() -> None:
    assert row_lines(good("Kent")) == [f"[Kent · 2021/22 · people · good]({PAGE}/Kent)"]


def test_a_cell_may_hold_commas() -> None:
    assert row_lines([row('"Kent, the county"', "2021/22", "people", "good")]) == [
        f"[Kent, the county · 2021/22 · people · good]({PAGE})"
    ]


def test_rows_of_one_page_share_a_line() -> None:
    rows = [row("Kent", "2021/22", pillar, "good") for pillar in ("people", "efficiency")]
    assert row_lines(rows) == [f"[Kent · 2021/22]({PAGE}): people · good; efficiency · good"]


def test_rows_that_say_the_same_share_a_line() -> None:
    assert row_lines(good("Kent", "Essex")) == [
        f"2021/22 · people · good: [Kent]({PAGE}/Kent), [Essex]({PAGE}/Essex)"
    ]


def test_very_many_rows_are_all_named_and_none_is_linked() -> None:
    names = [f"Service {n}" for n in range(300)]
    lines = row_lines(good(*names))
    assert [name for line in lines for name in line.split(": ")[1].split(", ")] == names
    assert len(lines) > 1
    assert "](" not in "".join(lines)


@pytest.mark.parametrize("hostile", ["[x](https://evil.example)", "**Kent**", "@everyone"])
def test_cells_are_escaped(hostile: str) -> None:
    (line,) = row_lines([row(hostile, "2021/22", "people", hostile)])
    assert hostile not in line


def test_rows_that_the_text_quotes_are_linked_once() -> None:
    cited = good("Kent", "Essex")
    page = replying("\n".join(["Good.", *(f"> {each.quote}" for each in cited), "P, T"]), cited)
    assert page.texts[1].count(f"]({PAGE}/Kent)") == 1


def test_what_the_text_does_not_quote_is_quoted_above_its_source() -> None:
    sentence = Citation("e", "E", "P", None, PAGE, 0, 1, "Its people are looked after.")
    page = replying("Good.\nP, T\nP, E", [*good("Kent", "Essex"), sentence])
    answer, rows, words = page.texts
    assert answer == "Good."
    assert rows.startswith("> 2021/22 · people · good: [Kent](")
    assert rows.split("\n")[1].startswith("-# P, T")
    assert words.startswith("> Its people are looked after.\n-# [P, E")


def test_of_two_answers_from_one_table_each_row_is_quoted_once() -> None:
    page = replying("Good.\nP, T\n\nBad.\nP, T", good("Kent", "Essex"))
    assert page.text.count("[Kent](") == 1
    assert page.text.count("-# P, T") == 2


@pytest.mark.parametrize(
    ("question", "most"),
    [
        ("compare Kent, Essex and Surrey", 1),
        ("which services were good for people?", 1),
        ("where does Kent stand for people?", 1),
        ("which services do you know?", 1),
        ("which services moved in any pillar since 2018/19?", 3),
    ],
)
def test_every_row_that_an_answer_rests_on_is_quoted(
    engine: Engine, question: str, most: int
) -> None:
    reply, _ = engine.answer(question)
    pages = pages_for(reply, 1, engine.catalogue, Discord())
    assert len(pages) <= most
    lines = [line for page in pages for text in page.texts for line in text.split("\n")]
    evidence = [LINK.sub(r"\1", line) for line in lines if line.startswith("> ")]
    assert len([each for each in reply.citations if is_row(each)]) > 8
    for each in filter(is_row, reply.citations):
        service, *judgment, _ = each.quote.split(",")
        assert any(
            service in line and all(cell in line for cell in judgment) for line in evidence
        ), each.quote
