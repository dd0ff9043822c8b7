"""Parting a message into its sentences, and a sentence into the questions that it puts."""

from collections.abc import Mapping

from bot.understanding import clauses, phrases
from bot.understanding.context import in_context
from bot.understanding.message import Message, Read
from bot.understanding.reading import NO_SLIPS, Reader, Term
from bot.understanding.text import Sentence, normalise, sentences
from bot.understanding.years import Years


class Parting:
    """Parts messages, and reads the words of each part."""

    def __init__(self, reader: Reader, years: Years) -> None:
        self._reader = reader
        self._years = years

    def message(self, typed: str) -> Message:
        """A message as it was typed, sentence by sentence."""
        text, quoted = phrases.lift_quotation(self._years.mended(normalise(typed)))
        read: list[Read] = []
        for sentence in clauses.with_tags(self._whole(sentences(text))):
            words, tagged = clauses.untagged(clauses.without_ditto(sentence.text))
            asks = sentence.asks or tagged
            read += [Read(words, asks, tagged, terms) for terms in self.questions(words)]
        return Message(quoted, read)

    def questions(self, sentence: str, mended: Mapping[str, str] = NO_SLIPS) -> list[list[Term]]:
        """The terms of each question that a sentence puts, some words read as others."""
        terms = phrases.with_slot(in_context(self._reader.read(sentence, mended)))
        return clauses.questions(clauses.without_contrast(terms, sentence))

    def _whole(self, found: list[Sentence]) -> list[Sentence]:
        """The sentences, with fragments put to the one before: "Kent. Efficiency. 2018?"."""
        kept: list[Sentence] = []
        for text, asks in found:
            if clauses.tells_who_asks(text):
                continue
            few = len(text.split()) <= clauses.FEW and not text.startswith("and ")
            if kept and few and clauses.is_fragment(self._reader.read(text)):
                before = kept.pop()
                kept.append(Sentence(f"{before.text}, {text}", before.asks or asks))
            else:
                kept.append(Sentence(text, asks))
        return kept
