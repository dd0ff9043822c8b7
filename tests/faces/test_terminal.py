"""The chat in a terminal: keys, completion, colour and width."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.engine import Engine
from bot.faces.terminal import Offers, chat, names_in, show
from bot.reply import Citation, Reply
from knowledge.load import Knowledge

ENTER, TAB, UP, CTRL_C, CTRL_D = "\r", "\t", "\x1b[A", "\x03", "\x04"
STARTERS = ("what changed?", "who said that?")
NAMES = ("Leicestershire", "effectiveness", "efficiency", "Callum Faint")


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    """A keyboard; what is sent to it is typed into the chat."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@contextmanager
def typing(keys: PipeInput, *pieces: str) -> Iterator[None]:
    """Send the pieces with pauses, for history and completion come a moment after a key."""
    typists = [Timer(0.8 * i, keys.send_text, [piece]) for i, piece in enumerate(pieces)]
    for typist in typists:
        typist.start()
    yield
    for typist in typists:
        typist.join()


def offered(offers: Offers, typed: str) -> list[str]:
    """The lines that Tab may make of what is typed."""
    found = offers.get_completions(Document(typed), CompleteEvent())
    return [typed[: len(typed) + each.start_position] + each.text for each in found]


def test_the_chat_answers_until_end_of_input(
    engine: Engine, keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.send_text(f"what was the grade for efficiency in 2018?{ENTER} {ENTER}and people?{ENTER}")
    keys.send_text(CTRL_D)
    assert chat(engine, NAMES) == 0
    said = capsys.readouterr().out
    assert (
        said.index("Ctrl-D ends")
        < said.index("for efficiency in")
        < said.index("for people in 2018")
    )
    assert "\x1b" not in said  # what is captured is no terminal


def test_the_up_arrow_brings_the_last_question(
    engine: Engine, keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    with typing(keys, f"hello{ENTER}", f"{UP}{ENTER}{CTRL_D}"):
        chat(engine, NAMES)
    assert capsys.readouterr().out.count("Hello.") == 2


def test_tab_takes_what_the_last_reply_offered(
    engine: Engine, keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    with typing(
        keys,
        f"what was the efficiency grade?{ENTER}",
        f"what was Leicestershire's effe{TAB}",
        ENTER + CTRL_D,
    ):
        chat(engine, ())
    assert "for effectiveness in" in capsys.readouterr().out


def test_ctrl_c_drops_the_line_and_stays(
    engine: Engine, keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.send_text(f"what is{CTRL_C}hello{ENTER}{CTRL_D}")
    assert chat(engine, NAMES) == 0
    assert "Hello." in capsys.readouterr().out


def test_completion_of_questions_and_names() -> None:
    offers = Offers(STARTERS, NAMES)
    assert offered(offers, "") == list(STARTERS)
    assert offered(offers, "WHO") == ["who said that?"]
    assert offered(offers, "and lei") == ["and Leicestershire"]
    assert offered(offers, "what was eff") == ["what was effectiveness", "what was efficiency"]
    assert offered(offers, "is Callum fa") == ["is Callum Faint"]
    assert offered(offers, "zzz ") == []


def test_completion_offers_what_the_reply_does(engine: Engine) -> None:
    offers = Offers(STARTERS, NAMES)
    reply, _ = engine.answer("what was the efficiency grade?")
    offers.offer(reply)
    assert offered(offers, "") == [*reply.suggestions, *STARTERS]
    asked_back, _ = engine.answer("")
    offers.offer(asked_back)
    assert offered(offers, "")[: len(asked_back.choices)] == list(asked_back.choices)


def test_the_names_are_those_of_the_documents(knowledge: Knowledge) -> None:
    assert {"Leicestershire", "people", "requires improvement", "Callum Faint"} <= set(
        names_in(knowledge)
    )


def test_a_reply_is_drawn_with_its_evidence_indented(engine: Engine) -> None:
    words = "The service looks after its people, and it does so rather well."
    cited = Citation("d", "Title", "Paper", None, None, 0, len(words), words)
    text = f"It was graded **good**, it says here.\n> {words}\nPaper, Title"
    drawn = io.StringIO()
    reply = Reply(question="?", status="answered", text=text, citations=(cited,))
    show(Console(file=drawn, width=40), reply)
    assert [line.rstrip() for line in drawn.getvalue().splitlines()] == [
        "",
        "It was graded good, it says here.",
        "    The service looks after its people,",
        "    and it does so rather well.",
        "    Paper, Title",
        "",
    ]


@pytest.mark.parametrize(("columns", "widest"), [(40, 40), (80, 80), (200, 100)])
def test_no_line_is_wider_than_a_reader_likes(engine: Engine, columns: int, widest: int) -> None:
    drawn = io.StringIO()
    reply, _ = engine.answer("give me every quote")
    show(Console(file=drawn, width=columns), reply)
    lines = drawn.getvalue().splitlines()
    assert widest - 15 < max(map(len, lines)) <= widest


@pytest.mark.parametrize(
    ("environment", "grade"),
    [
        ({"TERM": "xterm-256color"}, "\x1b[1;33mrequires improvement\x1b[0m"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "\x1b[1mrequires improvement\x1b[0m"),
        ({"TERM": "dumb"}, "graded requires improvement for"),
    ],
)
def test_colour_where_the_terminal_has_it(
    engine: Engine, environment: dict[str, str], grade: str
) -> None:
    drawn = io.StringIO()
    reply, _ = engine.answer("what was the efficiency grade?")
    show(Console(file=drawn, width=80, force_terminal=True, _environ=environment), reply)
    assert grade in drawn.getvalue()
