"""What a reply offers to ask next: whole questions, so that anybody may ask them at any time."""

from bot.engine import Engine
from tests.bank import ask, kinds


def test_every_question_that_a_reply_offers_is_answered_by_itself(engine: Engine) -> None:
    replies = (ask(engine, each.turns) for kind in kinds() for each in kind.tune)
    offered = {each for reply in replies for each in (*reply.suggestions, *reply.choices)}
    assert len(offered) > 100
    assert [each for each in offered if engine.answer(each)[0].status != "answered"] == []
