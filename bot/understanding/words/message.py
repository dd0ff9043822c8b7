"""A message as it was read."""

from typing import NamedTuple

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
