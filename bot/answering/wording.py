"""Small pieces of English that answers are made of."""

from collections.abc import Sequence

from knowledge.numbers import UNITS

_NUMBERS = ("no", *UNITS[1:11])


def listed(items: Sequence[str], joint: str = "and") -> str:
    """Join as English does: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def number(count: int) -> str:
    """A count in words up to ten, in digits above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, noun: str) -> str:
    """A count with its noun, which takes an "s" unless there is one."""
    return f"{number(count)} {noun}" + ("" if count == 1 else "s")


def capital(text: str) -> str:
    """The text with its first letter large, and nothing else changed."""
    return text[:1].upper() + text[1:]
