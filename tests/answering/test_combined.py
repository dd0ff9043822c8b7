"""Questions that join several conditions, against answers counted from the table by a script.

The questions were written by people who had not seen the program; those under ``confirm`` are
never looked at to mend it. ``gap`` marks what it is known to miss: one that comes right has to
lose the mark.
"""

import re
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Struct

from bot.engine import Engine
from bot.reply import Reply
from knowledge.load import Knowledge
from tests.bank import ask

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NOBODY = re.compile(r"no\b|none\b|nobody\b")


class Combined(Struct, forbid_unknown_fields=True):
    """A question with one of: a yes or no, the services in full, a number, words to be said."""

    ask: str
    form: str
    answer: bool | None = None
    services: list[str] | None = None
    number: int | None = None
    says: list[str] = []
    gap: bool = False


class _Told(NamedTuple):
    """A reply without its quotations, as far as it can be judged."""

    first: str
    plain: str


def questions() -> list[Combined]:
    """Every question of the file beside this one."""
    stored = yaml.safe_load(Path(__file__).with_name("combined.yaml").read_text("utf-8"))
    return msgspec.convert(stored["tune"] + stored["confirm"], list[Combined])


def is_right(question: Combined, reply: Reply, names: list[str]) -> bool:
    """Whether a reply says what is so, and of nobody else."""
    if reply.status != "answered":
        return False
    said = "Not counted", ">", *{cite.publisher for cite in reply.citations if cite.publisher}
    lines = [line for line in reply.text.split("\n") if not line.startswith(tuple(said))]
    told = _Told(lines[0].replace("**", ""), "\n".join(lines).replace("**", ""))
    if question.answer is not None:
        return told.first.startswith(("Yes", "As many") if question.answer else ("No", "Neither"))
    if question.number is not None:
        return _counts(told.first, question.number)
    if question.services is not None:
        asked = _named(question.ask.title(), names)
        wanted = set(question.services) - asked
        found = (_named(text, names) - asked for text in told)
        return any(each == wanted for each in found) or (not wanted and _is_none(told))
    return all(word in told.plain.lower() for word in question.says)


def _is_none(told: _Told) -> bool:
    return _NOBODY.match(told.first.lower()) is not None


def _counts(first: str, number: int) -> bool:
    word = _WORDS[number] if number < len(_WORDS) else str(number)
    return (
        re.search(rf"\b(?:{number}|{word})\b", first.split(". ", maxsplit=1)[0].lower()) is not None
    )


def _named(text: str, names: list[str]) -> set[str]:
    """The services named in a text, the longest names first: "East Sussex" is no "Sussex"."""
    found = set()
    for name in sorted(names, key=len, reverse=True):
        pattern = rf"\b{re.escape(name)}\b"
        if re.search(pattern, text):
            found.add(name)
            text = re.sub(pattern, "#", text)
    return found


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(each, marks=pytest.mark.xfail(strict=True) if each.gap else (), id=each.ask)
        for each in questions()
    ],
)
def test_what_is_joined_is_answered(
    engine: Engine, knowledge: Knowledge, question: Combined
) -> None:
    reply = ask(engine, [question.ask])
    assert is_right(question, reply, list(knowledge.services)), reply.text


#: Words of which joined questions are made.
_PARTS = [
    word
    for line in (
        "which who services kent essex hampshire good outstanding inadequate requires",
        "improvement improved fell stayed the same people efficiency effectiveness and but",
        "not neither nor either or both all three pillars in 2018/19 2021/22 now then only",
        "exactly one two at least for than as higher lower better worse other rest else",
        "nothing anything every that was is did of those how many more fewer without with",
        "despite still ever never again grades match apart from",
    )
    for word in line.split(" ")
]
_EVERY_OF_NONE = "did every service that was outstanding for people in 2018/19 get good"


@given(st.lists(st.sampled_from(_PARTS), min_size=3, max_size=14))
@example(
    [
        "did",
        "every",
        "service",
        "that",
        "was",
        "outstanding",
        "for",
        "people",
        "in",
        "2018/19",
        "get",
        "good",
    ]
)
def test_any_joined_words_get_a_reply(engine: Engine, words: list[str]) -> None:
    assert engine.answer(" ".join(words))[0].text
