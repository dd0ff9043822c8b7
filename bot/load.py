"""Putting an engine together from files."""

from pathlib import Path
from typing import NamedTuple

from bot.config import Config, load_config
from bot.engine import Engine
from knowledge.answers import OwnAnswer, load_answers
from knowledge.language import Language, load_language
from knowledge.load import Knowledge, load_knowledge

#: The knowledge that comes with the program; its language serves folders without their own.
SHIPPED = Path(__file__).parent.parent / "knowledge"


class Parts(NamedTuple):
    """What an engine is made of."""

    config: Config
    language: Language
    facts: Knowledge
    answers: tuple[OwnAnswer, ...] = ()

    def engine(self) -> Engine:
        """An engine on these parts."""
        config, own = self.config, None
        if self.answers:
            from bot.answering.own import OwnAnswers

            own = OwnAnswers(self.answers, self.facts)
        return Engine(self.facts, self.language, config.home_service, config.matching, own)


def language_directory(knowledge: Path) -> Path:
    """The authored language of a knowledge directory, or the shipped one if it has none."""
    own = knowledge / "language"
    return own if own.is_dir() else SHIPPED / "language"


def load_parts(config: Path, knowledge: Path) -> Parts:
    """Read configuration, language and built facts.

    Raises:
        Faults: any of them cannot be read.
    """
    return Parts(
        load_config(config),
        load_language(language_directory(knowledge)),
        load_knowledge(knowledge / "built"),
        load_answers(knowledge),
    )


def load_engine(config: Path, knowledge: Path) -> tuple[Engine, Config]:
    """Read an engine and the settings it was made with.

    Raises:
        Faults: configuration, language or built facts cannot be read.
    """
    parts = load_parts(config, knowledge)
    return parts.engine(), parts.config
