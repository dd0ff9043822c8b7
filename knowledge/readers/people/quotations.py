"""Quotations and who the document gives them to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from knowledge.model import Person, Quote, Span, Unread
from knowledge.readers.grades.labels import grade_alone
from knowledge.readers.people.behind import ATTRIBUTED, BY, carries_on, from_behind, is_given_anew
from knowledge.readers.people.cast import cast
from knowledge.readers.people.going_on import from_paragraph, from_sentence_before
from knowledge.readers.people.interviews import from_answer
from knowledge.readers.people.reporting import names_others_words, reporter
from knowledge.readers.people.room import Room, names_stranger
from knowledge.readers.people.speakers import subject_at_end, subject_at_start
from knowledge.readers.services.services import Names
from knowledge.readers.text.marks import Run, find_runs, masked
from knowledge.readers.text.naming import TITLE
from knowledge.readers.text.outline import Block
from knowledge.readers.text.speech import VERB
from knowledge.readers.text.text import Text, sentences

_LONG = 4
#: "“…”, but Jane Doe said": what follows is of other words.
_NEW_CLAUSE = re.compile(r"^,? (?:but|while|whereas|although|though)\b")
#: "Asked if it was “broken”, Jane Doe said …": whoever asked used the word.
_ASKED = re.compile(
    r"(?:When |While |After being )?(?i:asked|pressed|challenged|questioned|responding|reacting)\b"
    rf"(?:[^,]*| by (?:(?!\b(?:{VERB})\b)[^\"])*)$"
)
#: Words of a quotation, and of its sentence, farther away than this do not tell who speaks.
_FAR = 600


class Reading(Struct, frozen=True):
    """The quotations of a document, and those that it gives to nobody."""

    quotes: tuple[Quote, ...]
    unread: tuple[Unread, ...]


class _Paragraph(Struct, frozen=True):
    """A block that quotes: the runs in it and its sentences, both in reading order.

    ``before`` is the block right above; ``announced`` where it leads to a quotation.
    """

    number: int
    block: Block
    runs: tuple[Run, ...]
    sentences: tuple[Span, ...]
    before: Block | None
    announced: bool

    def opens_quoting(self) -> bool:
        """Tell whether the paragraph begins with a quotation mark."""
        return self.runs[0].outer_start == self.block.start

    def sentence(self, run: Run) -> tuple[int, int]:
        """Give where the sentence, or sentences, around a run start and end."""
        start, end = self.block.start, self.block.end
        first = bisect_right(self.sentences, run.outer_start, key=lambda span: span.start) - 1
        if first >= 0 and run.outer_start < self.sentences[first].end:
            start = self.sentences[first].start
        last = bisect_left(self.sentences, run.outer_end, key=lambda span: span.end)
        if last < len(self.sentences) and self.sentences[last].start < run.outer_end:
            end = self.sentences[last].end
        return max(start, run.outer_start - _FAR), min(end, run.outer_end + _FAR)


class _Given(Struct, frozen=True):
    """A run with its speaker, if any; ``introduction`` is None for one that never closes."""

    run: Run
    speaker: str | None
    introduction: Block | None


def read_quotations(
    text: Text, blocks: tuple[Block, ...], people: tuple[Person, ...], names: Names
) -> Reading:
    """Give every quotation that the document gives to somebody; never guess."""
    runs = find_runs(text, blocks)
    document = masked(text, runs)
    room = Room(document, cast(document, people), names)
    quotes: list[Quote] = []
    unread: list[Unread] = []
    for given in _attributed(room, tuple(_paragraphs(document, blocks, runs))):
        span = text.span(given.run.start, given.run.end)
        if given.speaker == names.inspectorate and grade_alone(span.text.rstrip(",.;")):
            continue  # a grade in marks is no saying of the inspectorate's
        if given.introduction is not None and given.speaker is not None:
            told = text.span(given.introduction.start, given.introduction.end)
            quotes.append(Quote(given.speaker, span, told))
        elif given.introduction is None or len(span.text.split()) >= _LONG:
            why = _NOBODY if given.introduction is not None else _NOT_CLOSED
            unread.append(Unread(text.line_at(given.run.start), span.text, why))
    return Reading(tuple(quotes), tuple(unread))


_NOBODY = "a quotation that the document gives to nobody"
_NOT_CLOSED = "a quotation that is not closed"


def _paragraphs(
    text: Text, blocks: tuple[Block, ...], runs: tuple[Run, ...]
) -> Iterator[_Paragraph]:
    for number, inside in groupby(runs, key=lambda run: run.block):
        block = blocks[number]
        spans = sentences(text, block.start, block.end)
        before = blocks[number - 1] if number else None
        announced = before is not None and _announces(text, before)
        yield _Paragraph(number, block, tuple(inside), spans, before, announced)


def _announces(text: Text, block: Block) -> bool:
    """Tell a line that opens a quotation: "Jane Doe said:", "The chief, Jane Doe, says"."""
    words = text.plain[block.start : block.end]
    told = block.kind in ("paragraph", "heading", "bullet")
    return told and words.endswith((":", " says", " said", " writes", " adds"))


def _attributed(room: Room, paragraphs: tuple[_Paragraph, ...]) -> Iterator[_Given]:
    speaker: str | None = None
    introduction: Block | None = None
    before: _Paragraph | None = None
    for here, following in zip(paragraphs, (*paragraphs[1:], None), strict=False):
        for place, run in enumerate(here.runs):
            if place > 0 or not _goes_on(room, before, here):
                speaker, introduction = _speaker(room, here, place, speaker), here.block
                if speaker is None and place == 0 and here.opens_quoting():
                    speaker, introduction = _from_before_block(room, here)
            if run.closed or (following and _follows(here, following)):
                yield _Given(run, speaker, introduction)
            else:
                yield _Given(run, None, None)
                speaker = None
        before = here


def _follows(before: _Paragraph, here: _Paragraph) -> bool:
    return here.number == before.number + 1 and here.opens_quoting()


def _goes_on(room: Room, before: _Paragraph | None, here: _Paragraph) -> bool:
    """Tell whether a paragraph goes on with the quotation, or the speaker, of the one before."""
    if before is None or not _follows(before, here):
        return False
    return not before.runs[-1].closed or _stands_alone(room, before, here)


def _stands_alone(room: Room, before: _Paragraph, here: _Paragraph) -> bool:
    """'"A," said X.' and then a paragraph that is nothing but '"B."': X goes on speaking."""
    run = before.runs[0] if before.opens_quoting() else before.runs[-1]
    opens = before.sentence(run)[0] == run.outer_start
    if here.runs[0].outer_end != here.block.end or not opens:
        return False
    after = room.text.plain[run.outer_end : before.block.end]
    attributed = ATTRIBUTED.match(after)
    return bool(attributed) and not re.search(r"[.;:]\s+[^\"\s]", after)


def _speaker(room: Room, here: _Paragraph, place: int, before: str | None) -> str | None:
    """Find the speaker of one run from the sentence around it."""
    run = here.runs[place]
    limit = here.runs[place + 1].outer_start if place + 1 < len(here.runs) else here.block.end
    start, end = here.sentence(run)
    goes_on = place > 0 and carries_on(room, here.runs[place - 1], run)
    if goes_on and not is_given_anew(room, run, min(limit, end), before):
        return before
    if _ASKED.match(room.text.plain[start : run.outer_start]):
        return None
    after = None
    if not _NEW_CLAUSE.match(room.text.plain[run.outer_end : min(limit, end)]):
        after = from_behind(room, run, start, min(limit, end))
    lead = _from_before(room, start, run)
    introduced = room.text.plain[start : run.outer_start].rstrip().endswith((":", ","))
    by = BY.match(room.text.plain[run.outer_end : min(limit, end)])  # "… said they were “…” by"
    if after is not None and lead is not None and (introduced or by):
        return lead
    alone = from_sentence_before(room, here.sentences, run.outer_start, run.outer_end)
    told = after or lead or _from_opening(room, start, run) or alone
    return told or from_answer(room, here.block, run.outer_start)


def _from_opening(room: Room, start: int, run: Run) -> str | None:
    """Read "Jane Doe did not mince her words: “…”", "Jane Doe was there, calling it “…”".

    Nobody else is there to say it.
    """
    end = run.outer_start
    named = room.cast.named_in(start, end)
    who = {naming.who.person.name for naming in named if naming.who}
    leads = _LEADS_TO.fullmatch(room.text.plain, start, end)
    if leads is None or len(who) != 1 or named[0].who is None:
        return None
    person = named[0].who.person
    opens = bool(_TITLED.fullmatch(room.text.plain[start : named[0].start]))
    opens = opens or start <= person.span.start <= start + _ARTICLE
    if not opens or names_others_words(room.text.plain[start:end]):
        return None
    return None if names_stranger(room, start, end) else person.name


#: In a clause of its own, somebody else may be who calls it so.
_LEADS_TO = re.compile(
    r"(?s:.*): |(?:(?!\b(?:when|while|as|after|before|because|until|that|which|who|where|and)\b)"
    r"[^;:\"])*, (?:calling|describing|branding|hailing|labelling|dubbing) [^,.;:\"]{2,60} "
)
_ARTICLE = len("The ")
_TITLED = re.compile(rf"(?:{TITLE} )?")


def _from_before_block(room: Room, here: _Paragraph) -> tuple[str | None, Block]:
    """Read a quotation that is a paragraph of its own by the block before it."""
    if here.announced and here.before:
        return _from_above(room, here.before), here.before
    whole = here.runs[0].outer_end == here.block.end
    before = here.before if here.before and here.before.kind == "paragraph" and whole else None
    return (from_paragraph(room, before) if before else None), before or here.block


def _from_above(room: Room, block: Block) -> str | None:
    """Read "Jane Doe said:" as a line of its own above the quotation."""
    whole = sentences(room.text, block.start, block.end)
    words = room.text.plain[whole[-1].start : block.end].removesuffix(":")
    return _given(room, whole[-1].start, f"{words}: ")


def _from_before(room: Room, start: int, run: Run) -> str | None:
    return _given(room, start, room.text.plain[start : run.outer_start])


def _given(room: Room, start: int, lead: str) -> str | None:
    told = reporter(lead)
    if told is None:
        return None
    read = subject_at_start if told.begins else subject_at_end
    return read(room, start + told.start, start + told.end)
