"""Lines in, lines out: conversations, plain text, and what documents may not do to a terminal."""

import json

import pytest

from bot.engine import Engine
from bot.faces.lines import as_json, as_text, ask_each, converse, decoded
from bot.faces.markup import Line, lines_of
from bot.reply import Citation, Reply

NASTY = "the \x1b[2Jscreen,\x07 the \x9b1mcolour **and** \u202ethe direction\u2066"
HARMLESS = "the [2Jscreen, the 1mcolour **and** the direction"
SOURCE = Citation("d", "Title", "Paper", "2023-01-20", None, 0, len(NASTY), NASTY)
REPLY = Reply(
    question="who?",
    status="answered",
    text=f"It was **good** \x1b[31mhere.\n> {NASTY}\nPaper, Title, 20 January 2023",
    citations=(SOURCE,),
)


def test_a_reply_taken_apart() -> None:
    assert lines_of(REPLY) == [
        Line("text", (("It was ", False), ("good", True), (" [31mhere.", False))),
        Line("quote", ((HARMLESS, False),)),
        Line("source", (("Paper, Title, 20 January 2023", False),)),
    ]


def test_plain_text_marks_quotations_and_nothing_else() -> None:
    said = f"It was good [31mhere.\n> {HARMLESS}\nPaper, Title, 20 January 2023"
    assert as_text(REPLY) == said


def test_json_gives_the_words_as_they_are_on_one_line() -> None:
    said = as_json(REPLY)
    assert json.loads(said)["citations"][0]["quote"] == NASTY
    assert "\n" not in said
    assert "\x1b" not in said
    assert "grades" not in json.loads(said)


def test_lines_without_their_ends_and_mark() -> None:
    spoiled: list[int] = []
    assert list(decoded([b"\xef\xbb\xbfone\r\n", b"\n", b"t\0wo"], spoiled)) == ["one", "", "t\0wo"]
    assert spoiled == []


def test_lines_that_are_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    spoiled: list[int] = []
    assert list(decoded([b"one\n", b"t\xffwo\n"], spoiled)) == ["one", "t�wo"]
    assert spoiled == [2]
    assert capsys.readouterr().err.count("\n") == 1


def test_each_line_stands_by_itself(engine: Engine) -> None:
    *_, last = ask_each(engine, ["what was the efficiency grade?", "and people?"], json=True)
    alone = next(iter(ask_each(engine, ["and people?"], json=True)))
    assert last == alone


def test_an_array_is_a_conversation_only_for_json(engine: Engine) -> None:
    line = '["what was the efficiency grade in 2018?", "and people?"]'
    [said] = ask_each(engine, [line], json=True)
    assert json.loads(said)["text"].startswith("Leicestershire was graded")
    assert "for people in 2018" in json.loads(said)["text"].replace("**", "")
    [said] = ask_each(engine, [line], json=False)
    assert said == as_text(engine.answer(line)[0]) + "\n"


def test_one_conversation_passes_over_blank_lines(engine: Engine) -> None:
    typed = ["what was the efficiency grade in 2018?", "", " \t", "and people?"]
    first, second = converse(engine, typed)
    assert "for efficiency in 2018" in first.split("\n")[0]
    assert "for people in 2018" in second.split("\n")[0]
