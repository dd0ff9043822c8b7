"""The line of thought behind a reply, as data: what was read, weighed and decided."""

from typing import NamedTuple

from bot.config import Matching
from bot.matching.matcher import Match
from bot.reply import Reply
from bot.understanding.meaning.asked import Asked
from bot.understanding.sentences.core import Understood
from bot.understanding.words.message import Read
from bot.understanding.words.reading import Term


class Trace(NamedTuple):
    """How a sentence was read, and understood where it came to that.

    ``terms`` are its words with their meanings, ``aside`` those that the question leaves out;
    ``intents`` are ranked, each with the example that earned its score.
    """

    text: str
    terms: tuple[Term, ...]
    aside: tuple[Term, ...] = ()
    everywhere: bool = False
    intents: tuple[Match, ...] = ()


class Verdict(NamedTuple):
    """By what a reply was decided, and what that means."""

    name: str
    why: str


class Judged(NamedTuple):
    """A question as it was completed from the conversation, and what decided it."""

    asked: Asked
    verdict: Verdict


class Explanation(NamedTuple):
    """All that led to a reply: each sentence as it was read, each question as it was judged.

    Sentences are understood only where their questions are looked at. ``verdict`` is what
    decided the message as a whole, whatever its questions are.
    """

    sentences: tuple[Read | Understood, ...]
    judged: tuple[Judged, ...]
    verdict: Verdict | None
    matching: Matching
    reply: Reply

    @property
    def traces(self) -> tuple[Trace, ...]:
        """How each sentence was read and understood."""
        return tuple(map(_trace, self.sentences))


def _trace(sentence: Read | Understood) -> Trace:
    if isinstance(sentence, Read):
        return Trace(sentence.text, tuple(sentence.terms))
    read, core, asked = sentence
    kept = {id(term) for term in core.terms}
    aside = tuple(term for term in read.terms if id(term) not in kept)
    return Trace(read.text, tuple(read.terms), aside, asked.everywhere, tuple(core.ranked))
