"""What each person said last in each channel, for as long as they are likely to go on from it."""

from collections import OrderedDict
from collections.abc import Callable

from bot.understanding.dialogue.memory import Conversation

#: Conversations kept at once; beyond it the one silent for longest is forgotten.
MOST = 1000
#: Channel, or an answer, and user, as Discord numbers them, and whether it is said in private.
Key = tuple[int, int, bool]


class Conversations:
    """Conversations by channel and user, each forgotten after ``minutes`` of silence."""

    def __init__(self, clock: Callable[[], float], minutes: float, most: int = MOST) -> None:
        self._clock = clock
        self._seconds = minutes * 60
        self._most = most
        #: Longest silent first, each with the second in which it was last heard.
        self._kept: OrderedDict[Key, tuple[float, Conversation]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, key: Key) -> Conversation | None:
        """The conversation so far; None where there is none, or no longer."""
        self._forget()
        return self._kept[key][1] if key in self._kept else None

    def remember(self, key: Key, conversation: Conversation) -> None:
        """Keep the conversation as heard now."""
        self._kept[key] = (self._clock(), conversation)
        self._kept.move_to_end(key)
        self._forget()

    def _forget(self) -> None:
        now = self._clock()
        while self._kept:
            heard, _ = next(iter(self._kept.values()))
            if now - heard < self._seconds and len(self._kept) <= self._most:
                return
            self._kept.popitem(last=False)
