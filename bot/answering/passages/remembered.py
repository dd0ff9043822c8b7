"""Words that somebody remembers, more or less, and the sentences that hold them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.answering.facts import Facts
from bot.answering.passages.passages import Said, stems
from bot.answering.passages.telling import telling_words
from bot.understanding.words.lexicon import plain
from bot.understanding.words.text import stem

CERTAIN = 4.5  # the weight of words in one order that are no accident
_PASSED, _OTHER = 0.5, 0.7  # what a word costs that one side leaves out, or has another for
_EMPTY = 0.3  # what a word weighs that any sentence may hold
_NEAR = 2  # words beside those in one order that may deny them
_REMEMBERED = 0.84  # how alike a phrase of one telling word and its place must be
_THE_SAME = 0.95  # from where on words are the same, whatever the rest of the sentence denies
_SHARED = 0.6  # how much of a phrase's telling words its place must hold
_LOOSELY, _SEVERAL = 0.45, 3  # less of it will do where so many words are shared
_RARE = 2.5  # the rarity of a word that stands in one passage or two
_AS_GOOD = 0.04  # places nearer than this to the best are as good
_DENIALS = frozenset(["no", "not", "never", "nobody", "none", "nothing", "without"])


class _Phrase(NamedTuple):
    """A phrase's words, their senses in order, and the weight of those that tell something.

    ``speaker`` is who alone said all of those, if only one did.
    """

    words: Sequence[str]
    order: Sequence[str]
    weights: Mapping[str, float]
    speaker: str | None


class Run(NamedTuple):
    """Words in one order: what they weigh, and where they begin and end in the phrase."""

    weight: float
    start: int
    end: int


def remembered(phrase: str, facts: Facts) -> list[Said]:
    """The words that hold a phrase, even one remembered loosely; the closest only.

    A phrase's words count by how rare they are: to share "service" and "inspection" proves
    nothing. Enough of them in a sentence's own order are that sentence's, whatever else is
    typed around them; fewer must be most of the phrase.
    """
    telling = telling_words(phrase, facts, alone=False)
    weights = {word: facts.rarity(word) for word in facts.sense(telling)}
    if not sum(weights.values()):
        return []  # "it is what it is" holds no word that could be remembered
    words = plain(phrase).split()
    everything = (*facts.said, *facts.unsaid)
    speakers = {e.speaker for e in everything if e.speaker and e.sense.issuperset(weights)}
    only = speakers.pop() if len(speakers) == 1 else None
    wanted = _Phrase(words, facts.senses(map(stem, words)), weights, only)
    likely = (each for each in everything if not each.sense.isdisjoint(weights))
    scored = [(_in_order(wanted, each) or _likeness(wanted, each), each) for each in likely]
    if any(each.speaker and score >= CERTAIN for score, each in scored):
        scored = [(score, each) for score, each in scored if each.speaker]
    best = max((score for score, _ in scored), default=0.0)
    return [each for score, each in scored if score and score >= best - _AS_GOOD]


def _in_order(phrase: _Phrase, said: Said) -> float:
    """What the words weigh that stand in a sentence as they do in the phrase, if enough."""
    both = phrase.weights.keys() & said.sense
    if len(both) < 2:
        return 0.0
    plain_ones = sum(map(said.sense.__contains__, phrase.order)) - len(both)
    if sum(phrase.weights[word] for word in both) + _EMPTY * plain_ones < CERTAIN:
        return 0.0
    run = aligned(phrase.order, said.order, phrase.weights)
    beside = phrase.words[max(run.start - _NEAR, 0) : run.end + _NEAR]
    return run.weight if run.weight >= CERTAIN and _agrees(phrase, beside, said) else 0.0


def aligned(phrase: Sequence[str], there: Sequence[str], weights: Mapping[str, float]) -> Run:
    """The best local alignment of two texts: what both have, less what only one has there."""
    best = Run(0.0, 0, 0)
    # For each word of the other text: the best weight of a run that ends there, and its start.
    above, begun = [0.0] * (len(there) + 1), [0] * (len(there) + 1)
    for i, word in enumerate(phrase):
        gain = weights.get(word, _EMPTY)
        row, starts = [0.0], [i + 1]
        for j, other in enumerate(there):
            run, start = above[j] + (gain if word == other else -_OTHER), begun[j]
            if above[j + 1] - _PASSED > run:
                run, start = above[j + 1] - _PASSED, begun[j + 1]
            if row[j] - _PASSED > run:
                run, start = row[j] - _PASSED, starts[j]
            if run <= 0.0:
                run, start = 0.0, i + 1
            elif run > best.weight:
                best = Run(run, start, i + 1)
            row.append(run)
            starts.append(start)
        above, begun = row, starts
    return best


def _likeness(phrase: _Phrase, said: Said) -> float:
    """How alike a phrase and a sentence are that holds most of what tells in it; or 0."""
    both = phrase.weights.keys() & said.sense
    share = sum(phrase.weights[word] for word in both) / sum(phrase.weights.values())
    if share < (_LOOSELY if len(both) >= _SEVERAL else _SHARED):
        return 0.0
    wanted = " ".join(phrase.words)
    # What is shorter than the phrase lies within it whole, and is no more alike for that.
    within = len(said.plain) >= len(wanted)
    alike = fuzz.partial_ratio(wanted, said.plain) / 100 if within else share
    if alike < _THE_SAME and not _agrees(phrase, phrase.words, said):
        return 0.0
    tells = max(phrase.weights.values()) > _RARE or said.speaker == phrase.speaker
    # One word that only says nearly the same is no memory of it: "money" for "efficiencies".
    typed = zip(map(stem, phrase.words), phrase.order, strict=True)
    tells = tells and any(f" {word} " in said.stems for word, sense in typed if sense in both)
    surely = alike >= _REMEMBERED or len(both) > 1 or (share == 1 and tells)
    return max(alike, share) if surely else 0.0


def _agrees(phrase: _Phrase, words: Sequence[str], said: Said) -> bool:
    """Whether both deny or neither does, and every number of some words is said."""
    there = Counter(said.plain.split())
    numbers = Counter(word for word in words if word[0].isdigit())
    if not numbers <= there:
        return False
    denies = not _DENIALS.isdisjoint(there) and _denies(phrase, said)
    return denies != _DENIALS.isdisjoint(words)


def _denies(phrase: _Phrase, said: Said) -> bool:
    """Whether a sentence denies that shares a word with a phrase: others may deny anything."""
    each = _END.split(said.citation.quote)
    touched = [one for one in each if not phrase.weights.keys().isdisjoint(stems(one).split())]
    return any(not _DENIALS.isdisjoint(plain(one).split()) for one in touched or each)


_END = re.compile(r"(?<=[.!?])[”\"’']?\s+")
