"""Whether somebody who writes is in danger."""

import re
from collections.abc import Mapping, Sequence

from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.reading import Term
from knowledge.language import Emergency

#: How a sentence opens that asks about hazards in general: "do they check …", "how often …".
_ASKING = frozenset(
    ["does", "did", "do", "are", "has", "have", "how", "which", "when", "who", "why"]
)
_GENERAL = (
    " how many ", " how often ", " did ", " does ", " has the ", " have they ", " was there ",
    " were there ", " what do you call ", " what do they call ",
)  # fmt: skip
_SUPPOSING = (" if ", " suppose ", " imagine ", " would ")
#: "How well do they keep us safe from fire, in the inspectors' view?"
_SAFE_FROM = re.compile(r" (?:safe|secure|protect\w*)(?: \w+){0,2} from (?:the )?fires?(?= )")
_ANYWHERE = frozenset(["is", "are", "has", "have", "was", "been", "just"])
_GRADED = ("pillar", "grade")


class Alarm:
    """Hears words of danger: a phrase that says it, or a hazard that is here and now."""

    def __init__(self, words: Emergency, meanings: Mapping[str, Sequence[str]]) -> None:
        self._phrases: dict[str, list[str]] = {}  # by their first word
        for meaning in words.danger:
            for phrase in map(_bare, (meaning, *meanings.get(meaning, ()))):
                first, _, _ = phrase.lstrip().partition(" ")
                self._phrases.setdefault(first, []).append(phrase)
        self._calm = frozenset(words.calm)
        self._urgent = frozenset(words.urgent)
        self._hazards = frozenset(words.hazards)
        self._signs = frozenset(words.signs)
        self._names = [f" {name} " for name in words.names]

    def is_raised(self, message: Sequence[Sequence[Term]]) -> bool:
        """Whether any sentence of a message says danger, or tells of a hazard and no inspection."""
        every = [term for terms in message for term in terms]
        read = any(term.kind == "document" or term.meaning in self._calm for term in every)
        if any(self._says_danger(terms, calm=read) for terms in message):
            return True
        graded = any(term.kind in _GRADED and term.text != "people" for term in every)
        return not read and not graded and any(map(self._is_here, message))

    def _says_danger(self, terms: Sequence[Term], *, calm: bool) -> bool:
        text = _text([term for i, term in enumerate(terms) if not _is_about(terms, i)])
        if calm and self._urgent.isdisjoint(text.split()):
            return False
        if calm and text.startswith(_SUPPOSING):
            return False  # "if my house were on fire, would I rather be in Kent"
        text = _SAFE_FROM.sub(" safe ", text)
        for name in self._names if " on " in text else ():
            text = text.replace(f" on{name}", " ")  # "on fire protection" is about protection
        said = _bare(text)
        likely = (phrase for word in said.split() for phrase in self._phrases.get(word, ()))
        return not text.startswith(_GENERAL) and any(
            phrase in said and not self._begins_name(phrase, said) for phrase in likely
        )

    def _begins_name(self, phrase: str, said: str) -> bool:
        """Whether a phrase ends with the first word of a name: "there a fire", of a station."""
        *_, last = phrase.split()
        after = said.partition(phrase.rstrip())[2]
        return any(
            name.startswith(f" {last} ") and after.startswith(name.removeprefix(f" {last}"))
            for name in self._names
        )

    def _without_names(self, text: str) -> str:
        for name in self._names:
            text = text.replace(name, " ")
        return text

    def _is_here(self, terms: Sequence[Term]) -> bool:
        if any(term.kind == "time" and term.value != "latest" for term in terms):
            return False
        text = _text(terms)
        if self._hazards.isdisjoint(text.split()):
            return False
        words = self._without_names(text).split()
        hazards = self._hazards.intersection(words)
        signs = self._signs.intersection(words) - hazards
        if hazards and hazards.issuperset(words):
            return True  # "FIRE!!!"
        return bool(hazards and signs) and not _ASKING.intersection(words[:1])


def _is_about(terms: Sequence[Term], i: int) -> bool:
    """Whether "on fire" belongs to what follows it: "an essay on fire governance"."""
    after = terms[i + 1].kind if i + 1 < len(terms) else None
    return terms[i].text == "on fire" and after in ("topic", "document")


def _bare(text: str) -> str:
    """A text without words that may stand anywhere: "the alarm has just gone off"."""
    return f" {' '.join(word for word in text.split() if word not in _ANYWHERE)} "


def _text(terms: Sequence[Term]) -> str:
    """The words of some terms, parted by commas where marks part them.

    Names are left out: "Norfolk Fire" is a service and burns nowhere.
    """
    words: list[str] = []
    for before, term in zip((None, *terms), terms, strict=False):
        if before is not None and term.start - before.end > 1:
            words.append(",")
        if term.kind not in PLACES:
            words.append(term.text)
    return f" {' '.join(words)} "
