"""What all tests share: the shipped knowledge and an engine on it, made once."""

from pathlib import Path

import pytest

from bot.config import load_config
from bot.engine import Engine
from bot.load import load_engine
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.reading import Reader
from bot.understanding.words.spelling import Speller
from knowledge.language import Language, load_language
from knowledge.load import Knowledge, load_knowledge

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(ROOT / "knowledge" / "built")


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language(ROOT / "knowledge" / "language")


@pytest.fixture(scope="session")
def reader(language: Language, knowledge: Knowledge) -> Reader:
    lexicon = Lexicon(language, knowledge)
    speller = Speller(lexicon.words, language)
    return Reader(lexicon, speller, language.words)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine(ROOT / "config.yaml", ROOT / "knowledge")[0]


@pytest.fixture(scope="session")
def homeless(knowledge: Knowledge, language: Language) -> Engine:
    """An engine whose operator set no home service."""
    return Engine(knowledge, language, "", load_config(ROOT / "config.yaml").matching)
