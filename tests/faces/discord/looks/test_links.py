"""Links that open a page at the very words."""

from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from bot.faces.discord.looks.links import at_words, cited, link
from bot.reply import Citation

PAGE = "https://example.org/report"
LONG = "The extent to which the service is efficient, at keeping people safe - requires it."
CITATION = Citation("d", "T", "P", None, PAGE, 0, len(LONG), LONG)


def test_a_sentence_is_found_by_all_its_words() -> None:
    """Many sentences of a report begin, and end, with the same words."""
    assert at_words([CITATION]) == (
        f"{PAGE}#:~:text=The%20extent%20to%20which%20the%20service%20is%20efficient%2C%20at%20"
        "keeping%20people%20safe%20%2D%20requires%20it."
    )


def test_of_a_sentence_of_many_short_words_none_is_left_out() -> None:
    words = " ".join("abcdefghijklmnopqrstuvwxyz")
    found = at_words([replace(CITATION, quote=words)])
    assert found is not None
    assert unquote(found.split("text=")[1]) == words


def test_a_very_long_one_is_found_by_its_two_ends() -> None:
    words = [f"w{number}" for number in range(200)]
    found = at_words([replace(CITATION, quote=" ".join(words))])
    assert found is not None
    start, end = unquote(found.split("text=")[1]).split(",")
    assert (start.split(), end.split()) == (words[:12], words[-6:])


def test_a_short_one_is_found_by_all_its_words() -> None:
    found = at_words([replace(CITATION, quote="made massive, big\nsteps")])
    assert found == f"{PAGE}#:~:text=made%20massive%2C%20big%20steps"


def test_sentences_of_one_page_are_all_marked() -> None:
    found = at_words([CITATION, replace(CITATION, quote="And this.")])
    assert found is not None
    assert found.count("text=") == 2


@pytest.mark.parametrize(
    ("citations", "address"),
    [
        ([], None),
        ([replace(CITATION, url=None)], None),
        ([CITATION, replace(CITATION, url="https://example.org/other")], None),
        ([replace(CITATION, url=f"{PAGE}#part")], f"{PAGE}#part"),
        ([replace(CITATION, quote="é" * 400)], PAGE),
    ],
)
def test_where_no_words_can_be_marked_the_page_alone_is_linked(
    citations: list[Citation], address: str | None
) -> None:
    assert at_words(citations) == address


def test_the_words_survive_the_address() -> None:
    words = "50 & more, “quoted” – 100% of #1"
    found = at_words([replace(CITATION, quote=words)])
    assert found is not None
    assert unquote(found.split("text=")[1]) == words


def test_an_address_that_is_none_is_no_link() -> None:
    assert link("A [b]", "javascript:x") == "A \\[b\\]"
    assert link("A", PAGE) == f"[A]({PAGE})"


def test_a_source_says_that_its_document_gives_no_date() -> None:
    assert cited([CITATION]).startswith(f"-# [P, T, no date in the document]({PAGE}#")
    dated = replace(CITATION, published="2023-01-20")
    assert cited([dated]).startswith(f"-# [P, T, 20 January 2023]({PAGE}#")


def test_a_sources_title_is_clipped_and_its_date_is_not() -> None:
    source = cited([replace(CITATION, title="word " * 100, url=None)])
    assert source.endswith("…, no date in the document")
    assert len(source) < 350
