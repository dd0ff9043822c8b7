"""Of what a sentence tells: the service itself, or something in or of it."""

import re
from collections.abc import Sequence

from knowledge.readers.grades.lexicon import Token
from knowledge.readers.text.text import word_set

HEADS = word_set("service it brigade which they who authority that services")
SERVICE_WORDS = frozenset({"service", "brigade", "authority"})
_BEFORE_SERVICE = word_set(
    "the fire rescue and & this that local our its county's city's s own their said a whose same "
    "region's his her area's your my combined"
)
PREPOSITIONS = word_set("at of in for by within from to on about with across against into")


def back(tokens: Sequence[Token], i: int, skipped: frozenset[str]) -> int:
    """Step back from ``i`` over the words of ``skipped``; -1 where only such words are left."""
    while i >= 0 and tokens[i].kind in ("word", "mark") and tokens[i].value in skipped:
        i -= 1
    return i


def object_start(tokens: Sequence[Token], i: int) -> int:
    """Step back over the words that belong to a service: "the fire and rescue service"."""
    j = i
    while j > 0 and (tokens[j - 1].value in _BEFORE_SERVICE or tokens[j - 1].kind == "service"):
        j -= 1
    return j


def is_head(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether the noun at ``i`` is the service itself, not something in or of it."""
    if i >= 0 and tokens[i].value == ",":  # step over a description between commas
        opening = next((j for j in range(i - 1, -1, -1) if tokens[j].value == ","), -1)
        if [token.kind for token in tokens[opening + 1 : i]] == ["service"]:
            return True  # "The smallest of the four, Barset Fire and Rescue Service, …"
        return opening > 0 and is_head(tokens, opening - 1)
    return i >= 0 and _is_service(tokens, i) and not _is_owner(tokens, i)


def _is_service(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].value == "services":  # "both services", not "few services"
        start = back(tokens, i - 1, _FIRE_AND_RESCUE | {"of", "the"})
        if start >= 0 and tokens[start].value in ("both", "two"):
            return True  # "the smallest of the three services" is one of them
        return any(token.value.endswith("est") for token in tokens[max(0, i - 5) : i])
    if tokens[i].value not in SERVICE_WORDS:
        return tokens[i].kind == "service" or tokens[i].value in HEADS
    i = back(tokens, i - 1, _FIRE_AND_RESCUE) + 1
    before = tokens[i - 1] if i > 0 else None
    if before is None or before.kind in ("service", "mark") or before.value in _BEFORE_SERVICE:
        return True
    if before.value.endswith("'s"):
        return True
    # "the 22-station service", "the beleaguered service", "the three-county brigade"
    described = _DESCRIBES.fullmatch(before.value)
    return bool(described) and i > 1 and tokens[i - 2].value in _BEFORE_SERVICE


_FIRE_AND_RESCUE = word_set("fire and & rescue")
_DESCRIBES = re.compile(
    r"[\w,]+-[\w-]+|[a-z]{3,}(?:ed|al|ern)|small|large|big|rural|urban|whole|county|local"
)


def _is_owner(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether something of the service is meant: "the control room of Barset …"."""
    before = object_start(tokens, i) - 1
    if before < 1 or tokens[before].value not in PREPOSITIONS or tokens[before - 1].kind == "mark":
        return False
    of = tokens[before - 1].value
    return of not in _STANDS_FOR_SERVICE and not of.endswith("est")  # "the smallest of the three"


_STANDS_FOR_SERVICE = SERVICE_WORDS | {"performance", "inspection", "saying"}
