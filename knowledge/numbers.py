"""Numbers and months as English writes them, for documents and questions alike."""

import calendar
import re

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
#: A number in digits, or in words below a hundred; the longer words stand before the shorter.
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS[1:10])}))?"
    rf"|{'|'.join(sorted(UNITS, key=len, reverse=True))})"
)
MONTHS = tuple(calendar.month_name)[1:]
#: A month in small letters.
MONTH = rf"(?:{'|'.join(month.lower() for month in MONTHS)})"


def number_of(words: str) -> int:
    """The value of what ``NUMBER`` matches: "24", "1,200", "twenty-four", "Nine".

    Raises:
        ValueError: the words are no such number.
    """
    if words[:1].isdecimal():
        return int(words.replace(",", ""))
    ten, _, unit = re.sub(r"[- ]", " ", words.lower()).partition(" ")
    if ten in TENS:
        return (TENS.index(ten) + 2) * 10 + (number_of(unit) if unit else 0)
    return UNITS.index(ten)
