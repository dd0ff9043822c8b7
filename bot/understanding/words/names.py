"""The forms in which the name of a service is written: cut short, by its parts, by its letters."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations

from bot.understanding.words.text import normalise, tokens

Words = tuple[str, ...]

DIRECTIONS = {"north": ("n", "nth"), "south": ("s", "sth"), "east": ("e",), "west": ("w",)}
_ENDINGS = ("frs", "fr", "fire", "fs")  # that follow a service's initials
SMALL = frozenset(["and", "of", "the"])
_SHORTEST = 4  # letters of a part by which a name is known


def words_of(name: str) -> Words:
    """Give the words of a name as a question's are read."""
    return tuple(token.text for token in tokens(normalise(name)))


def forms_of(words: Words, abbreviations: Mapping[str, Iterable[str]]) -> Iterator[Words]:
    """A name with "and" written otherwise, with directions and parts of it cut short."""
    forms = {words}
    if "and" in words:
        for other in ("n", ""):
            forms |= {tuple(other if w == "and" else w for w in form) for form in forms}
    if words[0] in DIRECTIONS:
        forms |= {(short, *form[1:]) for form in forms for short in DIRECTIONS[words[0]]}
    for whole, shorts in abbreviations.items():
        for form in list(forms):
            text = f" {' '.join(form)} "
            if f" {whole} " in text:
                forms |= {tuple(text.replace(whole, short).split()) for short in shorts}
    for form in forms - {words}:
        yield tuple(word for word in form if word)


def parts_of(words: Words) -> Iterator[Words]:
    """The parts by which a long name is known: "Port Harrow" of "Port Harrow and the Downs"."""
    text = " ".join(words)
    joined = [part.removeprefix("the ") for part in text.split(" and ")]
    for part in joined:
        short = _OF.sub("", part)
        if len(short) >= _SHORTEST and short != text:
            yield tuple(short.split())


#: What a name may begin with, or go on with behind a river: "Isle of", "upon Tarle".
_OF = re.compile(r"^(?:isles?|vale|city|county|borough) of |^greater |(?: upon| on) .+$")


def initials_of(words: Words) -> Iterator[Words]:
    """Give a name by its first letters: "GMFRS", "D and S"."""
    big = "".join(word[0] for word in words if word not in SMALL)
    every = "".join(word[0] for word in words if word != "and")
    for letters in {big, every}:
        endings = _ENDINGS[: 1 if len(letters) < 2 else None]
        yield from ((letters + ending,) for ending in endings)
    if len(words) == 3 and words[1] == "and":
        yield (words[0][0], "and", words[2][0])


def tails_of(names: Iterable[str]) -> dict[str, list[str]]:
    """Last words that several names end in behind a direction: "Yorkshire", "Sussex"."""
    found: dict[str, list[str]] = {}
    for name in names:
        first, *rest = words_of(name)
        if first in DIRECTIONS and len(rest) == 1:
            found.setdefault(rest[0], []).append(name)
    return {tail: owners for tail, owners in found.items() if len(owners) > 1}


def side_by_side(tail: Words, owners: Iterable[str]) -> Iterator[tuple[Words, tuple[str, ...]]]:
    """Names that share their last word, said once: "East and West Sussex"."""
    for count in (2, 3):
        for named in permutations(owners, count):
            *others, last = (words_of(name)[0] for name in named)
            for joint in ("and", "or", "vs", "v", "versus", "against", "n"):
                yield (*others, joint, last, *tail), named
