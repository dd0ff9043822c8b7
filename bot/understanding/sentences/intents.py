"""Which intent a question has: what its meanings and slots weigh, and its nearest examples."""

from collections.abc import Sequence

from bot.matching.matcher import Matcher, Tokens
from bot.understanding.words.reading import Term

#: What tells which document or who is meant hardly ever tells what is asked; nor does a word
#: that may be anything.
_LIGHT = {
    "{document}": 0.35, "{organisation}": 0.25, "{numbers}": 0.4, "inspect": 0.3, "that": 0.3,
    "any": 0.3, "do": 0.3, "give": 0.2, "get": 0.25, "sure": 0.2, "most": 0.4, "~": 0.4,
}  # fmt: skip
#: What a mention, or a word of which nothing is known, is to the matcher.
_SLOT_TOKENS = {
    "pillar": "{pillar}", "grade": "{grade}", "person": "{person}", "role": "{person}",
    "pronoun": "{person}", "document": "{document}", "organisation": "{organisation}",
    "topic": "{topic}", "term": "{term}", "unknown": "?", "outside": "?", "loose": "~",
}  # fmt: skip
_STRANGE = 2.0  # a noun that no example has counts against them all


def intent_matcher(examples: Sequence[tuple[str, Tokens]]) -> Matcher:
    """What ranks the intents of these examples."""
    return Matcher(examples, _STRANGE, _LIGHT)


def token_of(term: Term) -> str | None:
    """A term as the matcher compares it, if it does."""
    return term.value if term.kind in ("meaning", "slot") else _SLOT_TOKENS.get(term.kind)


def tokens_of(terms: Sequence[Term]) -> Tokens:
    """The terms as the matcher compares them."""
    found = [token for token in map(token_of, terms) if token]
    pillars = {term.value for term in terms if term.kind == "pillar"}
    if len(pillars) > 1 or (not pillars and found.count("{pillar}") > 1):
        found.append("{pillars}")
    numbers = [term.kind for term in terms].count("number")
    if numbers > 1 or (numbers and any(term.text == "out" for term in terms)):
        found.append("{numbers}")
    return tuple(found)
