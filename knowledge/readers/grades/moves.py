"""The words by which a document says that something moved, and of what it says so."""

from collections.abc import Sequence

from knowledge.model import Direction, Pillar
from knowledge.readers.grades.doubts import DENIALS, HYPOTHESES
from knowledge.readers.grades.frames import AUXILIARIES, DEGREES
from knowledge.readers.grades.frames import MOVES as VERBS
from knowledge.readers.grades.lexicon import Token
from knowledge.readers.grades.lists import is_subject
from knowledge.readers.grades.subjects import back, is_head
from knowledge.readers.text.text import word_set

MOVES: dict[str, Direction] = {
    "improved": "improved",
    "strengthened": "improved",
    "transformed": "improved",
    "risen": "improved",
    "rose": "improved",
    "got better": "improved",
    "become better": "improved",
    "gone up": "improved",
    "moved up": "improved",
    "declined": "declined",
    "deteriorated": "declined",
    "worsened": "declined",
    "slipped": "declined",
    "fallen": "declined",
    "fell": "declined",
    "dropped": "declined",
    "got worse": "declined",
    "become worse": "declined",
    "gone down": "declined",
    "moved down": "declined",
    "gone backwards": "declined",
    "was down from": "declined",
    "is down from": "declined",
    "was up from": "improved",
    "is up from": "improved",
    "stayed the same": "same",
    "remained the same": "same",
    "unchanged": "same",
    "not changed": "same",
    "hasn't changed": "same",
    "stood still": "same",
    "held steady": "same",
    "neither improved nor declined": "same",
    "neither improved nor deteriorated": "same",
    "neither improved nor worsened": "same",
    "neither risen nor fallen": "same",
    "better than": "improved",
    "worse than": "declined",
}


#: "I should point out that it has declined": only the telling is put so.
_MODALS = word_set("should would must may might could will shall")
_FIRST_WORDS = frozenset(words.split()[0] for words in MOVES)


def is_denied(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the clause up to ``at`` denies or only imagines what follows."""
    told = False
    for token in reversed(tokens[:at]):
        if token.kind == "mark" or token.value in ("but", "while", "and"):
            return False
        if told and token.value in _MODALS:
            continue
        if token.value in DENIALS or token.value in HYPOTHESES or token.value.endswith("n't"):
            return True
        # "needs to improve", but not "I am sorry to report that it has declined"
        if token.value == "to" and not told:
            return True
        told = told or token.value == "that"
    return False


def move_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Give the words of ``MOVES`` that stand at a place, the longest that do, and their end."""
    if tokens[at].value not in _FIRST_WORDS:
        return None
    # "got markedly worse" is "got worse"
    near = [i for i in range(at, min(at + 5, len(tokens))) if tokens[i].value not in DEGREES]
    for length in (4, 3, 2, 1):
        words = " ".join(tokens[i].value for i in near[:length])
        if words in MOVES:
            return words, _after_degree(tokens, near[length - 1] + 1)
    return None


def _after_degree(tokens: Sequence[Token], at: int) -> int:
    """Step over how much something moved: "improved a lot in"."""
    words = [token.value for token in tokens[at : at + 3]]
    if words[:1] == ["a"] and words[-1] == "deal":
        return at + 3
    if words[:1] == ["a"] and words[1:2] in (["lot"], ["little"], ["bit"], ["grade"]):
        return at + 2
    return at + 1 if set(words[:1]) & DEGREES else at


def moved_whole(tokens: Sequence[Token]) -> Direction | None:
    """Read a move of the service as a whole, of which nothing narrower is told."""
    words = [token.value for token in tokens]
    if not _AGAINST & set(words) or _PARTLY & set(words):
        return None
    if any(token.kind == "pillars" for token in tokens):
        return None
    for at in range(len(tokens)):
        move = move_at(tokens, at)
        if move is None or is_denied(tokens, at):
            continue
        verb, end = move
        subject = back(tokens, at - 1, AUXILIARIES | {"overall"})
        if words[max(0, subject - 2) : subject + 1] == ["as", "a", "whole"]:
            subject -= 3
        after = words[end] if end < len(words) else "."
        ends = after in (_THAN if verb.endswith("than") else _ENDS_WHOLE)
        if subject >= 0 and _is_whole(tokens, subject) and ends:
            return MOVES[verb]
    return None


_PARTLY = word_set("some several many most parts areas ways respects partly")
_AGAINST = word_set("since than compared")
_ENDS_WHOLE = word_set(". , ; - since overall as and but compared")
_THAN = word_set("it in at its")


def _is_whole(tokens: Sequence[Token], i: int) -> bool:
    """Tell a service, or its performance, from an "it", which may be anything."""
    if tokens[i].value == "performance" and i > 0:
        return tokens[i - 1].value in ("its", "overall", "s")
    named = tokens[i].kind == "service" or tokens[i].value in ("service", "brigade")
    return named and is_head(tokens, i)


def moved_until(tokens: Sequence[Token], when: int) -> Sequence[Pillar]:
    """Give the pillar that had not moved since the year before a "when": it was graded then."""
    named = [i for i in range(when) if tokens[i].kind in ("pillars", "some")]
    dated = when > _SINCE and tokens[when - 1].value == "," and tokens[when - 2].kind == "year"
    since = back(tokens, when - _SINCE, _INSPECTION) if dated else -1
    if len(named) != 1 or since < named[0] or tokens[since].value != "since":
        return ()
    at = named[0]
    between = {token.value for token in tokens[at + 1 : since]}
    moved = between & VERBS and between <= VERBS | AUXILIARIES | DENIALS and is_subject(tokens, at)
    mover = back(tokens, at - 3, AUXILIARIES) if not between and at > _SINCE else -1
    by_it = mover >= 0 and tokens[at - 2].value in VERBS and is_head(tokens, mover)
    return tokens[at].pillars if moved or by_it else ()


_SINCE = 3  # tokens of "2019 , when"
_INSPECTION = word_set("the its our last previous first inspection report visit in of")
