"""Naming a thing twice: "the third pillar, efficiency," is efficiency, as one token."""

from collections.abc import Sequence

import msgspec

from knowledge.model import PILLARS
from knowledge.readers.grades.lexicon import Token
from knowledge.readers.grades.lists import list_from
from knowledge.readers.text.speech import ASIDES
from knowledge.readers.text.text import word_set

_PILLAR_NOUNS = word_set("pillar area category heading theme field criterion aspect third other")
_GRADE_NOUNS = word_set("grade rating mark judgment judgement verdict score")
_BEFORE_NOUN = word_set("the its their first second third other remaining one last final")
#: What opens an apposition, and what closes it again.
_MARKS = {",": ",", "-": "-", "(": ")", ":": "", "of": ""}


def fold(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Make one token of every pillar, grade or number of areas that is named beside its noun."""
    folded: list[Token] = []
    tokens = _both(_without_purpose(_said_again(_without_asides(tokens))))
    i = 0
    while i < len(tokens):
        named = _named(tokens, i) if i + 2 < len(tokens) and tokens[i + 1].value in _MARKS else None
        if named is None:
            folded.append(tokens[i])
            i += 1
            continue
        token, i = named
        while token.kind == "pillars" and folded and folded[-1].value in _BEFORE_NOUN:
            folded.pop()
        folded.append(token)
    return tuple(folded)


def _without_asides(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out "(LFB)" behind "London Fire Brigade", and ", though," wherever it stands."""
    values = [token.value for token in tokens]
    left_out: set[int] = set()
    for i in range(1, len(tokens) - 2):
        if tokens[i - 1].kind == "service" and (values[i], values[i + 2]) == ("(", ")"):
            left_out |= {i, i + 1, i + 2}
        if values[i] in ("he", "she") and values[i - 1] in ("service", "brigade"):
            verb = i + 2 if values[i + 1] in ("now", "once") else i + 1
            left_out |= set(range(i, verb + 1))  # "the service she now runs"
        if (
            values[i] == ","
            and values[i + 1] in ("where", "whose")
            and tokens[i - 1].kind == "service"
        ):
            left_out |= _until_comma(tokens, i)
        for aside in _ASIDES if values[i] == "," else ():
            end = i + 1 + len(aside)
            if values[i + 1 : end + 1] == [*aside, ","]:
                left_out |= set(range(i, end + 1))
    return [token for i, token in enumerate(tokens) if i not in left_out]


def _until_comma(tokens: Sequence[Token], opening: int) -> set[int]:
    """Give the places of ", where she began in 2020," unless it grades anything."""
    commas = (i for i in range(opening + 1, len(tokens)) if tokens[i].value == ",")
    aside = range(opening, next(commas, opening - 1) + 1)
    return set() if any(tokens[i].kind == "grade" for i in aside) else set(aside)


_ASIDES = tuple(tuple(words.split()) for words in ASIDES)


def _said_again(tokens: Sequence[Token]) -> Sequence[Token]:
    """Read "efficiency is good, and so is the way it …": the one grade said, of that as well."""
    for i in range(1, len(tokens) - 2):
        grades = [token for token in tokens[:i] if token.kind == "grade"]
        so = (tokens[i - 1].value, tokens[i].value) == ("and", "so")
        if so and tokens[i + 1].value in _SO_DOES and len(grades) == 1:
            after = next((j for j in range(i + 2, len(tokens)) if tokens[j].pillars), None)
            if after is not None and all(t.kind == "word" for t in tokens[i + 2 : after]):
                given = msgspec.structs.replace(grades[0], start=tokens[after].end - 1)
                verb = [] if given.grade == "requires improvement" else [tokens[i + 1]]
                return [*tokens[:i], tokens[after], *verb, given, *tokens[after + 1 :]]
    return tokens


_SO_DOES = word_set("is are was were does do did has")


def _both(tokens: Sequence[Token]) -> Sequence[Token]:
    """Read "… efficiency and people; both require improvement": the two named before."""
    kept = list(tokens)
    for i in range(1, len(tokens) - 1):
        said = tokens[i + 1].grade == "requires improvement" or tokens[i + 1].value in _PLURAL
        before = {pillar for token in tokens[:i] for pillar in token.pillars}
        opens = tokens[i - 1].kind == "mark"
        if opens and said and tokens[i].value == "both" and len(before) == 2:
            pillars = tuple(pillar for pillar in PILLARS if pillar in before)
            kept[i] = msgspec.structs.replace(tokens[i], kind="pillars", pillars=pillars)
    return kept


_PLURAL = word_set("are were have")


def _without_purpose(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave "keeping people safe" out of "how efficient Barset is at keeping people safe"."""
    kept: list[Token] = []
    for token in tokens:
        j = len(kept)
        if token.kind == "pillars" and "keeping" in token.value:
            while j and (kept[j - 1].kind == "service" or kept[j - 1].value in _IS_AT):
                j -= 1
        between = kept[j:]
        stated = any(each.kind == "service" or each.value in ("is", "was") for each in between)
        if j and stated and kept[j - 1].kind == "pillars":
            whose = [each for each in kept[j:] if each.kind == "service"]
            kept[j - 1 :] = [*whose, kept[j - 1]]
        else:
            kept.append(token)
    return kept


_IS_AT = word_set("is was the fire and rescue service brigade at in it")


def _named(tokens: Sequence[Token], i: int) -> tuple[Token, int] | None:
    """Give what the noun at ``i`` is named as, and the place after it."""
    noun, first = tokens[i], tokens[i + 2]
    if first.kind == "grade" and noun.value in _GRADE_NOUNS:
        end = _close(tokens, i + 1, i + 3)
        return (first, end) if end > i + 3 else None
    if first.kind != "pillars":
        return None
    pillars, end = list_from(tokens, i + 2)
    closed = _close(tokens, i + 1, end)
    ends = closed > end or _ends(tokens, end)
    if noun.value in _PILLAR_NOUNS and len(pillars) == 1 and ends:
        return first, closed
    if _count(noun) == len(set(pillars)) and _ends(tokens, end):
        return msgspec.structs.replace(noun, kind="pillars", pillars=tuple(pillars)), closed
    return None


def _close(tokens: Sequence[Token], opening: int, end: int) -> int:
    """Step over the mark that closes what the one at ``opening`` opened, if it stands there."""
    closes = end < len(tokens) and tokens[end].value == _MARKS[tokens[opening].value]
    return end + 1 if closes else end


def _count(noun: Token) -> int | None:
    if noun.kind == "some":
        return int(noun.value)
    if noun.value == "everything":  # "good at everything: effectiveness, efficiency and people"
        return len(PILLARS)
    return len(noun.pillars) if noun.kind == "pillars" and len(noun.pillars) > 1 else None


def _ends(tokens: Sequence[Token], end: int) -> bool:
    return end == len(tokens) or tokens[end].kind == "mark"
