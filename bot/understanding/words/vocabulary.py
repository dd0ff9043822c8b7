"""Known words by what a misspelling keeps of them, and the words that one edit makes."""

import re
from collections.abc import Collection, Iterator, Sequence

SHORT = 3  # letters of a word that is hardly ever mistyped
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DOUBLED = re.compile(r"([^\W\d])\1+")


class Vocabulary:
    """Known words, by what a misspelling keeps of them."""

    def __init__(self, words: Collection[str]) -> None:
        self.letters = "".join(sorted(set().union(*words)))
        self.long: list[str] = []  # in the order of the alphabet
        self.by_length: dict[int, list[str]] = {}
        self.by_letters: dict[str, str] = {}
        self.by_consonants: dict[str, str] = {}
        for word in sorted(words):
            self.by_length.setdefault(len(word), []).append(word)
            if len(word) > SHORT:
                self.long.append(word)
                self.by_consonants.setdefault(consonants(word), word)
            elif len(word) == SHORT:
                self.by_letters.setdefault("".join(sorted(word)), word)


def neighbours(word: str, letters: str = _LETTERS) -> set[str]:
    """Every word that one edit makes: a letter left out, swapped, put in or another one."""
    found: set[str] = set()
    for i in range(len(word) + 1):
        before, after = word[:i], word[i:]
        found.update([f"{before}{letter}{after}" for letter in letters])
        if after:
            rest = after[1:]
            found.update((before + rest, before + after[1::-1] + after[2:]))
            found.update([f"{before}{letter}{rest}" for letter in letters])
    return found


def consonants(word: str) -> str:
    """A word without its vowels, but for the letter it begins with."""
    return word[:1] + "".join(letter for letter in word[1:] if letter not in "aeiou")


def undoubled(typed: str) -> Iterator[str]:
    """A word with one doubled letter once, for each of them, and then with all of them once."""
    doubled = list(_DOUBLED.finditer(typed))
    for each in doubled:
        yield typed[: each.start()] + each[1] + typed[each.end() :]
    if len(doubled) > 1:
        yield _DOUBLED.sub(r"\1", typed)


def is_swapped(typed: str, word: str, name: Sequence[str]) -> bool:
    """Whether a word has just the letters that were typed, and a name has others: "wiht"."""
    return sorted(typed) == sorted(word) != sorted("".join(name))
