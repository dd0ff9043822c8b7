"""The question bank, loaded; and asking the engine what its entries ask."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from bot.engine import Engine
from bot.evaluation import Questions
from bot.reply import Reply
from bot.understanding.dialogue.memory import Conversation

QUESTIONS = Path(__file__).parent / "questions"
#: The file whose answers are computed from the table: see tests/national.py.
NATIONAL = "national"


def kinds() -> Iterator[Questions]:
    """Every file of the bank whose entries say what the reply must hold."""
    for path in sorted(QUESTIONS.glob("*.yaml")):
        if path.stem == NATIONAL:
            continue
        data = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)
        yield msgspec.convert(data, Questions, strict=False)


def texts() -> dict[str, str]:
    """The text of every shipped document, by its id."""
    documents = QUESTIONS.parents[1] / "knowledge" / "documents"
    files = [*documents.glob("*.txt"), *documents.glob("*.csv")]
    return {path.stem: path.read_bytes().decode() for path in files}


def ask(engine: Engine, turns: list[str]) -> Reply:
    """Hold a conversation, and give the last reply."""
    conversation = Conversation()
    for turn in turns:
        reply, conversation = engine.answer(turn, conversation)
    return reply
