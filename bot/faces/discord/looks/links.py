"""Links that open a source's page at the very words that are quoted."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from bot.answering.draft import clipped, source_line
from bot.faces.discord.looks.escape import address, escaped, plain_start
from bot.faces.markup import seen
from bot.reply import Citation

#: What stands in the place of the date that a document does not give.
UNDATED = "no date in the document"
#: Characters of a sentence up to which a link holds all its words: many begin and end alike.
_WHOLE = 240
#: Words at either end of a longer one by which a browser finds it.
_FIRST, _LAST = 12, 6
_MOST_MARKED = 3  # sentences that one link may mark
_LONGEST_LABEL = 300  # characters of a source's publisher, title and date
_ROW = re.compile(r",[\"']?https?://\S+$")


def link(label: str, url: str | None) -> str:
    """The label, made a link where ``url`` is an address on the web."""
    shown = escaped(label)
    target = address(url)
    return f"[{shown}]({target})" if target else shown


def cited(citations: Sequence[Citation]) -> str:
    """The one source of all of these in small print, as a link that opens it at their words."""
    label = clipped(seen(source_line(citations[0])), _LONGEST_LABEL)
    dated = label if citations[0].published else f"{label}, {UNDATED}"
    return "-# " + plain_start(link(dated, at_words(citations)))


def at_words(citations: Sequence[Citation]) -> str | None:
    """The page that citations share, opened at their words; None where they share none."""
    pages = {citation.url for citation in citations}
    page = pages.pop() if len(pages) == 1 else None
    if page is None or "#" in page:
        return page
    marked = [_directive(each.quote) for each in citations[:_MOST_MARKED] if not is_row(each)]
    whole = f"{page}#:~:{'&'.join(marked)}" if marked else page
    return whole if address(whole) else page


def is_row(citation: Citation) -> bool:
    """Whether it is the row of a table: it ends in its page's address, and is not on that page."""
    return bool(_ROW.search(citation.quote))


def _directive(words: str) -> str:
    """The text directive that finds words: whole, or where they are many by their two ends."""
    said = words.split()
    if len(words) <= _WHOLE or len(said) <= _FIRST + _LAST:
        return f"text={_encoded(said)}"
    return f"text={_encoded(said[:_FIRST])},{_encoded(said[-_LAST:])}"


def _encoded(words: Sequence[str]) -> str:
    # A hyphen, a comma and an ampersand mean something in a text directive.
    return quote(" ".join(words), safe="").replace("-", "%2D")
