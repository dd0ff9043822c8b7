"""What must be true of a service, where a question joins several conditions.

"Good for people but not for efficiency", "fell for effectiveness while efficiency rose": each
condition has a grade or a move, pillars and an inspection, and what one leaves open it takes
from the one beside it.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from msgspec.structs import replace

from bot.understanding.meaning.amounts import ALL, ANY, Amount
from bot.understanding.meaning.conditions.atoms import Atom, atoms_of, is_move, moves_without_verb
from bot.understanding.meaning.conditions.condition import BOTH, Condition
from bot.understanding.meaning.conditions.runs import parted
from bot.understanding.meaning.conditions.said import read
from bot.understanding.meaning.moves import STEPS
from bot.understanding.words.reading import Term

_ONE = Amount(1, 1)
#: "More services were good for people than for efficiency" counts.
_MORE = re.compile(
    r"\b(?:more|fewer|less|as many|number|outnumber|exceed)\b(?! (?:than )?(?:one|two|half))"
)
_ASKS_AGAIN = re.compile(r"(?<=\w )(?:and|or|but|then) (?:which|who|what|how many)\b")


def conditions_in(terms: Sequence[Term]) -> tuple[Condition, ...]:
    """The conditions that a question sets, in order; none where they cannot be told for sure."""
    text = " ".join(term.text for term in terms)
    named = any(term.kind == "grade" or is_move(term) for term in terms)
    if not named and not moves_without_verb(text):
        return ()
    atoms = atoms_of(terms)
    moved = any(atom.part == "move" for atom in atoms)
    beyond = _ASKS_AGAIN.search(text) or (moved and STEPS.search(text))
    if beyond or any(_is_counted(atom, text) for atom in atoms):
        return ()
    found: list[Condition] = []
    for part in parted(atoms):
        found += read(part, found)
    found = _merged(list(dict.fromkeys(_in_time(_with_pillars(found)))))
    whole = all(each.is_full for each in found) and not _exclude_each_other(found)
    return tuple(found) if whole else ()


def _merged(found: Sequence[Condition]) -> list[Condition]:
    """The conditions, an alternative that says the same of another pillar put to the one before.

    "Inadequate for people or inadequate for efficiency" is inadequate for any of the two.
    """
    done: list[Condition] = []
    for each in found:
        last = done[-1] if done and each.alternative else None
        alike = {"pillars": (), "amount": ALL, "added": False, "alternative": False}
        single = (ALL, ANY, _ONE)
        if (
            last is not None
            and not each.denied
            and len(each.pillars) == 1
            and each.amount in single
            and (len(last.pillars) == 1 or last.amount == ANY)
            and replace(each, **alike) == replace(last, **alike)
        ):
            amount = _ONE if each.amount == _ONE else ANY
            pillars = tuple(dict.fromkeys(last.pillars + each.pillars))
            done[-1] = replace(last, pillars=pillars, amount=amount)
        else:
            done.append(each)
    return done


def _is_counted(atom: Atom, text: str) -> bool:
    """Whether an atom is what a count is set against, or a service another is ranked with."""
    if atom.link not in ("than", "as") or atom.part == "pillar":
        return atom.link == "than" and atom.part == "pillar" and bool(_MORE.search(text))
    return atom.part != "time" or bool(_MORE.search(text))


def are_joined(found: Sequence[Condition]) -> bool:
    """Whether conditions want more than one grade or move.

    A single one does if it sets pillars against each other, or wants a number of them.
    """
    if any(each.among or each.amount not in (ALL, ANY) for each in found):
        return True
    if any(each.denied and (each.time == BOTH or _is_of_no_move(each)) for each in found):
        return True
    wide = any(len(each.origin) > 1 or len(each.target) > 1 or _is_left(each) for each in found)
    return wide or (len(found) > 1 and not _is_one_move(found))


def _is_of_no_move(each: Condition) -> bool:
    """Whether nothing is to have moved in any of several pillars."""
    return bool(each.ways) and each.amount == ANY and len(each.pillars) > 1


def _is_left(each: Condition) -> bool:
    """Whether a grade is left or reached either way: "no longer good", "became good"."""
    return len(each.ways) > 1 and bool(each.origin) != bool(each.target)


def _exclude_each_other(found: Sequence[Condition]) -> bool:
    """Whether no service could meet all: "outstanding, good and inadequate" are counted apart."""
    if any(each.alternative for each in found):
        return False
    plain = [each for each in found if not each.denied and each.amount == ALL and not each.among]
    return any(
        set(one.pillars) == set(other.pillars)
        and one.time == other.time
        and bool(one.grades) == bool(other.grades)
        and not set(one.grades or one.ways).intersection(other.grades or other.ways)
        and bool(one.pillars)
        for one, other in combinations(plain, 2)
    )


def _is_one_move(found: Sequence[Condition]) -> bool:
    """Whether two conditions only say from which grade to which: "good then, inadequate now".

    But of any pillars of one inspection, "one outstanding and one inadequate" are two grades.
    """
    if len(found) != 2 or found[0].pillars != found[1].pillars or found[1].alternative:
        return False
    if found[0].amount == ANY and found[0].time == found[1].time:
        return False
    return all(len(each.grades) == 1 and not each.denied for each in found)


def _with_pillars(found: Sequence[Condition]) -> list[Condition]:
    """Conditions that name no pillar are of those named before, or else after."""
    done: list[Condition] = []
    for place, each in enumerate(found):
        near = [o for o in (*reversed(found[:place]), *found[place + 1 :]) if o.pillars]
        if each.pillars or not near:
            done.append(each)
            continue
        counted = near[0].amount not in (ALL, ANY)  # "two goods and a requires improvement"
        amount = ANY if counted else near[0].amount
        done.append(replace(each, pillars=near[0].pillars, amount=amount))
    return done


def _in_time(found: Sequence[Condition]) -> list[Condition]:
    """Conditions with the inspection each is of, where another one beside it tells."""
    done: list[Condition] = []
    for place, each in enumerate(found):
        time = each.time or _time_beside(each, done, found[place + 1 :])
        done.append(replace(each, time=time, now=False))
    return done


def _time_beside(
    each: Condition, before: Sequence[Condition], after: Sequence[Condition]
) -> str | None:
    """The inspection of a condition that names none: that of the one beside it.

    But of the same pillars, a grade after one that was held is of now, and one before a move
    is what was left.
    """
    before = [other for other in before if other.time != BOTH]
    after = [other for other in after if other.time != BOTH]
    named = [other.time for other in (*before, *after) if other.time]
    if each.now:
        return "latest" if named else None
    if each.grades and after and not each.now:
        then = after[0]
        if then.ways and not then.among and then.pillars == each.pillars:
            return "previous"
    if not before:
        return next((other.time for other in after if other.time), None)
    last = next((other for other in reversed(before) if other.grades or other.among), before[-1])
    return "latest" if last.time and last.pillars == each.pillars else last.time
