"""Passages and words that were said, as questions are compared with them."""

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from bot.answering.draft import cite
from bot.reply import Citation
from bot.understanding.words.lexicon import plain
from bot.understanding.words.text import stem
from knowledge.model import Document, Passage, Quote, Tone

_BACK = 2  # passages that one may refer back to
_REFERS_BACK = re.compile(
    r"^\W*(?:\S+ ){0,5}?(?:he|she|it|they|his|her|its|their|them|this|that|these|those)\b",
    re.IGNORECASE,
)


class Shown(Struct, frozen=True, dict=True, eq=False):
    """A passage with its document, the stems of its words, and their senses in order.

    ``before`` is the passage before it in the document.
    """

    document: Document
    passage: Passage
    stems: str
    order: tuple[str, ...]
    heading: str = ""
    before: "Shown | None" = None

    @cached_property
    def plain(self) -> str:
        """The passage's words as a question's are read, each between spaces."""
        return f" {plain(self.passage.span.text)} "

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the passage's words, in no order."""
        return frozenset(self.stems.split())

    @cached_property
    def sense(self) -> frozenset[str]:
        """The senses of the passage's words, each once."""
        return frozenset(self.order)

    def preceding(self, count: int) -> "Iterator[Shown]":
        """The passages before it in its document, the nearest first, so many at most."""
        last = self.before
        while last is not None and count > 0:
            yield last
            last, count = last.before, count - 1

    @property
    def behind(self) -> "Iterator[Shown]":
        """The passages that it refers back to."""
        last = self
        for _ in range(_BACK):
            if not last.refers_back or last.before is None:
                return
            last = last.before
            yield last

    @cached_property
    def near(self) -> frozenset[str]:
        """The senses of the passage, and of those that it refers back to."""
        return self.sense.union(*(shown.sense for shown in self.behind))

    @cached_property
    def refers_back(self) -> bool:
        """Whether the passage opens with a word for what stands before it ("She will be …")."""
        return _REFERS_BACK.search(self.passage.span.text) is not None

    def holds(self, words: str) -> bool:
        """Whether the passage holds these stems, in this order."""
        return f" {words} " in self.stems

    def holds_near(self, words: str) -> bool:
        """Whether the passage, or one that it refers back to, holds these stems."""
        return self.holds(words) or any(shown.holds(words) for shown in self.behind)

    def is_under(self, words: str) -> bool:
        """Whether the passage stands under a heading with these stems."""
        return f" {words} " in self.heading

    def overlaps(self, quote: Quote) -> bool:
        """Whether any of a quotation's words stand in the passage."""
        own, theirs = self.passage.span, quote.span
        return own.start < theirs.end and theirs.start < own.end

    @property
    def is_judgment(self) -> bool:
        """Whether the passage is the sentence that gives a pillar its grade."""
        judged = (judgment.span for judgment in self.document.judgments)
        return any(span.start <= self.passage.span.start < span.end for span in judged)

    @property
    def citation(self) -> Citation:
        """The passage as evidence."""
        return cite(self.document, self.passage.span)


class Said(Struct, frozen=True):
    """Words with the one who said or signed them, or nobody, and the stems of the words.

    ``quoted`` words stand in quotation marks; others were signed, or are the document's own.
    ``plain`` are the words as a question's are read, ``order`` their senses as they follow one
    another and ``sense`` the same, each once; ``tones`` are those of their sentences, and
    ``beside`` the stems of those.
    """

    speaker: str
    citation: Citation
    stems: str
    plain: str
    order: tuple[str, ...]
    sense: frozenset[str]
    tones: frozenset[Tone]
    beside: str
    quoted: bool = False


def stems(text: str) -> str:
    """The stems of a text's words, each between spaces."""
    return f" {' '.join(map(stem, plain(text).split()))} "
