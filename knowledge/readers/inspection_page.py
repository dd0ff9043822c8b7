"""Reading the inspectorate's page about one inspection of one service."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from knowledge.model import Document, Passage, Person, Span, Tone
from knowledge.readers.body import Head, read_body
from knowledge.readers.facts.concerns import read_concerns, read_improvements
from knowledge.readers.facts.tone import tone_in
from knowledge.readers.grades.labels import grade_alone
from knowledge.readers.services.places import as_spelt, tidy
from knowledge.readers.text.dates import published
from knowledge.readers.text.outline import TELLING, Block, block_sentences, entry, outline
from knowledge.readers.text.text import Line, Text, read_text
from knowledge.sources import Source

_YEAR = re.compile(r"\b20\d\d(?: ?(?:[/-]|to) ?(?:20)?\d\d)?(?!\d)")
_YEAR_LINE = re.compile(rf"\W*(?:[A-Za-z&]+:? ){{0,4}}(?P<year>{_YEAR.pattern})(?: [a-z]+){{0,2}}")
_NOT_SERVICE = re.compile(
    r"\b(?:H(?:is|er) Majesty's Inspectorate of Constabulary and Fire (?:and|&) Rescue Services"
    r"|(?:Effectiveness,? efficiency and people)|(?:(?:an|our|first|second|third|fourth) )*"
    r"(?:inspections?|assessments?)|reports?|summary|HMICFRS"
    r"|Fire (?:and|&) Rescue(?: Service| Authority)?|Fire Brigade|Fire Service|FRS)\b",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^(?:[-:,|() ]|(?i:of|for|on|the)\b)+|(?:[-:,|() ]|\bof|\bfor|'s)+$")
_IN_FULL = re.compile(r" (?:fire (?:and|&) rescue|fire service|fire brigade|frs\b)")
_SUMMARY = re.compile(r"\b(?:inspector's|inspector) summary|^summary", re.IGNORECASE)
_INSPECTOR = re.compile(r"\bInspector\b")
_FINDINGS = re.compile(r"\b(?:principal|main|key) findings\b", re.IGNORECASE)
_CONCERN = re.compile(r"\b(?:causes? of concern|areas? for improvement)\b", re.IGNORECASE)
#: Before the title of a page may stand the links of a whole site.
_NEAR_TOP, _BELOW_LINKS = 6, 60
_LONGEST_NAME = 7
_SCALE = 3  # grades that make a scale


class _Title(Struct, frozen=True):
    """What a title line names: the service and the inspection."""

    service: str
    inspection: str
    line: int | None
    words: str


def read_inspection_page(source: Source) -> Document:
    """Read a page into a document; what it does not say is left None or empty."""
    text = read_text(source.text)
    title = _title(text, source.metadata.title)
    blocks = outline(text, title.line if title else None)
    head = Head(
        kind="inspection-page",
        title=title.words if title else source.metadata.title or source.id,
        published=published(text) or source.metadata.published,
        service=title.service if title else None,
        inspection=title.inspection if title else None,
        line=title.line if title else None,
    )
    document = read_body(source, text, blocks, head)
    return replace(
        document,
        findings=tuple(_findings(text, blocks)),
        concerns=tuple(read_concerns(text, blocks)),
        improvements=tuple(read_improvements(text, blocks)),
        passages=tuple(_passages(text, blocks, document.people)),
    )


def _title(text: Text, given: str | None) -> _Title | None:
    """Find the title: the first line like one that names a service the text names in full."""
    found = [title for line in text.lines[:_BELOW_LINKS] if (title := _line_title(text, line))]
    plain = text.plain.casefold()
    named = {title.service: _is_named(plain, title.service.casefold()) for title in found}
    sure = next((title for title in found if named[title.service]), None)
    near = [
        title for title in found if title.line and title.line <= text.lines[:_NEAR_TOP][-1].number
    ]
    if sure or near:
        return sure or near[0]
    return _read_title(given, given, None) if given else _parted(text, plain)


def _parted(text: Text, plain: str) -> _Title | None:
    """Read a title of two lines: "Leicestershire", and beside it "Inspection: 2021/22"."""
    top = text.lines[:_BELOW_LINKS]
    for i, line in enumerate(top):
        words = text.plain[line.start : line.end]
        name = _EDGES.sub("", tidy(_NOT_SERVICE.sub(" ", words)))
        beside = (*top[i + 1 : i + 4], *top[max(0, i - 3) : i])
        near = [_YEAR_LINE.fullmatch(text.plain[each.start : each.end]) for each in beside]
        year = next((found.group("year") for found in near if found), None)
        if name and year and words[0].isupper() and _is_named(plain, name.casefold()):
            title = tidy(text.raw[line.start : line.end])
            return _Title(name, _inspection(year), line.number, title)
    return None


def _is_named(plain: str, service: str) -> bool:
    named = re.finditer(re.escape(service).replace(r"\ and\ ", " (?:and|&) "), plain)
    return any(_IN_FULL.match(plain, found.end()) for found in named)


def _line_title(text: Text, line: Line) -> _Title | None:
    plain, raw = text.plain[line.start : line.end], text.raw[line.start : line.end]
    title = _read_title(plain, raw, line)
    if title is None or not title.service.isupper():
        return title
    return replace(title, service=as_spelt(title.service, text.plain))


def _read_title(plain: str, raw: str, line: Line | None) -> _Title | None:
    """Read "Leicestershire 2021/22" or "… 2018/19 - Leicestershire Fire and Rescue Service"."""
    plain = plain.translate(str.maketrans("–—", "--"))
    year = _YEAR.search(plain)
    rest = f"{plain[: year.start()]} {plain[year.end() :]}" if year else ""
    service = _EDGES.sub("", tidy(_NOT_SERVICE.sub(" ", rest)))
    if (
        year is None
        or not service
        or len(service.split()) > _LONGEST_NAME
        or plain.endswith((".", ";", ":"))
    ):
        return None
    if not re.fullmatch(r"[A-Z][\w'-]*(?:,? (?:and|&|of|the|upon|on|[A-Z][\w'-]*))*", service):
        return None
    inspection = _inspection(raw[year.start() : year.end()])
    return _Title(service.replace("&", "and"), inspection, line.number if line else None, tidy(raw))


def _inspection(words: str) -> str:
    """Give an inspection's name without blanks: "2021 / 22" as "2021/22", "2023 to 2025" too."""
    return "".join(words.replace("to", "–").split())


def _findings(text: Text, blocks: tuple[Block, ...]) -> Iterator[Span]:
    """Give the entries of the list that "principal findings" announces."""
    listing, last, begun = False, "", False
    for place, (block, following) in enumerate(pairwise((*blocks, None))):
        words = text.plain[block.start : block.end] if block else ""
        if block is None:
            return
        if block.kind == "bullet" and listing:
            begun = True
            yield entry(text, block)
        elif block.kind in ("heading", "paragraph"):
            goes_on = _ENTRY.search(words) or words[0].islower() or last.endswith(("and", "or"))
            if listing and goes_on:
                begun = True
                yield entry(text, block)
                last = words
                continue
            if listing and not begun and words.endswith(":") and not _OTHER_LIST.search(words):
                continue  # "Principal findings", and below it "We found that:"
            announced = _FINDINGS.search(words)
            listed = following is not None and following.kind == "bullet"
            begun = False
            listing = bool(announced) and (block.kind == "heading" or words.endswith(":") or listed)
            if listing and words.endswith(":"):
                yield from _unmarked(text, blocks[place + 1 :])
        last = ""


def _unmarked(text: Text, blocks: Sequence[Block]) -> Iterator[Span]:
    """Read a list whose marks were lost: sentences, each a paragraph, up to what sums up."""
    entries = list(takewhile(lambda block: _is_entry(text, block), blocks))
    if len(entries) > 1:
        yield from (entry(text, block) for block in entries)


def _is_entry(text: Text, block: Block) -> bool:
    words = text.plain[block.start : block.end]
    single = block.kind == "paragraph" and len(block_sentences(text, block)) == 1
    return single and words.endswith(".") and not _SUMS_UP.match(words)


_SUMS_UP = re.compile(r"(?:Overall|I|We|My|Our|In summary|However)\b")
#: A list of something else than was found.
_OTHER_LIST = re.compile(
    r"\b(?:should|must|recommend\w*|concern|improvement|contacts?|contents)\b", re.IGNORECASE
)
_ENTRY = re.compile(r";(?: (?:and|or|but))?$")


def _passages(
    text: Text, blocks: tuple[Block, ...], people: tuple[Person, ...]
) -> Iterator[Passage]:
    author: str | None = None
    signed: str | None = None
    in_summary = False
    defining = _defining(text, blocks)
    for block in blocks:
        words = text.plain[block.start : block.end]
        if block.kind == "byline":
            signed = (_INSPECTOR.search(words) and _signed(block, people)) or signed
            author = signed if in_summary else None
        elif block.kind == "heading" and _SUMMARY.search(words):
            author, in_summary = signed, True
        elif block.kind in TELLING:
            concern = bool(block.heading and _CONCERN.search(block.heading))
            for span in block_sentences(text, block):
                told: Tone = "concern" if concern else tone_in(text, block, span)
                told = "neutral" if block.start in defining else told
                yield Passage(block.heading, author, told, span)


def _defining(text: Text, blocks: tuple[Block, ...]) -> frozenset[int]:
    """Give where blocks begin that say what grades mean: those below several, one by one."""
    told: list[tuple[str | None, list[int]]] = []
    for block in blocks:
        if block.kind == "heading":
            told.append((grade_alone(text.plain[block.start : block.end]), []))
        elif block.kind in TELLING and told:
            told[-1][1].append(block.start)
    runs = groupby(told, lambda section: bool(section[0] and section[1]))
    scales = [list(run) for graded, run in runs if graded]
    return frozenset(
        start for scale in scales if len({grade for grade, _ in scale}) >= _SCALE
        for _, starts in scale for start in starts
    )  # fmt: skip


def _signed(block: Block, people: tuple[Person, ...]) -> str | None:
    inside = (p for p in people if block.start <= p.span.start < block.end)
    return next((person.name for person in inside), None)
