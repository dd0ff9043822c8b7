"""Which thresholds fit a set of questions best, and how sure each score then is."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.calibration import calibrated
from bot.config import Matching
from bot.evaluation import Judged

_FLOORS = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_MARGINS = (0.0, 0.02, 0.05)
_WORTH_IT = 0.9  # of the present cost, for which thresholds are changed
#: What a reply costs by how it turned out: a wrong answer is worse than a refusal.
_COSTS = {"right": 0, "wrong refusal": 1, "wrong answer": 3, "false statement": 5}


def advised(judge: Callable[[Matching], list[Judged]], matching: Matching) -> Matching:
    """The floor and the margin that cost least, and the calibration that goes with them.

    The present ones are kept unless others cost a good deal less: a handful of questions
    more or less is chance.

    Args:
        judge: asks all questions with some thresholds.
        matching: the present thresholds.
    """
    tried = [
        replace(matching, floor=floor, margin=margin, calibration=())
        for floor in _FLOORS
        for margin in _MARGINS
    ]
    present = replace(matching, calibration=())
    best = min(tried, key=lambda each: _cost(judge(each)))
    if _cost(judge(best)) > _WORTH_IT * _cost(judge(present)):
        best = present
    found = [(each.reply.confidence, not each.wrong) for each in judge(best)]
    return replace(best, calibration=calibrated(found))


def _cost(judged: list[Judged]) -> int:
    return sum(_COSTS[each.outcome] for each in judged)
