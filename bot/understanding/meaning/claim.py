"""How a yes/no question bends the plain claim in it: "still", "never", "both", "not"."""

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from bot.understanding.meaning.amounts import ANY, Amount, amount_of
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.bounds import is_bound, without_bounds
from bot.understanding.meaning.moves import STEPS
from bot.understanding.words.patterns import ROUND
from bot.understanding.words.text import EXCEPT

#: Of which inspections a claim is made: of the one that is meant, or of all of them.
Tense = Literal["now", "still", "again", "both", "no longer", "never", "ever"]

_ITS = r"(?:its|their|the|a|an)"
_TENSES: Mapping[Tense, str] = {
    "no longer": rf"no longer|not\b.*\b(?:any ?more|any longer)|(?:lose|loses|lost|losing) {_ITS}",
    "never": rf"never|(?:in |at )?neither {ROUND}|not in either {ROUND}",
    "both": rf"(?:in |at |on )?(?:both|each|every|all)(?: the| two)* {ROUND}|always|twice"
    rf"|throughout|consistently|all along"
    rf"|(?:kept|keeps?|keeping|(?:h[eo]ld|holds|holding|h[au]ng) on to|retain\w*|maintain\w*)"
    rf" {_ITS}",
    "again": r"again|once more",
    "ever": rf"ever|(?:in |at )?(?:either|any) {ROUND}",
    "still": r"still",
}  # fmt: skip
#: What sets a service apart from those that a claim is about.
EXCEPTING = re.compile(rf"\b(?:unlike|{EXCEPT})\b")
_NOT = re.compile(r"\b(?:not|isnt)\b")
#: Words and meanings that leave a claim as it is. Any other ("until", "nearly") may bend it in
#: a way that is not weighed here.
_PLAIN_WORDS = frozenset(
    ["is", "was", "are", "were", "be", "been", "being", "did", "does", "do", "has", "have", "had",
     "it", "they", "its", "their", "the", "a", "an", "for", "in", "at", "on", "of", "to", "by",
     "as", "with", "given", "gave", "me", "you", "we", "us", "our", "my", "i", "there", "so",
     "and", "then", "please", "actually", "really", "indeed", "since", "round", "fire", "rescue",
     "local", "official", "officially", "now", "going", "gone", "go", "up", "down", "well",
     "also", "too", "or", "but", "that", "here", "already"]
)  # fmt: skip
_PLAIN_MEANINGS = frozenset(
    ["grade", "get", "area", "sure", "that", "improve", "worsen", "same", "do", "inspect", "best",
     "worst", "service list", "every", "any"]
)  # fmt: skip
#: Meanings of words that belong to a bound, or to a tense, where there is one.
_OF_BOUNDS = frozenset(["improve", "worsen", "same", "ahead", "behind", "other"])
_OF_TENSES = frozenset(["both times", "every", "worsen", "another", "same"])


class Claim(Struct, frozen=True):
    """A claim weighed whole.

    ``tense`` says of which inspections, ``amount`` of how many of the things it speaks of
    (None for all, or each named). ``denied`` marks a claim with a "not" of its own.
    """

    tense: Tense = "now"
    amount: Amount | None = None
    denied: bool = False

    def over_time(self, held: list[bool]) -> bool | None:
        """Whether it holds, given where it did, latest inspection first; None if unknown."""
        now, *before = held
        if self.tense == "now":
            return all(held)
        if not before:
            return None
        return {
            "still": all(held), "again": all(held), "both": all(held), "ever": any(held),
            "never": not any(held), "no longer": before[0] and not now,
        }[self.tense]  # fmt: skip


def tense_of(asked: Asked) -> Tense:
    """Of which inspections a question claims something."""
    tense = _tense(asked.wording)[0]
    # "Which ones were they, again?" asks to be told again.
    told_again = tense == "again" and asked.says("who", "which", "what", "name")
    return "now" if told_again else tense


def claim_of(asked: Asked) -> Claim | None:
    """The claim in a yes/no question; None where a word of it cannot be weighed."""
    several = len(asked.all("grade")) > 1 and "or" not in asked.wording.split()
    if (several or EXCEPTING.search(asked.text)) and not is_bound(asked):
        return None  # "two goods and an inadequate", "good, unlike Essex"
    tense, told = _tense(asked.wording)
    if tense in ("ever", "never") and len(asked.all("time")) == 1:
        return None  # "was it ever good before" leaves out the latest inspection
    text = without_bounds(asked)
    for words in told:
        text = text.replace(words, " ")
    text = STEPS.sub(" ", text)
    denied = asked.negated and _NOT.search(text) is not None and tense not in ("no longer", "never")
    if denied and not _is_of_grade(asked):
        return None  # "… was good, and now I am not so sure"
    amount = amount_of(_NOT.sub(" ", text))
    if amount is None and tense in ("ever", "never") and not asked.all("pillar"):
        amount = ANY  # "has it ever been outstanding" for anything
    if not _is_weighed(asked, tense, amount, set(asked.wording.split()) - set(text.split())):
        return None
    return Claim(tense, amount, denied)


def _is_of_grade(asked: Asked) -> bool:
    """Whether a "not" stands before the grade that it denies."""
    found = _NOT.search(asked.wording)
    grades = asked.places("grade")
    return found is not None and (not grades or found.start() < grades[0].start)


def _tense(text: str) -> tuple[Tense, tuple[str, ...]]:
    """The tense of a claim, and the words that tell it."""
    for tense, words in _TENSES.items():
        found = re.search(rf"\b(?:{words})\b", text)
        if found:
            return tense, (found[0],)
    return "now", ()


def _is_weighed(asked: Asked, tense: Tense, amount: Amount | None, taken: set[str]) -> bool:
    counting = set() if amount is None else _COUNTING
    plain = _PLAIN_WORDS | taken | counting | {"not", "nor", "isnt"}
    meanings = _PLAIN_MEANINGS | (_OF_BOUNDS if is_bound(asked) else frozenset())
    meanings |= _OF_TENSES if tense != "now" else frozenset()
    if asked.fillers - plain or asked.meanings - meanings:
        return False
    numbered = bool(asked.all("number")) and amount is None
    loose = any(set(word.split()) - taken for word in asked.loose)
    return not (loose or numbered or "before" in asked.words - taken)


_COUNTING = frozenset(
    ["one", "two", "three", "exactly", "just", "only", "least", "most", "more", "than", "less",
     "fewer", "both", "either", "neither", "none", "nothing", "no", "any", "anything", "all"]
)  # fmt: skip
