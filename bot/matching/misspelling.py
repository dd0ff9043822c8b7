"""Misspelling sentences as people do: one random edit in some of the longer words."""

from random import Random

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 4  # letters of a word that is misspelt


def misspelt(sentence: str, random: Random, share: float) -> str:
    """The sentence with one edit in a share of its words of four letters or more."""
    return " ".join(
        _edited(word, random) if len(word) >= _SHORTEST and random.random() < share else word
        for word in sentence.split(" ")
    )


def _edited(word: str, random: Random) -> str:
    place, edit = random.randrange(len(word)), random.randrange(4)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    if edit == 0:
        return before + after
    if edit == 1:
        return before + random.choice(_LETTERS) + letter + after
    if edit == 2:
        return before + random.choice(_LETTERS) + after
    return before + after[:1] + letter + after[1:]
