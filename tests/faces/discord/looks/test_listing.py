"""Quotations page by page, however long they are."""

import pytest
from msgspec.structs import replace

from bot.answering.catalogue import Catalogue
from bot.answering.facts import Facts
from bot.faces.discord.looks.actions import Turn, custom_id
from bot.faces.discord.looks.listing import Wanted, named_by, quotes_page
from bot.faces.discord.looks.pages import BOXED_ROOM
from bot.faces.discord.looks.paging import MORE
from knowledge.language import Language
from knowledge.load import Knowledge
from knowledge.model import Document, Quote, Span

WORDS = "We have made great progress with the plan and there is more to come. "


def catalogue(language: Language, *lengths: int, speaker: str = "Jo King") -> Catalogue:
    """A catalogue of quotations of these lengths, in sentences."""
    quotes: list[Quote] = []
    start = 0
    for length in lengths:
        text = f"{WORDS * length}Number {len(quotes)}."
        span = Span(start, start + len(text), text)
        quotes.append(Quote(speaker, span, replace(span, text=text)))
        start += len(text) + 1
    document = Document(
        id="d", kind="news-article", title="T", publisher="P", published=None,
        url="https://example.org/p", licence=None, digest="", service=None, inspection=None,
        quotes=tuple(quotes),
    )  # fmt: skip
    return Catalogue(Facts(Knowledge([document]), language, ""))


@pytest.mark.parametrize("lengths", [(1,) * 30, (200,), (1, 60, 1, 300, 2), (40,) * 9])
def test_every_word_is_on_a_page_that_fits(language: Language, lengths: tuple[int, ...]) -> None:
    held = catalogue(language, *lengths)
    seen, place = "", 0
    while True:
        page = quotes_page(Wanted(), place, 1, held)
        assert page is not None
        assert sum(map(len, page.texts)) <= BOXED_ROOM
        seen += page.text
        if not page.rows or page.rows[0][1].disabled:
            break
        place += 1
    assert seen.count(WORDS.strip()) == sum(lengths)
    assert all(f"Number {number}." in seen for number in range(len(lengths)))


def test_beyond_the_last_page_is_the_last(language: Language) -> None:
    held = catalogue(language, *([1] * 9))
    last = quotes_page(Wanted(), 99, 1, held)
    assert last is not None
    assert [control.disabled for control in last.rows[0]] == [False, True]
    assert quotes_page(Wanted(), 2, 1, held) == last


def test_nobody_said_it(language: Language) -> None:
    assert quotes_page(Wanted(speaker="Sauron"), 0, 1, catalogue(language, 1)) is None


def test_a_speaker_with_a_long_name_has_pages_too(language: Language) -> None:
    name = "The National Association of Chief Fire and Rescue Officers of England and Wales"
    held = catalogue(language, *([1] * 9), speaker=name)
    page = quotes_page(Wanted(speaker=name), 0, 10**18, held)
    assert page is not None
    (_, turned) = page.rows[0]
    assert isinstance(turned.action, Turn)
    assert named_by(turned.action.speaker, held.speakers()) == name


def test_words_too_long_for_a_button_are_shown_without_one(language: Language) -> None:
    held = catalogue(language, *([1] * 9))
    assert custom_id(Turn(10**18, 1, text=WORDS.strip())) is None
    page = quotes_page(Wanted(text=WORDS.strip()), 0, 10**18, held)
    assert page is not None
    assert page.rows == ()
    assert page.texts[-1] == MORE
