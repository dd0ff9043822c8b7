"""One thing that must be true of a service, where a question joins several."""

from msgspec import Struct

from bot.understanding.meaning.amounts import ALL, Amount
from knowledge.model import Direction, Grade, Pillar

#: The time of what is said of all inspections: "good both times".
BOTH = "both"


class Condition(Struct, frozen=True, kw_only=True):
    """One thing that is to be true of a service.

    Either ``grades``, any of which it is to have, or ``ways`` in which it is to have moved,
    if need be from one of ``origin`` to one of ``target``. True for ``amount`` of the
    ``pillars``; without pillars, for one that all such conditions share. ``denied`` turns it
    round. ``among`` sets pillars against each other and not inspections: the grade of the
    first is higher than that of the second, lower, or all are level. ``time`` and ``service``
    are as the question names them, ``now`` marks what is said to be so,
    ``added`` what a joining word leads to: "… and fell"; ``alternative`` what "or" leads to, so
    that it or the one before is to be true.
    """

    pillars: tuple[Pillar, ...] = ()
    amount: Amount = ALL
    grades: tuple[Grade, ...] = ()
    ways: tuple[Direction, ...] = ()
    origin: tuple[Grade, ...] = ()
    target: tuple[Grade, ...] = ()
    denied: bool = False
    among: bool = False
    time: str | None = None
    now: bool = False
    added: bool = False
    alternative: bool = False
    service: str | None = None

    @property
    def is_full(self) -> bool:
        """Whether it says what is to be true."""
        return bool(self.grades or self.ways)
