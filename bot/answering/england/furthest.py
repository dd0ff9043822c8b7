"""Who moved furthest of all services: in the most pillars, and by the most grades in one."""

from collections import Counter
from collections.abc import Sequence

from bot.answering.england.field import INLINE
from bot.answering.grades.moves import Move
from bot.answering.wording import capital, listed, number


def furthest(moves: Sequence[Move], did: str) -> str:
    """Both rules at once, for the inspectorate publishes no order of services.

    Args:
        moves: those one way, each of a service for a pillar; at least one.
        did: what the services did: "improved", "fell".
    """
    pillars = Counter(move.now.judgment.service for move in moves)
    most = max(pillars.values())
    ahead = _named([name for name, count in pillars.items() if count == most])
    told = f"{ahead} {did} in the most pillars, {number(most)}"
    steps = max(abs(move.steps) for move in moves)
    if steps == 1:
        return f"{capital(told)}, and no service by more than one grade in a pillar"
    far = [move for move in moves if abs(move.steps) == steps]
    longest = listed([f"**{m.now.judgment.service}** for {m.now.judgment.pillar}" for m in far])
    return f"{capital(told)}, and by the most grades, {number(steps)}, {longest}"


def _named(services: Sequence[str]) -> str:
    if len(services) > INLINE:
        return f"{number(len(services))} services"
    return listed([f"**{name}**" for name in sorted(services)])
