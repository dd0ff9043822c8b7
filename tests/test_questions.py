"""The question bank, run on the real engine and the shipped knowledge."""

import re

import pytest

from bot.engine import Engine
from bot.evaluation import Entry, wrong
from bot.reply import Reply
from knowledge.inspections import same
from knowledge.load import Knowledge
from tests.bank import ask, kinds, texts

KINDS = list(kinds())
TUNE = [(kind.kind, entry) for kind in KINDS for entry in kind.tune]
CONFIRM = [entry for kind in KINDS for entry in kind.confirm]
EVERY = [entry for _, entry in TUNE] + CONFIRM
_GRADED = re.compile(r"\*\*([a-z ]+)\*\* for ([a-z, ]+?)(?: in|,? and \*\*|[.;:,]|$)")


def _named(kind: str, entry: Entry) -> str:
    return f"{kind}: {' / '.join(entry.turns)[:60]}"


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(
            entry,
            id=_named(kind, entry),
            marks=[pytest.mark.xfail(reason=entry.known, strict=True)] if entry.known else [],
        )
        for kind, entry in TUNE
    ],
)
def test_a_question_is_answered_right(engine: Engine, entry: Entry) -> None:
    assert wrong(entry, ask(engine, entry.turns)) == []


def test_the_known_failures_are_few() -> None:
    assert sum(entry.known is not None for _, entry in TUNE) <= 0.06 * len(TUNE)


def test_the_confirming_part_is_right_as_well(engine: Engine) -> None:
    # Only counted, never shown: whoever reads a question here would tune on it.
    right = sum(not wrong(entry, ask(engine, entry.turns)) for entry in CONFIRM)
    assert right >= 0.91 * len(CONFIRM), f"{right} of {len(CONFIRM)}"


def test_the_bank_is_large_enough() -> None:
    assert len(EVERY) >= 350
    assert len(CONFIRM) >= len(EVERY) / 4
    plain = sum(entry.status == "answered" for entry in EVERY)
    assert 0.2 <= 1 - plain / len(EVERY) <= 0.6


def test_no_question_stands_twice() -> None:
    asked = [tuple(entry.turns) for entry in EVERY]
    assert len(asked) == len(set(asked))


@pytest.fixture(scope="module")
def replies(engine: Engine) -> list[Reply]:
    return [ask(engine, entry.turns) for entry in EVERY]


def test_every_answer_is_cited_word_for_word(replies: list[Reply]) -> None:
    written = texts()
    for reply in replies:
        assert reply.citations or reply.status != "answered", reply.question
        for citation in reply.citations:
            assert written[citation.document][citation.start : citation.end] == citation.quote


def test_every_quoted_line_is_a_citation(replies: list[Reply]) -> None:
    for reply in replies:
        cited = {" ".join(citation.quote.split()) for citation in reply.citations}
        quoted = {line[2:] for line in reply.text.splitlines() if line.startswith("> ")}
        assert quoted <= cited, reply.question


def test_every_grade_said_is_a_grade_given(replies: list[Reply], knowledge: Knowledge) -> None:
    given = {
        (known.judgment.pillar, known.judgment.grade, known.inspection)
        for known in knowledge.judgments
    }
    said = 0
    for reply in replies:
        for line in reply.grades:
            assert any(
                (pillar, grade) == (line.pillar, line.grade) and same(name, line.inspection)
                for pillar, grade, name in given
            ), reply.question
        lead = reply.text.splitlines()[0]
        if re.search(r"none of|\*\*0\*\* of|\*\* or \*\*|not graded", lead.lower()):
            continue  # a grade that nobody was given, or one of two
        for grade, pillars in _GRADED.findall(lead):
            for pillar in re.findall(r"effectiveness|efficiency|people", pillars):
                assert any((pillar, grade) == fact[:2] for fact in given), reply.question
                said += 1
    assert said > 100


def test_the_first_sentence_answers_within_200_characters(replies: list[Reply]) -> None:
    firsts = [re.split(r"(?<=[.])\s", reply.text.splitlines()[0])[0] for reply in replies]
    assert [first for first in firsts if len(first) > 200] == []


def test_what_is_offered_is_answered(engine: Engine, replies: list[Reply]) -> None:
    offered = {choice for reply in replies for choice in reply.choices}
    for choice in offered:
        assert ask(engine, [choice]).status == "answered", choice
