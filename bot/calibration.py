"""How sure a score really is: the share of replies of that score that were right."""

from collections.abc import Sequence

Points = tuple[tuple[float, float], ...]

_LEAST = 60  # replies that a point of a calibration rests on


def calibrated(found: Sequence[tuple[float, bool]]) -> Points:
    """For each of some scores the share of replies at about it that are right.

    The points rise with the score: neighbours that would fall are taken together (the
    pool-adjacent-violators algorithm), and each rests on enough replies.

    Args:
        found: the score of each reply, and whether it was right.
    """
    pools: list[tuple[float, int, int]] = []  # the sum of scores, how many, how many right
    for total, count, right in _by_score(found):
        pools.append((total, count, right))
        while len(pools) > 1 and _share(pools[-2]) >= _share(pools[-1]):
            last, before = pools.pop(), pools.pop()
            pools.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return tuple((round(total / n, 3), round(right / n, 3)) for total, n, right in pools)


def confidence(score: float, calibration: Points) -> float:
    """How often a reply of this score is right, between the points of a calibration."""
    if not calibration:
        return score
    below = [point for point in calibration if point[0] <= score]
    above = [point for point in calibration if point[0] > score]
    if not below or not above:
        return (below[-1:] + above[:1])[0][1]
    (low, least), (high, most) = below[-1], above[0]
    return least + (most - least) * (score - low) / (high - low)


def _by_score(found: Sequence[tuple[float, bool]]) -> list[tuple[float, int, int]]:
    """Replies by score, the least sure first, in steps of enough; equal scores never parted."""
    steps: list[tuple[float, int, int]] = []
    last = -1.0
    for score, right in sorted(found, key=lambda each: each[0]):
        if not steps or (steps[-1][1] >= _LEAST and score != last):
            steps.append((0.0, 0, 0))
        total, count, hits = steps[-1]
        steps[-1] = (total + score, count + 1, hits + right)
        last = score
    return steps


def _share(pool: tuple[float, int, int]) -> float:
    return pool[2] / pool[1]
