"""Other people's words made harmless: Discord shows them as written and acts on none of them."""

import re

# discord.py's own escape_markdown leaves links, channel mentions, custom emoji and time stamps
# alive, so this escapes the character that each of them needs.
_MARKS = re.compile(r"[\\*_~|`<>\[\]]|:(?=//)")
_PINGS = re.compile(r"@(?=everyone|here|[!&]?\d)")
_START = re.compile(r"^(\s*\d*)([#+.-])")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\\]+")
_LONGEST_ADDRESS = 1000


def escaped(text: str) -> str:
    """The text with every mark that Discord would act on, other than at a line's start, inert."""
    return _PINGS.sub("@\u200b", _MARKS.sub(r"\\\g<0>", text))


def plain_start(line: str) -> str:
    """An escaped line that begins no heading, list or small print."""
    return _START.sub(r"\1\\\2", line)


def address(url: str | None) -> str | None:
    """The address as Discord can hold it in a link, or None where it cannot."""
    target = (url or "").replace("(", "%28").replace(")", "%29")
    fits = len(target) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(target)
    return target if fits else None
