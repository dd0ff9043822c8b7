"""What somebody puts in the place of what they asked: "no, I meant Essex", "the west one"."""

import re

from msgspec.structs import replace

from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.mentions import SLOTS, Mention
from bot.understanding.words.lexicon import PLACES

#: Words by which somebody corrects what they asked.
_CORRECTION = re.compile(
    r"\b(?:meant|mean|sorry|wrong|instead|mixed|mistake|typo|oops|rather|confused|no wait)\b"
)
_CORRECTED = frozenset(["service", "ambiguous", "pillar", "time", "organisation"])
_ASKING = ("which", "who", "how many", "compare", "improve", "worsen", "change", "best", "worst")
_DIRECTIONS = frozenset(["north", "south", "east", "west"])
#: Words that lead to what stands in the place of something else: "and in the east one?".
_LEADING = frozenset(["and", "what", "about", "how", "in", "at", "for", "the", "one", "then", "ok"])


def corrects(asked: Asked) -> bool:
    """Whether a message only puts something else in the place of what was asked about."""
    named = {kind for kind in SLOTS if asked.all(kind)}
    told = not asked.all("grade") and bool(named) and named <= _CORRECTED
    return told and bool(_CORRECTION.search(asked.text)) and not asked.says(*_ASKING)


def sibling(asked: Asked, last: Asked) -> Asked:
    """A direction alone after a service that has one: "I meant West" after East Sussex."""
    words = asked.text.split()
    said = _DIRECTIONS.intersection(words)
    names = last.all("service")
    if len(said) != 1 or len(names) != 1 or any(map(asked.all, PLACES)):
        return asked
    direction, _, rest = names[0].partition(" ")
    alone = _CORRECTION.search(asked.text) or _LEADING.issuperset(said.symmetric_difference(words))
    if direction.lower() not in _DIRECTIONS or not alone:
        return asked
    name = f"{min(said).title()} {rest}"
    meant = (Mention("service", name, name.lower()),)
    return replace(asked, mentions=meant, unknown=(), strange=(), loose=(), bare=True)
