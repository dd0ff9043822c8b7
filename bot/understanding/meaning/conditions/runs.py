"""A question cut into runs of atoms, each with one thing that is to be true."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.meaning.amounts import NONE
from bot.understanding.meaning.conditions.atoms import Atom, Part

PREDICATES: tuple[Part, ...] = ("grade", "move")
_LEADING: tuple[Part, ...] = ("not", "aux", "amount", "pillar")
_BETWEEN: tuple[Part, ...] = ("join", "not", "aux", "amount")


def parted(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Runs of atoms, each with one thing that is to be true."""
    order = [atom.part for atom in atoms if atom.part in ("pillar", *PREDICATES)]
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
    if not has(part, *PREDICATES):
        return False
    if atom.part in PREDICATES:
        return not _goes_on(part, atom)
    since = _since_last(part)
    denied = any(each.part == "not" for each in since)
    joined = any(each.part == "join" for each in since)
    anew = denied or (joined and any(each.part == "aux" for each in since))  # "but did for …"
    if atom.part == "time":
        return anew and has(part, "pillar", "time")
    if atom.part == "amount":
        neither = atom.amount == NONE and not (atom.pillars or atom.rest) and has(part, "pillar")
        return neither or (joined and (denied or atom.rest) and bool(atom.pillars or atom.rest))
    return atom.part == "pillar" and (
        anew or (has(part, "pillar") and (pillar_first or _leads(atom, part, after)))
    )


def _leads(atom: Atom, part: Sequence[Atom], after: Sequence[Atom]) -> bool:
    """Whether a pillar stands before what is said of it: "… while efficiency rose"."""
    follows = next((each for each in after if not _is_leading(each)), None)
    said = follows is not None and follows.part in PREDICATES and atom.link == ""
    joined = any(each.part == "join" for each in _since_last(part)) or part[-1].part == "pillar"
    return said and joined and not _has_own(after)


def _is_leading(atom: Atom) -> bool:
    """Whether an atom may stand between a pillar and what is said of it."""
    return atom.part in _LEADING or (atom.part == "join" and atom.value == "and")


def _has_own(after: Sequence[Atom]) -> bool:
    """Whether the next thing said names its pillars behind it: "… efficiency, good on people"."""
    named = [atom for atom in after if atom.part in ("pillar", *PREDICATES)]
    return len(named) > 1 and named[1].part == "pillar" and named[1].link == "for"


def _goes_on(part: Sequence[Atom], atom: Atom) -> bool:
    """Whether a grade or a move goes on with the one before: "good or outstanding"."""
    last, since = [each for each in part if each.part in PREDICATES][-1], _since_last(part)
    joins = [each.value for each in since]
    beside = joins in ([], ["or"], ["and"], ["nor"]) and part[-1 - len(since)] is last
    led = [one for one, other in pairwise(part) if other.part == "grade"]
    # "Both an outstanding and an inadequate", "two goods and an inadequate" are two things.
    apart = joins == ["and"] and any(each.part == "amount" for each in led)
    if last.part == atom.part and beside and not apart:
        return True
    return atom.link in ("from", "to") and (last.part == "move" or last.link == "from")


def _since_last(part: Sequence[Atom]) -> list[Atom]:
    """The atoms at the end of a run that only join."""
    count = 0
    while count < len(part) and part[-1 - count].part in _BETWEEN:
        count += 1
    return list(part[len(part) - count :])


def has(part: Sequence[Atom], *kinds: Part) -> bool:
    """Whether a run holds an atom of any of these parts."""
    return any(atom.part in kinds for atom in part)


def is_of_grades(amount: Atom, part: Sequence[Atom]) -> bool:
    """Whether an amount is of grades and not of pillars: "neither good nor outstanding"."""
    if amount.part != "amount" or amount.rest:
        return False
    follows = next(iter(part[part.index(amount) + 1 :]), None)
    return not amount.pillars and follows is not None and follows.part in (*PREDICATES, "service")
