"""What must be true of a service, where a question joins several conditions.

"Good for people but not for efficiency", "fell for effectiveness while efficiency rose": each
condition has a grade or a move, pillars and an inspection, and what one leaves open it takes
from the one beside it.
"""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from msgspec.structs import replace

from bot.understanding.amounts import ALL, ANY, NONE, Amount
from bot.understanding.atoms import Atom, Part, atoms_of
from bot.understanding.condition import Condition
from bot.understanding.reading import Term
from knowledge.model import PILLARS, Grade, Pillar

_PREDICATES: tuple[Part, ...] = ("grade", "move")
_TWO = 2
_ASKS_AGAIN = re.compile(r"\b(?:and|or|but|then) (?:which|who|what|how many)\b")
_BETWEEN: tuple[Part, ...] = ("join", "not", "aux", "amount")


def conditions_in(terms: Sequence[Term]) -> tuple[Condition, ...]:
    """The conditions that a question sets, in order; none where they cannot be told for sure."""
    text = " ".join(term.text for term in terms)
    atoms = atoms_of(terms)
    if _ASKS_AGAIN.search(text) or any(
        atom.link in ("than", "as") and atom.part != "pillar" for atom in atoms
    ):
        return ()  # "more were good than outstanding" counts, "better than Kent" ranks
    found: list[Condition] = []
    for part in _parted(atoms):
        found += _read(part, found)
    found = list(dict.fromkeys(_in_time(_with_pillars(found))))
    whole = all(each.is_full for each in found) and not _exclude_each_other(found)
    return tuple(found) if whole else ()


def are_joined(found: Sequence[Condition]) -> bool:
    """Whether conditions want more than one grade or move.

    A single one does if it sets pillars against each other, or wants a number of them.
    """
    if any(each.among or each.amount not in (ALL, ANY) for each in found):
        return True
    wide = any(len(each.origin) > 1 or len(each.target) > 1 for each in found)
    return wide or (len(found) > 1 and not _is_one_move(found))


def _exclude_each_other(found: Sequence[Condition]) -> bool:
    """Whether no service could meet all: "outstanding, good and inadequate" are counted apart."""
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
    """Whether two conditions only say from which grade to which: "good then, inadequate now"."""
    if len(found) != _TWO or found[0].pillars != found[1].pillars:
        return False
    return all(len(each.grades) == 1 and not each.denied for each in found)


def _parted(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Runs of atoms, each with one thing that is to be true."""
    order = [atom.part for atom in atoms if atom.part in ("pillar", *_PREDICATES)]
    pillar_first = order[:1] == ["pillar"] and order[-1:] != ["pillar"]
    parts: list[list[Atom]] = [[]]
    for place, atom in enumerate(atoms):
        if _opens(parts[-1], atom, atoms[place + 1 :], pillar_first=pillar_first):
            parts.append(_taken_back(parts[-1]))
        parts[-1].append(atom)
    left = [atom.part for atom in _since_last(parts[-1])]
    if "join" in left and "not" in left and _since_last(parts[-1])[0].value != "or":
        parts.append(_taken_back(parts[-1]))  # "… in 2018 and is not any more"
    return parts


def _taken_back(part: list[Atom]) -> list[Atom]:
    """The joining words at the end of a run, which open the next."""
    back: list[Atom] = []
    while part and part[-1].part in (*_BETWEEN, "service"):
        if part[-1].part == "amount" and (back[:1] and back[0].part in ("join", "not")):
            break  # "… in all three and …"
        if part[-1].part == "service" and not any(each.part == "join" for each in part[-2:]):
            break
        back.insert(0, part.pop())
        if back[0].part == "join":
            break
    return back


def _opens(part: Sequence[Atom], atom: Atom, after: Sequence[Atom], *, pillar_first: bool) -> bool:
    """Whether an atom opens a new run."""
    if not _has(part, *_PREDICATES):
        return False
    if atom.part in _PREDICATES:
        return not _goes_on(part, atom)
    since = _since_last(part)
    denied = any(each.part == "not" for each in since)
    joined = any(each.part == "join" for each in since)
    anew = denied or (joined and any(each.part == "aux" for each in since))  # "but did for …"
    if atom.part == "time":
        return anew and _has(part, "pillar", "time")
    if atom.part == "amount":
        return joined and (denied or atom.rest) and bool(atom.pillars or atom.rest)
    if atom.part != "pillar":
        return False
    follows = next((each for each in after if each.part not in ("not", "aux")), None)
    led = follows is not None and follows.part in _PREDICATES and atom.link == ""
    return anew or (_has(part, "pillar") and (pillar_first or led))


def _goes_on(part: Sequence[Atom], atom: Atom) -> bool:
    """Whether a grade or a move goes on with the one before: "good or outstanding"."""
    last, since = [each for each in part if each.part in _PREDICATES][-1], _since_last(part)
    joins = [each.value for each in since]
    beside = joins in ([], ["or"], ["and"], ["nor"]) and part[-1 - len(since)] is last
    led = [one for one, other in pairwise(part) if other.part == "grade"]
    # "Both an outstanding and an inadequate", "two goods and an inadequate" are two things.
    apart = joins == ["and"] and any(each.part == "amount" for each in led)
    if last.part == atom.part and beside and not apart:
        return True
    return atom.link in ("from", "to") and (last.part == "move" or last.link == "from")


def _has(part: Sequence[Atom], *kinds: Part) -> bool:
    return any(atom.part in kinds for atom in part)


def _since_last(part: Sequence[Atom]) -> list[Atom]:
    """The atoms at the end of a run that only join."""
    count = 0
    while count < len(part) and part[-1 - count].part in _BETWEEN:
        count += 1
    return list(part[len(part) - count :])


def _read(part: Sequence[Atom], before: Sequence[Condition]) -> list[Condition]:
    """The condition that a run of atoms says; two for "only for people"."""
    if not _has(part, *_PREDICATES, "pillar", "amount", "not"):
        return []
    pillars = tuple(p for atom in part if atom.part == "pillar" for p in atom.pillars)
    amount = _amount(part)
    for atom in part:
        if atom.part == "amount" and atom.rest:
            named = {p for each in before if each.amount != NONE for p in each.pillars}
            pillars, amount = tuple(p for p in PILLARS if p not in named), atom.amount
        elif atom.part == "amount" and not pillars:
            pillars = atom.pillars
    linked = {"from": _grades(part, "from"), "to": _grades(part, "to")}
    moves = [atom for atom in part if atom.part == "move"]
    ways = tuple(dict.fromkeys(way for atom in moves for way in atom.ways))
    if not moves and not linked["from"]:
        linked = {"from": (), "to": ()}
    grades = tuple(g for g in _grades(part) if g not in linked["from"] + linked["to"])
    said = Condition(
        pillars=tuple(dict.fromkeys(pillars)),
        amount=amount,
        grades=grades,
        ways=ways or (("improved", "declined") if linked["from"] else ()),
        origin=linked["from"],
        target=linked["to"],
        denied=_is_denied(part),
        among=_sets_apart(part, pillars),
        time=_time(part),
        now=any(atom.value in ("is", "are") for atom in part),
        service=next((atom.value for atom in part if atom.part == "service"), None),
    )
    if not said.is_full and before:
        kept = before[-1]
        said = replace(
            said, grades=kept.grades, ways=kept.ways, origin=kept.origin, target=kept.target
        )
    others = tuple(pillar for pillar in PILLARS if pillar not in said.pillars)
    if _is_only(part) and 0 < len(others) < len(PILLARS) and not said.among:
        return [said, replace(said, pillars=others, amount=NONE)]
    return [said]


def _is_denied(part: Sequence[Atom]) -> bool:
    """Whether a run turns round what it says: by a "not", or "neither good nor outstanding"."""
    nots = sum(atom.part == "not" for atom in part)
    neither = (atom for atom in part if atom.amount == NONE and _is_of_grades(atom, part))
    return (nots + any(neither)) % 2 == 1


def _time(part: Sequence[Atom]) -> str | None:
    """The time of a run; of "last time, 2021/22" the year."""
    times = [atom.value for atom in part if atom.part == "time"]
    return next((time for time in times if time[:1].isdigit()), next(iter(times), None))


def _is_only(part: Sequence[Atom]) -> bool:
    """Whether an "only" stands right beside a pillar: "only for people", "for people only"."""
    return any(
        (one.part, other.part) == ("only", "pillar")
        or ((one.part, other.part) == ("pillar", "only") and one.end + 1 == other.start)
        for one, other in pairwise(part)
    )


def _grades(part: Sequence[Atom], link: str = "") -> tuple[Grade, ...]:
    atoms = [atom for atom in part if atom.part == "grade" and link in ("", atom.link)]
    return tuple(dict.fromkeys(grade for atom in atoms for grade in atom.grades))


def _amount(part: Sequence[Atom]) -> Amount:
    """Of how many of its pillars a run speaks: "efficiency or people" of any."""
    said = [atom for atom in part if atom.part == "amount" and not _is_of_grades(atom, part)]
    if _has(part, "pillar"):
        said = [atom for atom in said if not atom.pillars]  # "one good for people" is a service
    if said:
        return said[-1].amount
    ors = any(
        one.part == "join" and one.value == "or" and other.part == "pillar"
        for one, other in pairwise(part)
    )
    return ANY if ors else ALL


def _is_of_grades(amount: Atom, part: Sequence[Atom]) -> bool:
    """Whether an amount is of grades and not of pillars: "neither good nor outstanding"."""
    if amount.part != "amount":
        return False
    follows = next(iter(part[part.index(amount) + 1 :]), None)
    return not amount.pillars and follows is not None and follows.part == "grade"


def _sets_apart(part: Sequence[Atom], pillars: Sequence[Pillar]) -> bool:
    """Whether a run sets pillars against each other: "higher for people than for efficiency"."""
    moves = [atom for atom in part if atom.part == "move"]
    if len(moves) != 1 or not moves[0].plain or _has(part, "grade"):
        return False
    against = any(atom.part == "pillar" and atom.link in ("than", "as") for atom in part)
    return against or (moves[0].ways == ("same",) and len(pillars) > 1)


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
    if each.grades and after and not each.now:
        then = after[0]
        if then.ways and not then.among and then.pillars == each.pillars:
            return "previous"
    if not before:
        return next((other.time for other in after if other.time), None)
    last = before[-1]
    return "latest" if last.time and last.pillars == each.pillars else last.time
