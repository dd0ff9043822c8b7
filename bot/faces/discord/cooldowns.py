"""How often one person, and one channel, is answered."""

from collections import OrderedDict
from collections.abc import Callable

from discord.app_commands import Cooldown
from msgspec import Struct

from bot.config import Rate

_Key = tuple[str, int]
#: People and channels that are counted; beyond them the one silent for longest is forgotten.
_MOST = 1000


class Pause(Struct, frozen=True):
    """Why somebody is not answered now: for ``seconds`` more; ``new`` if not told of yet."""

    seconds: float
    new: bool


class Cooldowns:
    """Counts what is asked, by person and by channel."""

    def __init__(self, clock: Callable[[], float], person: Rate, channel: Rate) -> None:
        self._clock = clock
        self._rates = (person, channel)
        self._counted: OrderedDict[_Key, Cooldown] = OrderedDict()
        #: Until when each person was told of a pause, by whose it is.
        self._told: OrderedDict[tuple[_Key, int], float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._counted)

    def pause(self, channel: int, user: int, *, alone: bool = False) -> Pause | None:
        """Count one question; the pause to keep where it is one too many, else None.

        Args:
            channel: where it is asked.
            user: who asks.
            alone: whether nobody else in the channel sees any of it, so that it does not count.
        """
        now = self._clock()
        counted = (("user", user), ("channel", channel))[: 1 if alone else 2]
        for key, rate in zip(counted, self._rates, strict=False):
            seconds = self._cooldown(key, rate).update_rate_limit(now)
            if seconds:
                new = self._told.pop((key, user), 0.0) <= now
                self._told[(key, user)] = now + seconds
                while len(self._told) > _MOST:
                    self._told.popitem(last=False)
                return Pause(seconds, new)
        return None

    def _cooldown(self, key: _Key, rate: Rate) -> Cooldown:
        found = self._counted.setdefault(key, Cooldown(rate.questions, rate.seconds))
        self._counted.move_to_end(key)
        while len(self._counted) > _MOST:
            self._counted.popitem(last=False)
        return found
