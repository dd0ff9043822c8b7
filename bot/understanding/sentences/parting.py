"""Parting a message into its sentences, and a sentence into the questions that it puts."""

import re
from collections.abc import Mapping

from bot.understanding.sentences import clauses, phrases
from bot.understanding.sentences.context import in_context
from bot.understanding.sentences.doubts import without_doubt
from bot.understanding.sentences.restated import restated, spelled_out
from bot.understanding.words.message import Message, Read
from bot.understanding.words.reading import Reader, Term
from bot.understanding.words.spelled import NO_SLIPS, Spelled
from bot.understanding.words.text import Sentence, normalise, sentences
from bot.understanding.words.years import Years

#: Marks within brackets end no sentence: "Merseyside (Liverpool, right?)".
_ASIDE = re.compile(r"\([^()]*\)")
_UNMARKED = str.maketrans("?!.;", "    ")
_WHO = re.compile(r"\bwho(?:se)?\b")


class Parting:
    """Parts messages, and reads the words of each part."""

    def __init__(self, reader: Reader, years: Years) -> None:
        self._reader = reader
        self._years = years

    def message(self, typed: str) -> Message:
        """A message as it was typed, sentence by sentence."""
        whole = _ASIDE.sub(lambda found: found.group().translate(_UNMARKED), normalise(typed))
        text, quoted = phrases.lift_quotation(self._years.mended(spelled_out(whole)))
        if quoted and self._is_claim(quoted) and not _WHO.search(text):
            text, quoted = whole.replace('"', " ").replace(" '", " ").replace("' ", " "), None
        read: list[Read] = []
        whole_ones = clauses.with_tags(self._whole(sentences(text)), self._spelled)
        marked = any(sentence.asks for sentence in whole_ones)
        for sentence in whole_ones:
            words, tagged = clauses.untagged(clauses.without_ditto(sentence.text))
            asks = sentence.asks or tagged
            beside = marked and not asks
            spelled = self._reader.spelled(words)
            found = self.questions(spelled)
            read += [Read(spelled, asks, tagged, terms, beside) for terms in found]
        return Message(quoted, read)

    def _spelled(self, sentence: str) -> str:
        return " ".join(term.text for term in self._reader.read(sentence))

    def _is_claim(self, quoted: str) -> bool:
        """Whether quoted words say what a service was graded, and are to be checked."""
        kinds = {term.kind for term in self._reader.read(quoted)}
        return {"service", "grade"} <= kinds

    def questions(self, spelled: Spelled, mended: Mapping[str, str] = NO_SLIPS) -> list[list[Term]]:
        """The terms of each question that a sentence puts, some words read as others."""
        terms = in_context(without_doubt(self._reader.terms(spelled, mended)))
        terms = phrases.with_slot(terms)
        terms = clauses.without_contrast(terms, spelled.text)
        return clauses.questions(restated(terms, spelled.text))

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
