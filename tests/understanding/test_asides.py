"""What is said beside a question is set aside; what may narrow it is not."""

import pytest

from bot.engine import Engine
from bot.understanding.understand import Understander
from knowledge.language import Language
from knowledge.load import Knowledge


@pytest.fixture(scope="module")
def understander(language: Language, knowledge: Knowledge) -> Understander:
    return Understander(language, knowledge)


SETTINGS = [
    "for my essay on austerity, {}",
    "we pay more council tax every year, so {}",
    "having read about the budgets I should be grateful to learn {}",
    "my uncle drives lorries and we wondered {}",
    "I live near a reservoir and I was hoping to find out {}",
    "{}, my neighbour wants to know",
    "{}, writing a dissertation",
]
QUESTIONS = [
    "which services improved for people?",
    "what was Kent's efficiency grade in 2018?",
    "how many services were good for people?",
]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_setting_changes_no_answer(engine: Engine, setting: str, question: str) -> None:
    plain, _ = engine.answer(question)
    inner = question if setting.endswith("{}") else question.rstrip("?")
    within, _ = engine.answer(setting.format(inner))
    assert (within.status, within.text) == (plain.status, plain.text)


@pytest.mark.parametrize(
    "question",
    [
        "what was Kent's efficiency grade for lorries?",
        "which services in the reservoir district improved for people?",
        "how many of our lorries were graded good for efficiency?",
        "what did my uncle's lorries get for efficiency in Kent?",
    ],
)
def test_what_narrows_a_question_still_stops_it(engine: Engine, question: str) -> None:
    reply, _ = engine.answer(question)
    assert reply.status == "abstained"


def test_the_service_of_the_setting_is_kept(understander: Understander) -> None:
    message = understander.read("I moved to Kent and I pay a fortune, so what grades did it get?")
    (found,) = understander.understand(message)
    assert found.asked.all("service") == ("Kent",)


def test_two_services_of_a_setting_are_both_meant(understander: Understander) -> None:
    message = understander.read("I worked for Kent and my son for Essex: which was better?")
    (found,) = understander.understand(message)
    assert set(found.asked.all("service")) == {"Kent", "Essex"}


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (
            (
                "I sit on the overview and waste board at Warwickshire and before Thursday's "
                "meeting I should like to have in front of me the grades our fire and rescue "
                "service received in the most recent inspection"
            ),
            "what grades did Warwickshire get in the most recent inspection",
        ),
        (
            (
                "I am trying to find out how much company we have, and to that end would you be "
                "good enough to name all the services that currently require improvement in "
                "effectiveness?"
            ),
            "which services require improvement for effectiveness",
        ),
    ],
)
def test_a_long_sentence_may_end_in_its_question(engine: Engine, long: str, short: str) -> None:
    asked, plain = engine.answer(long)[0], engine.answer(short)[0]
    assert (asked.status, asked.citations) == (plain.status, plain.citations)


@pytest.mark.parametrize(
    "question",
    [
        "The chairman believes Shropshire is rated good for effectiveness, is he right?",
        "My neighbour insists that Shropshire was good for effectiveness. Is that correct?",
        "Got a caller saying Shropshire was good for effectiveness, is that true?",
    ],
)
def test_who_reports_a_claim_is_no_part_of_it(engine: Engine, question: str) -> None:
    plain, _ = engine.answer("was Shropshire good for effectiveness?")
    assert engine.answer(question)[0].citations == plain.citations


@pytest.mark.parametrize(
    ("asked", "alike"),
    [
        ("who flunked people? by flunked I mean inadequate", "who was inadequate for people?"),
        ("where is the most wasted in England, i.e. the lowest efficiency grade",
         "which services had the lowest efficiency grade?"),
        ("I must put Kent next to Essex, all three areas, 2018/19. Could you give me both?",
         "how do Kent and Essex compare in 2018/19?"),
        ("Not everybody held on to their grade for efficiency. Who lost ground?",
         "who lost ground for efficiency?"),
        ("he says that East Sussex is ahead of West Sussex for people. Is East Sussex the better?",
         "is East Sussex better than West Sussex for people?"),
        ("from requires improvement to good for people, who made it?",
         "which services went from requires improvement to good for people?"),
        ("I live in Kent. compare us with Essex", "how do Kent and Essex compare?"),
        ("compare us with Essex", "how do Leicestershire and Essex compare?"),
        ("are any services better than us for people?",
         "are any services better than Leicestershire for people?"),
        ("I keep seeing the name Roy Wilsher. who is he", "who is Roy Wilsher?"),
        ("which services got an RI for people in 2018 and got the very same again?",
         "which services stayed at requires improvement for people?"),
    ],
)  # fmt: skip
def test_one_thing_said_in_two_ways(engine: Engine, asked: str, alike: str) -> None:
    said, _ = engine.answer(asked)
    plain, _ = engine.answer(alike)
    assert said.status == "answered"
    assert {c.quote for c in said.citations} == {c.quote for c in plain.citations}


def test_which_of_two_fell_asks_how_each_moved(engine: Engine) -> None:
    _, conversation = engine.answer("kent vs cumbria, efficiency, in 2018?")
    fell, _ = engine.answer("which one fell?", conversation)
    assert "fell from good to **inadequate** at Cumbria" in fell.text
    assert "at Kent from 2018/19 to 2021/22" in fell.text


def test_what_remains_is_what_is_left(engine: Engine) -> None:
    _, conversation = engine.answer("how many areas for improvement were resolved?")
    left, _ = engine.answer("so how many remain?", conversation)
    assert "24 − 20 = 4" in left.text


def test_what_a_document_does_not_say_is_not_answered_with_what_it_says(engine: Engine) -> None:
    reply, _ = engine.answer("did the BBC say the chief was sacked?")
    assert (reply.status, reply.reason) == ("abstained", "not_in_documents")


def test_the_other_end_of_a_list(engine: Engine) -> None:
    _, conversation = engine.answer("which services were inadequate for efficiency?")
    turned, _ = engine.answer("and at the other end?", conversation)
    plain, _ = engine.answer("which services were outstanding for efficiency?")
    assert turned.text == plain.text
