"""Which of a message's sentences are its questions."""

from collections.abc import Sequence

from bot.understanding.dialogue.setting import with_setting
from bot.understanding.dialogue.several import gone_on
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.mentions import SLOTS, SUBJECTS
from bot.understanding.understand import SOCIAL
from bot.understanding.words.lexicon import PLACES

_PLAIN = 0.85  # the score from which a sentence beside others is a question of its own
_TOLD = 0.5  # the score from which a sentence tells what a bare question beside it is about


def questions_of(all_asked: Sequence[Asked]) -> list[Asked]:
    """The questions of a message in order: all that are plain, or the best there is.

    Small talk counts only where nothing else does.
    """
    if not all_asked:
        return []
    asking = [each for each in all_asked if each.intent not in SOCIAL] or list(all_asked)
    plain = [each for each in asking if each.asks and _is_plain(each) and not _only_points(each)]
    if len(plain) > 1:
        return _placed(plain)
    stated = [each for each in asking if each.polar and each.all("grade") and each.intent]
    if len(stated) > 1 and not any(each.asks for each in all_asked):
        return stated  # "Kent was good for people. Essex was outstanding."
    # What is put as a question is the question, whatever is told around it.
    # "The figures for what was resolved have slipped my mind. What were they?"
    told = any(each.score >= _TOLD and not _only_points(each) for each in asking)
    open_ = told and not any(any(map(each.all, SUBJECTS)) for each in asking)
    kept = [each for each in asking if not open_ or not _only_points(each)]
    put = [each for each in kept if each.asks and (each.intent or each.bare)]
    put = [each for each in put if each.marked] or put or kept
    if max(each.score for each in put) < _TOLD < max(each.score for each in kept):
        put = kept  # "What a joke. I want every service that got worse."
    best = max(put, key=lambda each: each.score)
    place = all_asked.index(best)
    if place and all_asked[place - 1].everywhere:
        # "Half of them were below good, they say. What was the percentage?"
        best = gone_on(best, all_asked[place - 1]) or best
    return [with_setting(best, all_asked[:place], all_asked[place + 1 :])]


def _placed(asked: Sequence[Asked]) -> list[Asked]:
    """The questions of a message, each of the place outside England that one before it names.

    "Scotland's service, is it efficient? And what grade?" asks for no grade of another.
    """
    placed: list[Asked] = []
    for each in asked:
        before = placed[-1].all("elsewhere") if placed else ()
        named = any(map(each.all, PLACES)) or each.everywhere
        placed.append(each if named or not before else each.filled("elsewhere", before))
    return placed


def _only_points(asked: Asked) -> bool:
    """Whether a sentence asks nothing but "what were they?"."""
    names = asked.phrase or asked.unknown or asked.loose or any(map(asked.all, SLOTS))
    return asked.meanings <= {"what", "which", "that"} and not names


def _is_plain(asked: Asked) -> bool:
    """Whether a sentence is a question of its own, or goes on with the one before it."""
    return asked.score >= _PLAIN or (asked.bare and any(map(asked.all, SLOTS)))
