"""A pillar's way from one inspection to a later one."""

from typing import NamedTuple

from knowledge.load import Known
from knowledge.model import GRADES, Direction

#: The grade that came with the inspections of 2023 and later; before, the scale had four.
_LATER = "adequate"
_EARLIER = tuple(grade for grade in GRADES if grade != _LATER)


class Move(NamedTuple):
    """A service's grade for a pillar in an earlier inspection and in a later one."""

    before: Known
    now: Known

    @property
    def direction(self) -> Direction:
        """Whether the later grade is better."""
        steps = self.steps
        return "same" if steps == 0 else "improved" if steps > 0 else "declined"

    @property
    def steps(self) -> int:
        """By how many grades it rose, of those in use then; negative where it fell."""
        then, now = self.before.judgment.grade, self.now.judgment.grade
        scale = GRADES if _LATER in (then, now) else _EARLIER
        return scale.index(then) - scale.index(now)
