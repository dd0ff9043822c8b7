"""A reply to several questions at once: the answer first, and nothing to choose from lost."""

from itertools import permutations

import pytest

from bot.engine import Engine
from bot.faces.discord.looks.offers import rows_for
from bot.reply import Citation, Reply, Status, joined
from tests.bank import ask

CITATION = Citation("d", "D", None, None, None, 0, 1, "x")
ANSWERED = Reply(question="q", status="answered", text="It is so.", citations=(CITATION,))
BACK = Reply(question="q", status="clarify", text="Which?", choices=("a?", "b?"), confidence=0.5)
REFUSED = Reply(question="q", status="abstained", reason="unknown_topic", text="Nobody says.")

SALARY, YORKSHIRE, KENT = (
    "what is the chief's salary?",
    "what was yorkshire's people grade?",
    "what was kent's people grade?",
)


@pytest.mark.parametrize("parts", list(permutations([ANSWERED, BACK, REFUSED])))
def test_the_answer_stands_first_and_the_choices_are_kept(parts: tuple[Reply, ...]) -> None:
    reply = joined(parts)
    assert reply.status == "answered"
    assert reply.text.startswith("It is so.")
    assert all(part.text in reply.text for part in parts)
    assert (reply.choices, reply.citations) == (BACK.choices, (CITATION,))
    assert reply.confidence == BACK.confidence


@pytest.mark.parametrize("parts", list(permutations([BACK, REFUSED])))
def test_where_nothing_is_answered_it_asks_back(parts: tuple[Reply, ...]) -> None:
    reply = joined(parts)
    assert (reply.status, reply.reason, reply.choices) == ("clarify", None, BACK.choices)
    assert reply.text == "\n\n".join(part.text for part in parts)


def test_refusals_keep_their_order_and_are_told_once() -> None:
    other = Reply(question="q", status="abstained", reason="out_of_scope", text="Not mine.")
    reply = joined([REFUSED, other, REFUSED])
    assert (reply.status, reply.reason) == ("abstained", "unknown_topic")
    assert reply.text == "Nobody says.\n\nNot mine."


@pytest.mark.parametrize(
    ("questions", "status", "first"),
    [
        ([SALARY, YORKSHIRE], "clarify", "The documents do not"),
        ([YORKSHIRE, SALARY], "clarify", "Which service do you mean?"),
        ([YORKSHIRE, KENT], "answered", "Kent was graded"),
        ([KENT, YORKSHIRE], "answered", "Kent was graded"),
    ],
)
def test_a_question_back_can_be_answered(
    engine: Engine, questions: list[str], status: Status, first: str
) -> None:
    reply = ask(engine, [" and ".join(questions)])
    assert reply.status == status
    assert reply.text.startswith(first)
    assert len(reply.choices) == 3
    assert all(ask(engine, [choice]).status == "answered" for choice in reply.choices)


def test_on_discord_the_choices_stand_beside_what_shows_the_answer(engine: Engine) -> None:
    reply = ask(engine, [f"{YORKSHIRE} and {KENT}"])
    chosen, shown = rows_for(reply, 1, engine.catalogue)
    assert len(chosen) == 3
    assert [control.label for control in shown] == ["In 2018/19"]
