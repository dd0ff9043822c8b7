"""What pages and articles share: the facts read sentence by sentence."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from knowledge.model import Change, Figure, Judgment, Span, Unread
from knowledge.readers.facts.figures import read_figures
from knowledge.readers.grades.changes import Sentence, read_changes
from knowledge.readers.grades.doubts import is_claim
from knowledge.readers.grades.gradings import pair_up
from knowledge.readers.grades.judgments import Line, Setting, read_judgments, settings
from knowledge.readers.grades.timing import NOW, whens
from knowledge.readers.services.services import Names, same
from knowledge.readers.text.marks import find_runs, masked
from knowledge.readers.text.outline import Block, block_sentences
from knowledge.readers.text.text import Text, sentences, word_set

_SHORT_QUOTATION = 4
#: What runs on for longer, in characters, is no sentence.
_LONGEST_SENTENCE = 1500


class SentenceFacts(Struct, frozen=True):
    """Judgments (every one said, repeated or not), changes, figures and what was not read."""

    judgments: tuple[Judgment, ...]
    changes: tuple[Change, ...]
    figures: tuple[Figure, ...]
    unread: tuple[Unread, ...]


def read_sentences(
    text: Text,
    blocks: tuple[Block, ...],
    names: Names,
    inspection: str | None,
    inspectors_words: Sequence[Span],
) -> SentenceFacts:
    """Read paragraphs and list entries; what stands in long quotation marks is speech, not fact.

    Only what an inspector is quoted as saying (``inspectors_words``) of a change counts as told.
    """
    runs = find_runs(text, blocks)
    long = tuple(r for r in runs if len(text.raw[r.start : r.end].split()) > _SHORT_QUOTATION)
    document = masked(text, long)
    lines = list(_lines(document, blocks, names))
    told = list(settings(document, lines, names))
    graded = read_judgments(document, told, names, inspection)
    figures = {
        (f.name, f.value, f.total): f
        for before, line, setting in zip([None, *lines], lines, told, strict=False)
        if not _is_of_another(setting, names)
        for f in _figures(document, line, before)
    }
    changes: dict[_Key, Change] = {_key(change): change for change in graded.changes}
    quoted = [
        Line(span, number)
        for number, words in enumerate(inspectors_words)
        for span in sentences(text, words.start, words.end)
    ]
    for setting in (*told, *settings(text, quoted, names)):
        for change in _changes(setting, names, inspection):
            changes.setdefault(_key(change), change)
    return SentenceFacts(graded.judgments, _dated(changes), tuple(figures.values()), graded.unread)


def _lines(text: Text, blocks: tuple[Block, ...], names: Names) -> Iterator[Line]:
    """Give every sentence; the entries of a list go on with the sentence that announces it."""
    lead: Span | None = None
    section: str | None = None
    for number, block in enumerate(blocks):
        if block.kind != "bullet":
            lead = None
        if block.kind == "heading":
            named = {mention.name for mention in names.mentions_in(block.start, block.end)}
            section = named.pop() if len(named) == 1 else section
        spans = block_sentences(text, block) if block.kind not in _NOT_READ else ()
        if block.kind == "bullet":  # a numbered note may hold several sentences
            spans = sentences(text, spans[0].start, spans[0].end)
        for span in spans:
            if block.kind in ("paragraph", "bullet") and span.end - span.start <= _LONGEST_SENTENCE:
                yield Line(span, number, lead, section)
        if block.kind != "bullet" and spans and text.plain[spans[-1].end - 1] == ":":
            last = text.span(spans[-1].start, spans[-1].end - 1)
            lead = last if len(last.text) <= _LONGEST_LEAD else None


_NOT_READ = ("navigation", "title", "byline")
#: What announces a list is no longer, in characters.
_LONGEST_LEAD = 200


def _figures(text: Text, line: Line, before: Line | None) -> Iterator[Figure]:
    near = before and line.paragraph - before.paragraph <= 1
    yield from read_figures(text, line.span, before.span if before and near else None)


def _is_of_another(setting: Setting, names: Names) -> bool:
    """Tell a sentence about another service than the one that the document is about."""
    if names.roundup or names.service is None or setting.about is None:
        return False
    return not same(setting.about, names.service)


_Key = tuple[str, str | None, str, str | None]


def _key(change: Change) -> _Key:
    return change.service, change.pillar, change.direction, change.since


def _changes(setting: Setting, names: Names, inspection: str | None) -> Iterator[Change]:
    """Read how the service moved; of other services only where the document is about several."""
    service, tokens = setting.about, setting.tokens
    if service is None or setting.elsewhere or setting.plain.rstrip("\"' ").endswith("?"):
        return
    if not names.roundup and not same(service, names.service):
        return
    if any(token.kind == "service" and not same(token.value, service) for token in tokens):
        return
    if not any(t.kind == "pillars" or t.value in _OF_CHANGE for t in tokens) or is_claim(tokens):
        return
    pairs = pair_up(setting.plain, tokens).pairs
    # The document's own inspection, named or not, is now: nothing has moved since then.
    times = [
        NOW if when.named == inspection and when.named else when for when in whens(tokens, NOW)
    ]
    yield from read_changes(service, Sentence(setting.span, setting.plain, tokens, pairs, times))


#: Without a pillar or one of these, no sentence tells of a change.
_OF_CHANGE = word_set("since than compared more less")


def _dated(changes: dict[_Key, Change]) -> tuple[Change, ...]:
    """A change said again without its year adds nothing to the one with it."""
    with_year = {_key(change)[:3] for change in changes.values() if change.since is not None}
    return tuple(
        change
        for change in changes.values()
        if change.since is not None or _key(change)[:3] not in with_year
    )
