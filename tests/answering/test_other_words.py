"""A sentence asked for in other words, or in its own, is found; what nobody said is not."""

import pytest

from bot.engine import Engine
from tests.bank import ask


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("which person said it was a pleasure to come back", "Roy Wilsher"),
        ("somebody said the crews had worked very hard or similar, who", "Callum Faint"),
        ("who thanked the firefighters", "Callum Faint"),
        ("who talked about protection having improved the most", "Roy Wilsher"),
        ("who reckons there's more improving to come and they look forward to it", "Callum Faint"),
    ],
)
def test_who_said_it_is_found_in_other_words(engine: Engine, question: str, speaker: str) -> None:
    assert speaker in engine.answer(question)[0].text


@pytest.mark.parametrize(
    "question",
    [
        "who said we are deeply ashamed of these findings",
        "who said the fire engines are old",
        "who said it was a joke",
        "who drives the fire engines",
    ],
)
def test_what_nobody_said_is_given_to_nobody(engine: Engine, question: str) -> None:
    assert engine.answer(question)[0].status == "abstained"


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("what happens when a service focuses on the main findings", "a good example"),
        ("does it already reflect the diverse communities it serves", "more to do to reflect"),
    ],
)
def test_a_question_in_a_documents_words_shows_the_sentence(
    engine: Engine, question: str, quoted: str
) -> None:
    reply = engine.answer(question)[0]
    assert any(quoted in citation.quote for citation in reply.citations)


@pytest.mark.parametrize("first", ["any concerns", "what are the main strengths"])
def test_what_else_goes_on_with_the_same_and_comes_to_an_end(engine: Engine, first: str) -> None:
    turns, told = [first], {c.quote for c in ask(engine, [first]).citations}
    for _ in range(9):
        turns.append("what else")
        reply = ask(engine, turns)
        if reply.status == "abstained":
            return
        fresh = {citation.quote for citation in reply.citations}
        assert not fresh & told
        told |= fresh
    pytest.fail("it never ends")
