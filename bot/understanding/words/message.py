"""A message as it was read, and how it was understood."""

from typing import NamedTuple

from bot.matching.matcher import Match
from bot.understanding.words.reading import Term
from bot.understanding.words.spelled import Spelled


class Read(NamedTuple):
    """A sentence as it was read: ``asks`` if it ends like a question, ``tagged`` "isn't it".

    ``beside`` marks one that does not end so, in a message in which another does.
    """

    spelled: Spelled
    asks: bool
    tagged: bool
    terms: list[Term]
    beside: bool = False

    @property
    def text(self) -> str:
        """The sentence, normalised."""
        return self.spelled.text


class Message(NamedTuple):
    """A message as it was read: words it puts in quotation marks, and its sentences."""

    quoted: str | None
    sentences: list[Read]


class Trace(NamedTuple):
    """How a sentence was understood.

    ``terms`` are its words with their meanings, ``aside`` those that the question leaves out;
    ``intents`` are ranked, each with the example that earned its score.
    """

    text: str
    terms: tuple[Term, ...]
    aside: tuple[Term, ...]
    everywhere: bool
    intents: tuple[Match, ...]
