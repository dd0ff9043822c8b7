"""Which words of a question tell what it is about."""

from collections.abc import Iterable

from bot.answering.facts import Facts
from bot.understanding.words.text import normalise, stem, tokens

#: Words that say how much, of whatever is said.
_BY_HOW_MUCH = frozenset(["more", "most", "much", "also", "further", "lot"])
#: Meanings whose words say what kind of answer is wanted.
_KINDS = ("how many", "how long", "how big", "why", "where", "get", "happen")


def own_words(text: str, named: Iterable[str], facts: Facts) -> str:
    """A question without names, and without what says only which kind of answer it wants."""
    text, meanings = f" {text} ", facts.language.words.meanings
    asking = (words for meaning in _KINDS for words in (meaning, *meanings[meaning]))
    for words in (*named, *asking):
        text = text.replace(f" {words} ", " ")
    return text


def telling_words(phrase: str, facts: Facts, *, alone: bool = True) -> set[str]:
    """The stems of a phrase without words that any sentence may hold.

    Where it has no others, and stands ``alone``, these tell.
    """
    every = [token.text for token in tokens(normalise(phrase))]
    telling = (word for word in every if word not in facts.idle and word not in _BY_HOW_MUCH)
    return set(map(stem, telling)) or set(map(stem, every if alone else ()))
