"""What one run of atoms says of a service."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from bot.understanding.meaning.amounts import ALL, ANY, NONE, Amount
from bot.understanding.meaning.conditions.atoms import Atom
from bot.understanding.meaning.conditions.condition import BOTH, Condition
from bot.understanding.meaning.conditions.runs import PREDICATES, has, is_of_grades
from knowledge.model import GRADES, PILLARS, Grade, Pillar

_NOW = frozenset(["is", "are", "now", "currently", "today", "still", "ended up", "end up"])


def read(part: Sequence[Atom], before: Sequence[Condition]) -> list[Condition]:
    """The condition that a run of atoms says; more for "only for people", "both times"."""
    if not has(part, *PREDICATES, "pillar", "amount", "not"):
        return []
    pillars, amount = _pillars(part, before)
    of = [atom.value for atom in part if atom.part == "service"]
    said = replace(
        _predicate(part),
        pillars=pillars,
        amount=amount,
        denied=_is_denied(part),
        among=_sets_apart(part, pillars),
        time=_time(part),
        added=bool(part) and part[0].part == "join",
        alternative=bool(before)
        and part[0].value == "or"
        and (has(part, "not") or not before[-1].denied),  # "not for people or for efficiency"
        now=any(atom.value in _NOW for atom in part),
        service=of[0] if len(of) == 1 else None,
    )
    if before:
        said = _against_last(said, part, before[-1])
    if not said.is_full and before:
        kept = before[-1]
        said = replace(
            said, grades=kept.grades, ways=kept.ways, origin=kept.origin, target=kept.target
        )
        if said.denied and not said.pillars and kept.amount == ALL and len(kept.pillars) > 1:
            # "Good in all three and no longer": in one of them is enough.
            fewer = Amount(0, len(kept.pillars) - 1)
            said = replace(said, pillars=kept.pillars, amount=fewer, denied=False)
    alone = _is_only(part) or has(part, "all but")
    return [said, *_no_others(said)] if alone else [said]


def _predicate(part: Sequence[Atom]) -> Condition:
    """The grades or the move of a run, without all else."""
    origin, target = _grades(part, "from"), _grades(part, "to")
    moves = [atom for atom in part if atom.part == "move"]
    loose = _grades(part, "none")
    if target and not moves and not origin and len(loose) == 1:
        origin = loose  # "turned RI into good"
    if not moves and not origin:
        target = ()
        if _has_ended(part):
            origin = loose
            target = tuple(g for g in GRADES if g not in loose) if len(loose) > 1 else ()
    ways = tuple(dict.fromkeys(way for atom in moves for way in atom.ways))
    return Condition(
        grades=tuple(grade for grade in _grades(part) if grade not in origin + target),
        ways=ways or (("improved", "declined") if origin else ()),
        origin=origin,
        target=target,
    )


def _has_ended(part: Sequence[Atom]) -> bool:
    """Whether a run says that something was so and is not: "no longer", "not … any more"."""
    ended = has(part, "not") and any(atom.ended for atom in part)
    linked = any(atom.part == "grade" and atom.link in ("from", "to") for atom in part)
    return ended and has(part, "grade") and not linked and not has(part, "move", "amount")


def _pillars(
    part: Sequence[Atom], before: Sequence[Condition]
) -> tuple[tuple[Pillar, ...], Amount]:
    """The pillars of a run, and of how many of them it speaks."""
    named = tuple(dict.fromkeys(p for atom in part if atom.part == "pillar" for p in atom.pillars))
    if has(part, "all but"):
        return tuple(pillar for pillar in PILLARS if pillar not in named), ALL
    for atom in part:
        if atom.part == "amount" and atom.rest:
            taken = {p for each in before if each.amount != NONE for p in each.pillars}
            return tuple(p for p in PILLARS if p not in taken), atom.amount
    of_all = next((atom.pillars for atom in part if atom.part == "amount" and atom.pillars), ())
    return named or of_all, _amount(part)


def _no_others(said: Condition) -> list[Condition]:
    """That no other pillar is so: "only for people"."""
    others = tuple(pillar for pillar in PILLARS if pillar not in said.pillars)
    if said.among or len(others) in (0, len(PILLARS)):
        return []
    if said.denied:  # "not good only for people" is good for the others
        return [replace(said, pillars=others, amount=ALL, denied=False)]
    return [replace(said, pillars=others, amount=NONE)]


def _is_denied(part: Sequence[Atom]) -> bool:
    """Whether a run turns round what it says: by a "not", or "neither good nor outstanding"."""
    nots = sum(atom.part == "not" for atom in part)
    nots -= _has_ended(part)
    neither = (atom for atom in part if atom.amount == NONE and is_of_grades(atom, part))
    # "Not good at anything but people" is good at people only.
    but_one = sum(atom.part == "only" and atom.value.startswith("any") for atom in part)
    return (nots + any(neither) + but_one) % 2 == 1


def _time(part: Sequence[Atom]) -> str | None:
    """The time of a run: of "last time, 2021/22" the year, of "in 2018 and 2021" both."""
    times = [atom.value for atom in part if atom.part == "time"]
    years = dict.fromkeys(time for time in times if time[:1].isdigit())
    ands = any(atom.part == "join" and atom.value == "and" for atom in part)
    if has(part, "grade") and (BOTH in times or (len(years) == 2 and ands)):
        return BOTH
    return next(iter((*years, *(time for time in times if time != BOTH))), None)


def _against_last(said: Condition, part: Sequence[Atom], last: Condition) -> Condition:
    """Pillars set against those of the condition before: "… and higher than people"."""
    moves = [atom for atom in part if atom.part == "move"]
    alone = len(said.pillars) == 1 and len(moves) == 1 and not said.grades
    if not alone or said.among or not last.among:
        return said
    than = any(atom.part == "pillar" and atom.link == "than" for atom in part)
    if not than and not moves[0].plain:
        return said
    pair = (last.pillars[0], *said.pillars) if than else (*said.pillars, last.pillars[0])
    return replace(said, pillars=pair, among=True)


def _is_only(part: Sequence[Atom]) -> bool:
    """Whether an "only" is of pillars: "only for people", "for people only", "only rose for"."""
    if any(atom.part == "only" and atom.value == "the" for atom in part):
        return True  # "the only pillar"
    close = [
        atom
        for before, atom in pairwise((part[0], *part))
        if (before.part, atom.part) != ("only", "move")
    ]
    return any(
        (one.part, other.part) == ("only", "pillar")
        or ((one.part, other.part) == ("pillar", "only") and one.end + 1 == other.start)
        for one, other in pairwise(close)
    )


def _grades(part: Sequence[Atom], link: str = "") -> tuple[Grade, ...]:
    atoms = [atom for atom in part if atom.part == "grade" and link in ("", atom.link or "none")]
    return tuple(dict.fromkeys(grade for atom in atoms for grade in atom.grades))


def _amount(part: Sequence[Atom]) -> Amount:
    """Of how many of its pillars a run speaks: "efficiency or people" of any."""
    said = [atom for atom in part if atom.part == "amount" and not is_of_grades(atom, part)]
    if has(part, "pillar"):
        # "One good for people" is a service; "nothing" denies it of the pillar, too.
        said = [atom for atom in said if not atom.pillars or atom.amount == NONE]
    if said:
        return said[-1].amount
    ors = any(
        one.part == "join" and one.value == "or" and other.part == "pillar"
        for one, other in pairwise(part)
    )
    return ANY if ors else ALL


def _sets_apart(part: Sequence[Atom], pillars: Sequence[Pillar]) -> bool:
    """Whether a run sets pillars against each other: "higher for people than for efficiency"."""
    moves = [atom for atom in part if atom.part == "move"]
    if len(moves) != 1 or len(pillars) < 2 or has(part, "grade"):
        return False
    against = any(atom.part == "pillar" and atom.link in ("than", "as") for atom in part)
    return against or (moves[0].plain and moves[0].ways == ("same",))
