"""Yes, no and in part: said only where the claim was weighed whole, and then truly."""

import pytest

from bot.engine import Engine
from tests.bank import ask

VERDICTS = ("Yes", "No:", "No,", "In part", "Neither")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("was effectiveness good", "Yes"),
        ("was effectiveness outstanding", "No:"),
        ("was efficiency good?", "No:"),
        ("was it good", "In part"),
        ("were any areas good", "Yes"),
        ("were any areas outstanding", "No:"),
        ("was everything good", "No:"),
        ("was nothing outstanding", "Yes"),
        ("was nothing good", "No:"),
        ("did effectiveness improve", "Yes"),
        ("did efficiency improve", "No:"),
        ("did people get worse", "No:"),
        ("did anything get worse", "No:"),
        ("did people improve to outstanding", "No:"),
        ("is efficiency the best area", "No:"),
        ("is people the worst area", "No:"),
        ("was people good in 2018", "No:"),
        ("is effectiveness still good", "In part"),
        ("has effectiveness always been good", "No:"),
        ("was effectiveness good in both inspections", "No:"),
        ("was effectiveness good twice", "No:"),
        ("was effectiveness better than outstanding", "No:"),
        ("was effectiveness anything but good", "No:"),
        ("did people keep its good grade", "No:"),
        ("was effectiveness below outstanding", "Yes"),
        ("was people good in either inspection", "Yes"),
        ("was effectiveness ever inadequate", "No:"),
        ("was efficiency never good", "Yes"),
        ("is people no longer requiring improvement", "Yes"),
        ("wasn't efficiency good", "No:"),
        ("is efficiency not good", "Yes, it was not:"),
        ("were effectiveness and people both good", "Yes"),
        ("was either efficiency or people outstanding", "No:"),
        ("did effectiveness fail to get good", "No, it was:"),
        ("did people go up two grades", "No:"),
        ("is effectiveness the best area", "Yes, level with people:"),
        ("is efficiency the worst area", "Yes: "),
        ("did all the areas for improvement get resolved", "No:"),
    ],
)
def test_a_plain_claim_gets_its_verdict(engine: Engine, question: str, verdict: str) -> None:
    assert ask(engine, [question]).text.startswith(verdict)


@pytest.mark.parametrize(
    "question",
    [
        "was everything except efficiency good",
        "did only people improve",
        "will efficiency improve",
        "should efficiency be good",
        "was people better in 2018",
        "were two of three good",
        "was effectiveness good until 2021",
    ],
)
def test_a_claim_bent_by_a_word_gets_the_facts_alone(engine: Engine, question: str) -> None:
    reply = ask(engine, [question])
    assert not reply.text.startswith(VERDICTS)


@pytest.mark.parametrize(
    "question",
    [
        "did roy wilsher say evaluation is not limited",
        "did callum faint say there are no further improvements to be made",
        "did roy wilsher say 24 out of 24 areas for improvement were resolved",
        "did roy wilsher say the service has no backlog",
        'did roy wilsher say "we have made massive steps forward"',
        "did both roy wilsher and callum faint say massive steps forward",
        'did callum faint say "I am pleased with the performance"',
    ],
)
def test_nobody_is_said_to_have_said_what_he_did_not(engine: Engine, question: str) -> None:
    assert not ask(engine, [question]).text.startswith("Yes")


@pytest.mark.parametrize(
    ("phrase", "speaker", "other"),
    [
        ("look forward to continuing our work", "Callum Faint", "Roy Wilsher"),
        ("has improved since our last inspection", "Roy Wilsher", "Callum Faint"),
        ("last inspection to improve our service", "Callum Faint", "Roy Wilsher"),
        ("It has made improvements in all", "Roy Wilsher", "Callum Faint"),
        ("further improvements to be made and we look forward", "Callum Faint", "Roy Wilsher"),
    ],
)
def test_exact_words_belong_to_their_speaker(
    engine: Engine, phrase: str, speaker: str, other: str
) -> None:
    lead = ask(engine, [f'who said "{phrase}"']).text.splitlines()[0]
    assert speaker in lead
    assert other not in lead


def test_the_articles_own_words_are_nobodys(engine: Engine) -> None:
    reply = ask(engine, ['who said "a fire service has seen improvements in many areas"'])
    assert reply.text.startswith("Nobody by name")
