"""No service is ever taken for another: every pair of names, and every misspelling of each."""

from collections.abc import Iterator
from itertools import combinations
from string import ascii_lowercase

import pytest

from bot.understanding.understand import Understander
from bot.understanding.words.gazetteer import BETWEEN
from knowledge.language import Language
from knowledge.load import Knowledge


@pytest.fixture(scope="module")
def understander(language: Language, knowledge: Knowledge) -> Understander:
    return Understander(language, knowledge)


def meant(understander: Understander, question: str) -> set[str]:
    """The services a question names, or might."""
    terms = [term for each in understander.read(question).sentences for term in each.terms]
    named = (t.value for t in terms if t.kind in ("service", "elsewhere", "ambiguous"))
    return {name for value in named for name in value.split(BETWEEN)}


def misspelt(name: str) -> Iterator[str]:
    """The name with one letter dropped, doubled, changed, added or swapped with the next."""
    for i, letter in enumerate(name):
        if letter == " ":
            continue
        yield name[:i] + name[i + 1 :]
        if i + 1 < len(name) and name[i + 1] not in (" ", letter):
            yield name[:i] + name[i + 1] + letter + name[i + 2 :]
        for other in ascii_lowercase:
            if other != letter:
                yield name[:i] + other + name[i + 1 :]
            yield name[:i] + other + name[i:]


#: A single edit away from another service's name, and a county's own.
_TRUE_NAMES = ("herefordshire",)


def test_every_pair_is_told_apart(understander: Understander, knowledge: Knowledge) -> None:
    pairs = list(combinations(knowledge.services, 2))
    assert len(pairs) == 46 * 45 / 2
    for one, other in pairs:
        asked = f"is {one} better than {other} at efficiency?"
        assert meant(understander, asked) == {one, other}, asked


def test_a_misspelt_name_is_never_another_service(
    understander: Understander, knowledge: Knowledge
) -> None:
    tried = found = 0
    others = set(knowledge.services)
    for name in knowledge.services:
        for typed in set(misspelt(name.lower())):
            services = meant(understander, f"what was {typed} efficiency grade")
            # A misspelling may be another word, or leave open which; it is no other service,
            # unless it spells the other's name: Hertfordshire without its t.
            confused = services <= others and typed not in _TRUE_NAMES
            confused = confused and len(services) == 1 and services != {name}
            assert not confused, f"{typed} is read as {services}"
            tried += 1
            found += services == {name}
    assert tried > 28_000
    assert found > 0.98 * tried, f"{found} of {tried}"
