"""From a message to what it asks: sentence by sentence, the part that asks, its intent."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.understanding.alarm import Alarm
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.conditions.joining import conditions_in
from bot.understanding.meaning.mentions import mentioned
from bot.understanding.sentences import clauses, phrases
from bot.understanding.sentences.asides import tails, without_asides
from bot.understanding.sentences.breadth import speaks_of_all
from bot.understanding.sentences.core import Core, Cores, Understood
from bot.understanding.sentences.intents import intent_matcher, tokens_of
from bot.understanding.sentences.parting import Parting
from bot.understanding.sentences.slips import Mended, is_told, likeliest, readings
from bot.understanding.sentences.statements import (
    beside_services,
    is_named_alone,
    is_negated,
    is_statement,
    is_vague_time,
)
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.message import Message, Read
from bot.understanding.words.reading import Reader, Term, TermKind
from bot.understanding.words.spelling import Speller
from bot.understanding.words.years import Years
from knowledge.language import Language
from knowledge.load import Knowledge

#: Words beside those that say nothing which stand in any question.
_COMMON = (
    "what", "who", "whose", "when", "where", "which", "why", "how", "that", "about", "any", "all",
    "good", "staff", "grade", "find", "found",
)  # fmt: skip
#: Words of manners, which ask nothing beside a question.
_MANNERS = frozenset(["okay", "hello", "thanks", "bye", "insult", "help"])
_PARTING = frozenset(["hello", "thanks", "bye"])
#: Tokens that leave open what is asked, so that the conversation decides: "what about people?"
_OPEN = frozenset(["about", "what", "how", "that", "which", "any", "give", "area"])
_ASKED, _OPENED = 0.2, 0.05  # what a question mark, and an opener, add to a sentence's score
_LONG = 18  # words from which a sentence may end in its question, whatever it began with
_AS_GOOD_END = 0.6  # what such an end must score
_ABOUT_ITSELF = ("about bot", "help")
_ALONE, _NAMED_ALONE = "grade", 0.5  # what a service or a year alone asks for, and how surely
SOCIAL = frozenset(
    ["greeting", "thanks", "goodbye", "acknowledgement", "help", "about bot", "rudeness"]
)


class _Parsed(NamedTuple):
    """A sentence's terms, a phrase in it, whether it speaks of all, and what it asks."""

    terms: list[Term]
    phrase: str | None
    of_all: bool
    core: Core


class Understander:
    """Knows the language and the names in the documents; understands one message at a time."""

    def __init__(self, language: Language, knowledge: Knowledge) -> None:
        self.lexicon = Lexicon(language, knowledge)
        words, meant, uses = self.lexicon.words, self.lexicon.meant, self.lexicon.uses
        years = Years(each.inspection for each in knowledge.judgments)
        fillers = (word for line in language.words.fillers for word in line.split())
        common = frozenset([*fillers, *_COMMON])
        words |= frozenset(" ".join(language.words.occasions).split())
        self._speller = Speller(words, language, meant, common, uses)
        self._reader = Reader(self.lexicon, self._speller, language.words)
        self._parting = Parting(self._reader, years)
        self.examples = [
            (name, tokens_of(self._reader.read_example(example)))
            for name, intent in language.intents.intents.items()
            for example in intent.examples
        ]
        of_all = {name for name, each in language.intents.intents.items() if each.everywhere}
        self._cores = Cores(intent_matcher(self.examples), of_all, SOCIAL)
        self._alarm = Alarm(language.emergency, language.words.meanings)

    def read(self, message: str) -> Message:
        """Read a message, once for all that is to be found in it."""
        return self._parting.message(message)

    def endangered(self, message: Message) -> bool:
        """Whether somebody seems to be in danger now."""
        return self._alarm.is_raised([sentence.terms for sentence in message.sentences])

    def understand(self, message: Message) -> list[Understood]:
        """What each sentence of a message asks, in order; sentences that ask nothing too."""
        return [self._mended(each, message.quoted) for each in message.sentences]

    def _mended(self, sentence: Read, quoted: str | None) -> Understood:
        """A sentence and what it asks, slips mended where that makes more sense of it.

        "Hat was the people grade" is all but an example with "what" in the place of "hat".
        """
        plain = self._sentence(sentence, quoted)
        asked = plain.asked
        if quoted or asked.phrase is not None or asked.all("outside"):
            return plain
        if len(sentence.terms) > _LONG:  # to read one so long again takes too much time
            return self._ending(plain) if asked.unknown else plain
        best = likeliest(list(self._slipped(sentence, asked)))
        return best.sentence if best else plain

    def _slipped(self, sentence: Read, asked: Asked) -> Iterator[Mended]:
        """Each way to mend slips by which a sentence is understood well, and better than before."""
        before = 0.0 if asked.unknown else asked.score
        to_gain = 1 + (_ASKED if sentence.asks else _OPENED) - before
        for slip in readings(sentence.terms, sentence.text, self._speller, to_gain):
            parted = self._parting.questions(sentence.spelled, slip.meant)
            if not parted or (len(parted) > 1 and not asked.unknown):
                continue
            again = sentence._replace(terms=parted[0])
            parsed = self._parsed(again, None)
            score = _score(again, parsed)
            if score - slip.cost <= before or score < slip.least:
                continue
            meant = self._asked(again, parsed)
            if is_told(meant):
                yield Mended(Understood(again, parsed.core, meant), score - slip.cost)

    def _ending(self, plain: Understood) -> Understood:
        """A long sentence's end, if that is a whole question and the rest is what is strange."""
        sentence = plain.read
        cuts = clauses.cuts(sentence.terms, sentence.text)
        for terms in tails(sentence.terms, cuts):
            found = self._sentence(sentence._replace(terms=terms), None)
            if found.asked.score >= _AS_GOOD_END and not found.asked.unknown:
                return found
        return plain

    def _parsed(self, sentence: Read, quoted: str | None) -> _Parsed:
        terms = self._without_manners(sentence.terms)
        terms, phrase = (terms, quoted) if quoted else phrases.said(terms, sentence.text)
        if phrase is None:
            terms = without_asides(terms, clauses.cuts(terms, sentence.text))
        of_all = speaks_of_all(terms)
        core = self._cores.best(terms, sentence.text, of_all=of_all)
        return _Parsed(terms, phrase, of_all, core)

    def _sentence(self, sentence: Read, quoted: str | None) -> Understood:
        parsed = self._parsed(sentence, quoted)
        return Understood(sentence, parsed.core, self._asked(sentence, parsed))

    def _asked(self, sentence: Read, parsed: _Parsed) -> Asked:
        terms, phrase, of_all, core = parsed
        if phrase is None and core.match and core.match.label == "attribution":
            phrase = phrases.left_out(terms, core.terms)
        mentions = mentioned(core.terms, terms, of_all=of_all)
        unknown = tuple(dict.fromkeys((*_typed(core.terms, "unknown"), *beside_services(terms))))
        intent = core.match.label if core.match else _ALONE if is_named_alone(terms) else None
        if intent in _ABOUT_ITSELF and any(term.kind == "service" for term in terms):
            intent = _ALONE  # "can you line up Kent and Essex?"
        text = " ".join(term.text for term in terms)
        # Beside a sentence that ends as a question, one that only leads to "how" asks nothing.
        began = sentence.terms if sentence.beside else terms
        opened = clauses.opens(began) or clauses.begins_question(began)
        timed = any(mention.kind == "time" for mention in mentions)
        open_ = _OPEN | {"inspect"} if timed else _OPEN  # "in the 2018 inspection"
        return Asked(
            intent=intent,
            score=_score(sentence, parsed),
            text=text,
            wording=text,
            mentions=mentions,
            meanings=frozenset(t.meaning for t in (terms if of_all else core.terms) if t.meaning),
            words=frozenset(" ".join(term.text for term in core.terms).split()),
            fillers=frozenset(" ".join(_typed(core.terms, "filler")).split()),
            unknown=unknown,
            loose=_typed(core.terms, "loose"),
            strange=tuple(word for word in unknown if not self._speller.is_english(word)),
            phrase=phrase and self._spelled(phrase),
            conditions=conditions_in(terms),
            asks=sentence.asks or opened,
            marked=sentence.asks,
            polar=sentence.tagged or clauses.is_polar(core.terms) or is_statement(core.terms),
            negated=is_negated(core.terms),
            bare=all(t.startswith("{") or t in open_ for t in tokens_of(core.terms)),
            everywhere=of_all,
            rival=core.rival.label if core.rival else None,
            margin=core.match.score - core.rival.score if core.match and core.rival else 1.0,
        )

    def _spelled(self, phrase: str) -> str:
        """A phrase spelled right; a word that the documents use is left as it was typed."""
        typed = ((term, phrase[term.start : term.end]) for term in self._reader.read(phrase))
        written = self.lexicon.is_written
        return " ".join(
            words if all(map(written, words.split())) else term.text for term, words in typed
        )

    def _without_manners(self, terms: list[Term]) -> list[Term]:
        """The terms without greetings and thanks, unless there is nothing else."""
        rest = [term for term in terms if term.meaning not in _MANNERS]
        if len(rest) == len(terms):
            return terms
        parting = any(term.meaning in _PARTING for term in terms)
        told = (term for term in rest if not (parting and is_vague_time(term)))
        gets = {"what", "get"} <= {term.meaning for term in rest}  # "ok what did they get then"
        return rest if gets or any(map(self._cores.asks, told)) else terms


def _score(sentence: Read, parsed: _Parsed) -> float:
    """How well a sentence fits what it may ask; more if it is put as a question."""
    core = parsed.core
    if core.match is None and is_named_alone(parsed.terms):
        return _NAMED_ALONE
    return core.score + (_ASKED if sentence.asks else _OPENED if clauses.opens(core.terms) else 0)


def _typed(terms: list[Term], kind: TermKind) -> tuple[str, ...]:
    """What was typed for the terms of a kind."""
    return tuple(term.text for term in terms if term.kind == kind)
