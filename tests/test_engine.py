"""Laws of the engine that hold for any question."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine import LONGEST, Engine
from bot.reply import Citation, Reply
from bot.understanding.dialogue.memory import Conversation
from tests.bank import ask, kinds, texts

SOURCES = Path(__file__).parent.parent / "knowledge" / "documents"
TEXTS = texts()
ASKED = [entry.turns[-1] for kind in kinds() for entry in kind.tune]
LANGUAGE = Path(__file__).parent.parent / "knowledge" / "language"


def _strings(value: object) -> Iterator[str]:
    """Every text within what a language file holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


SAID = sorted(
    {
        words
        for name in ("words.yaml", "entities.yaml")
        for words in _strings(yaml.safe_load((LANGUAGE / name).read_text("utf-8")))
    }
)
CITATION = Citation("d", "D", None, None, None, 0, 1, "x")


@settings(max_examples=150, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=300), st.lists(st.sampled_from(ASKED), max_size=4).map(" ".join)
    )
)
def test_any_text_gets_a_sound_reply(engine: Engine, text: str) -> None:
    reply, _ = engine.answer(text)
    assert reply.question == text
    assert 0 <= reply.confidence <= 1
    assert reply.text.strip()
    for citation in reply.citations:
        assert TEXTS[citation.document][citation.start : citation.end] == citation.quote


@settings(max_examples=400, deadline=None)
@given(words=st.lists(st.sampled_from(SAID), max_size=12), joint=st.sampled_from([" ", ", ", ". "]))
def test_any_order_of_the_words_it_knows_gets_a_reply(
    engine: Engine, words: list[str], joint: str
) -> None:
    first, then = " ".join(words[:6]), " ".join(words[6:])
    assert engine.answer(f"{first}{joint}{then}")[0].text.strip()


@settings(max_examples=60, deadline=None)
@given(turns=st.lists(st.sampled_from(ASKED), min_size=1, max_size=4))
def test_the_same_conversation_gives_the_same_reply(engine: Engine, turns: list[str]) -> None:
    assert ask(engine, turns) == ask(engine, turns)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b\u202e", "\x00", "???", "🔥"])
def test_nothing_said_is_asked_back(engine: Engine, text: str) -> None:
    reply, conversation = engine.answer(text)
    assert reply.status in ("clarify", "abstained")
    assert conversation == Conversation()


def test_a_question_too_long_is_refused_in_one_sentence(engine: Engine) -> None:
    reply, _ = engine.answer("grade " * 4000)
    assert (reply.status, reply.reason) == ("abstained", "out_of_scope")
    assert str(LONGEST) in reply.text
    assert reply.text.count(".") == 1


def test_nothing_typed_comes_back_as_markup(engine: Engine) -> None:
    hostile = "what did **@everyone** say about <@1> [x](http://evil.example) `grue` > moo"
    text = engine.answer(hostile)[0].text
    assert "@" not in text
    assert "<" not in text
    assert "evil.example" not in text


def test_without_a_home_service_the_bot_asks_back(homeless: Engine) -> None:
    reply, _ = homeless.answer("what was the efficiency grade?")
    assert reply.status == "clarify"
    assert len(reply.choices) == 10
    assert all(homeless.answer(choice)[0].status == "answered" for choice in reply.choices)


def test_a_question_about_all_needs_no_home_service(homeless: Engine) -> None:
    assert homeless.answer("which services were outstanding?")[0].status == "answered"


def test_a_refused_service_is_not_carried_on(engine: Engine) -> None:
    reply = ask(engine, ["how did Wales do for efficiency", "and leicestershire?"])
    assert "requires improvement" in reply.text
    reply = ask(engine, ["how did Wales do for efficiency", "what changed since 2018"])
    assert reply.status == "answered"


def test_an_answer_without_a_citation_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="citation"):
        Reply(question="", status="answered", text="It is so.")


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "abstained"},
        {"status": "answered", "citations": (CITATION,), "reason": "out_of_scope"},
        {"status": "clarify"},
        {"status": "social", "choices": ("which?",)},
    ],
)
def test_an_outcome_cannot_contradict_itself(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="needs"):
        Reply(question="", text="x", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("chat", ["good morning all.", "I love this server.", "it is sunny here!"])
def test_small_talk_before_a_question_changes_nothing(engine: Engine, chat: str) -> None:
    for question in ("what was the efficiency grade?", "who is the chief?", "what changed?"):
        assert ask(engine, [f"{chat} {question}"]).text == ask(engine, [question]).text


def test_the_hash_seed_of_the_interpreter_changes_nothing() -> None:
    script = (
        "from pathlib import Path\n"
        "from bot.load import load_engine\n"
        "from tests.bank import ask, kinds, texts\n"
        "engine, _ = load_engine(Path('config.yaml'), Path('knowledge'))\n"
        "for kind in kinds():\n"
        "    for entry in kind.tune[::4]:\n"
        "        print(ask(engine, entry.turns))\n"
    )
    replies = [
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=SOURCES.parent.parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert replies[0] == replies[1]
    assert replies[0]


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("what was efficiency graded and who is the chief?", ("requires improvement", "Faint")),
        ("People grade? And when was the article published?", ("**good**", "20 January 2023")),
        ("who is roy wilsher and what did he say", ("HM Inspector", "pleased")),
        ("what was the people grade and what was Kent's?", ("**good**", "Kent was graded")),
    ],
)
def test_two_questions_get_two_answers(
    engine: Engine, question: str, both: tuple[str, str]
) -> None:
    reply = ask(engine, [question])
    assert reply.status == "answered"
    assert all(words in reply.text for words in both)


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["what was wales efficiency grade", "and people?"], "nothing about Wales"),
        (["who is roy keane", "what did he say"], "Whose words"),
        (["who is the chief of kent", "what did he say"], "Whose words"),
        (["efficiency grade in 1998"], "1998"),
        (["how many areas for improvement in 2018"], "only the grades"),
    ],
)
def test_what_was_refused_is_not_answered_next(engine: Engine, turns: list[str], said: str) -> None:
    assert said in ask(engine, turns).text


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["efficiency grade in 2018", "was it good?"], "No: Leicestershire was graded"),
        (["what did they say about culture", "was it good?"], "Only the three pillars are graded"),
        (["what did they say about culture", "how did leicestershire do"], "for effectiveness"),
        (["what improved", "and what hasn't?"], "efficiency stayed"),
        (["how well do they treat staff", "was it always like that"], "from requires improvement"),
    ],
)
def test_what_is_left_open_comes_from_the_conversation(
    engine: Engine, turns: list[str], said: str
) -> None:
    assert said in ask(engine, turns).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("people grade in the third inspection", "**good** for people in 2021/22"),
        ("people grade in the first inspection", "**requires improvement** for people in 2018"),
        ("people grade in the second inspection", "do not cover that inspection"),
        ("people grade in the fourth assessment", "do not cover that inspection"),
    ],
)
def test_which_inspection_is_the_third_a_document_must_say(
    engine: Engine, question: str, said: str
) -> None:
    assert said in ask(engine, [question]).text


@pytest.mark.parametrize(
    ("turns", "services"),
    [
        (["compare kent and essex", "and suffolk?"], {"Kent", "Essex", "Suffolk"}),
        (["compare kent and essex", "glos people 2018"], {"Gloucestershire"}),
        (["compare kent and essex for people", "now add surrey"], {"Kent", "Essex", "Surrey"}),
        (["kent people grade", "how about essex", "which of the two did better"],
         {"Kent", "Essex"}),
        (["kent people grade", "better than surrey?"], {"Kent", "Surrey"}),
        (["what is yorkshire's people grade", "the north one"], {"North Yorkshire"}),
    ],
)  # fmt: skip
def test_a_conversation_knows_which_services_are_meant(
    engine: Engine, turns: list[str], services: set[str]
) -> None:
    assert {line.service for line in ask(engine, turns).grades} == services


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("Kent, Essex & Surrey", ("Kent", "Essex", "Surrey")),
        (
            "gmfrs; lfb / Herts, Kent, kent",
            ("Greater Manchester", "London", "Hertfordshire", "Kent"),
        ),
        ("devon and somerset vs tyne & wear", ("Devon and Somerset", "Tyne and Wear")),
        ("lodnon", ("London",)),
        ("Gondor, yorkshire", ()),
    ],
)
def test_the_services_that_a_text_names(
    engine: Engine, text: str, services: tuple[str, ...]
) -> None:
    assert engine.named(text) == services


@pytest.mark.parametrize(
    ("question", "choice"),
    [
        ("yorkshire efficiency grade", "what was West Yorkshire's efficiency grade?"),
        ("sussex people 2018/19", "what was East Sussex's people grade in 2018/19?"),
        ("what changed in yorkshire", "what changed at North Yorkshire?"),
        ("sussex grades in 2016", "what were East Sussex's grades?"),
    ],
)
def test_a_question_back_asks_the_same_of_each(engine: Engine, question: str, choice: str) -> None:
    assert choice in engine.answer(question)[0].choices


def test_each_statement_of_a_message_is_checked(engine: Engine) -> None:
    reply, _ = engine.answer("Kent was good for people. Essex was outstanding for people, lol.")
    first, second = reply.text.split("\n\n")
    assert first.startswith("Yes: Kent was graded **good** for people")
    assert second.startswith("No: Essex was graded **requires improvement** for people")
    assert {each.quote.split(",")[0] for each in reply.citations} == {"Kent", "Essex"}


@pytest.mark.parametrize("each", ["Kent was good for people. ", "what was Kent's people grade? "])
def test_of_very_many_it_says_how_many_it_answered(engine: Engine, each: str) -> None:
    reply, _ = engine.answer(each * 5)
    assert reply.text.count("Kent was graded") == 3
    assert reply.text.endswith("the first 3 of them; please ask the others by themselves.")
