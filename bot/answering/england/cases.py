"""A condition in a known inspection, tried on one service after another."""

from collections.abc import Sequence

from bot.answering.facts import Facts
from bot.answering.grades.moves import Move
from bot.answering.wording import counted, listed
from bot.understanding.meaning.amounts import ALL, ANY, NONE, Amount
from bot.understanding.meaning.conditions.condition import BOTH, Condition
from knowledge.load import Known
from knowledge.model import GRADES, PILLARS, Direction, Pillar

#: What was done, of several, and what was not.
_VERBS: dict[Direction, tuple[str, str]] = {
    "improved": ("improved", "improve"),
    "declined": ("fell", "fall"),
    "same": ("stayed the same", "stay the same"),
}
_STOOD: dict[Direction, str] = {"improved": "higher", "declined": "lower", "same": "the same"}


class Case:
    """A condition as of an inspection; of two where it is a move."""

    def __init__(self, condition: Condition, inspection: str, facts: Facts) -> None:
        self.condition = condition
        self.inspection = inspection
        #: Whether it is about two inspections, and whether it is to be so in both of them.
        self.is_move = bool(condition.ways) and not condition.among
        self.is_both = condition.time == BOTH
        twice = self.is_move or self.is_both
        self._rounds = facts.knowledge.rounds[:2] if twice else (inspection,)
        self._facts = facts
        self._pillars: tuple[Pillar, ...] = condition.pillars or PILLARS
        self._looked_up: dict[str, list[list[Known]]] = {}

    def is_known(self, service: str) -> bool:
        """Whether the service has every grade that tells whether it is true."""
        return all(self._cells(service))

    def rows(self, service: str) -> list[Known]:
        """The judgments that tell whether it is true."""
        return [known for cells in self._cells(service) for known in cells]

    def holds(self, service: str) -> bool:
        """Whether it is true for as many of its pillars as it wants."""
        wanted = self.condition
        if wanted.among:
            return self._stands_so(service) != wanted.denied
        found = sum(map(self._fits, self._cells(service)))
        if wanted.denied and wanted.amount in (ALL, ANY):
            return found == 0
        return wanted.amount.holds(found, len(self._pillars)) != wanted.denied

    def holds_for(self, service: str, pillar: Pillar) -> bool:
        """Whether it is true for one pillar."""
        cells = self._cells(service)[self._pillars.index(pillar)]
        return bool(cells) and self._fits(cells) != self.condition.denied

    def _cells(self, service: str) -> list[list[Known]]:
        """The judgments of each pillar, the latest first; none of it if one is missing."""
        if service not in self._looked_up:
            self._looked_up[service] = [self._graded(service, pillar) for pillar in self._pillars]
        return self._looked_up[service]

    def _graded(self, service: str, pillar: Pillar) -> list[Known]:
        found = [self._facts.known(service, name, pillar) for name in self._rounds]
        known = [each for each in found if each is not None]
        return known if len(known) == len(found) else []

    def _fits(self, cells: Sequence[Known]) -> bool:
        """Whether it is true for the one pillar of these judgments, a denial aside."""
        wanted = self.condition
        if not cells:
            return False
        if not self.is_move:
            return all(known.judgment.grade in wanted.grades for known in cells)
        move = Move(cells[1], cells[0])
        ends = (wanted.origin or GRADES, wanted.target or GRADES)
        left = move.before.judgment.grade in ends[0]
        reached = move.now.judgment.grade in ends[1]
        return move.direction in wanted.ways and left and reached

    def _stands_so(self, service: str) -> bool:
        """Whether the grades of its pillars stand to each other as wanted."""
        places = [GRADES.index(known.judgment.grade) for known in self.rows(service)]
        (way,) = self.condition.ways
        if way == "same":
            return len(set(places)) == 1
        own, *others = places
        return own < min(others) if way == "improved" else own > max(others)

    def told(self, count: int, *, dated: bool = True) -> str:
        """The condition in words, as met by ``count`` services; ``dated`` with its inspection."""
        wanted, be = self.condition, "was" if count == 1 else "were"
        denied = wanted.denied or wanted.amount == NONE
        when = f" in {self.inspection}" if dated else ""
        when = " in both inspections" if self.is_both else when
        graded = f"{be} {'not ' if denied else ''}graded"
        if wanted.among:
            first, *rest = wanted.pillars
            way = _STOOD[wanted.ways[0]]
            how = (
                listed(wanted.pillars) if way == "the same" else f"{first} than for {listed(rest)}"
            )
            return f"{graded} {way} for {how}{when}"
        where = self._where(denied=denied)
        if self.is_move:
            return f"{self._went(denied=denied)}{where}"
        grades = listed([f"**{grade}**" for grade in wanted.grades], "or")
        return f"{graded} {grades}{where}{when}"

    def _went(self, *, denied: bool) -> str:
        wanted = self.condition
        if wanted.origin and wanted.target:
            did = "did not go" if denied else "went"
        else:
            either = len(wanted.ways) > 1 and (wanted.origin or wanted.target)
            ways = listed([_VERBS[way][denied] for way in wanted.ways], "or")
            ways = ("move" if denied else "moved") if either else ways
            did = f"did not {ways}" if denied else ways
        for link, grades in (("from", wanted.origin), ("to", wanted.target)):
            did += f" {link} {listed([f'**{g}**' for g in grades], 'or')}" if grades else ""
        return did

    def _where(self, *, denied: bool) -> str:
        """For which pillars, or for how many of them."""
        wanted, pillars = self.condition, self.condition.pillars
        if not pillars:
            return ""
        if wanted.amount.least == 0 and wanted.amount != NONE:
            of = "" if pillars == PILLARS else f" of {listed(pillars)}"
            return f" in {counted(int(wanted.amount.most), 'pillar')}{of} at most"
        if pillars == PILLARS and wanted.amount not in (ALL, NONE):
            if wanted.amount == ANY:
                return f" for {'any' if denied else 'at least one'} pillar"
            more = " or more" if wanted.amount.most > len(PILLARS) else ""
            return f" in {counted(int(wanted.amount.least), 'pillar')}{more}"
        if wanted.amount == Amount(1, 1):
            return f" for just one of {listed(pillars)}"
        return f" for {listed(pillars, 'or' if denied or wanted.amount == ANY else 'and')}"
