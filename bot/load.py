"""Putting an engine together from files."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.config import Config, load_config
from bot.engine import Engine
from knowledge.answers import load_answers
from knowledge.language import Language, load_language
from knowledge.load import Knowledge, load_knowledge

if TYPE_CHECKING:  # only where there are such answers is what they need loaded
    from bot.answering.own import OwnAnswers

#: The knowledge that comes with the program; its language serves folders without their own.
SHIPPED = Path(__file__).parent.parent / "knowledge"


class Parts(NamedTuple):
    """What an engine is made of."""

    config: Config
    language: Language
    facts: Knowledge
    own: "OwnAnswers | None" = None

    def engine(self) -> Engine:
        """An engine on these parts."""
        config = self.config
        return Engine(self.facts, self.language, config.home_service, config.matching, self.own)


def language_directory(knowledge: Path) -> Path:
    """The authored language of a knowledge directory, or the shipped one if it has none."""
    own = knowledge / "language"
    return own if own.is_dir() else SHIPPED / "language"


def load_parts(config: Path, knowledge: Path) -> Parts:
    """Read configuration, language, built facts and own answers.

    Raises:
        Faults: any of them cannot be read.
    """
    settings = load_config(config)
    language = load_language(language_directory(knowledge))
    facts = load_knowledge(knowledge / "built")
    return Parts(settings, language, facts, _own_answers(knowledge, facts))


def _own_answers(knowledge: Path, facts: Knowledge) -> "OwnAnswers | None":
    answers = load_answers(knowledge)
    if not answers:
        return None
    from bot.answering.own import OwnAnswers
    from bot.matching.keeping import learned_once

    return OwnAnswers(answers, facts, partial(learned_once, folder=knowledge / ".learned"))


def load_engine(config: Path, knowledge: Path) -> tuple[Engine, Config]:
    """Read an engine and the settings it was made with.

    Raises:
        Faults: configuration, language or built facts cannot be read.
    """
    parts = load_parts(config, knowledge)
    return parts.engine(), parts.config
