"""However long a line, sentence or document is, reading it takes no longer than it should."""

import time

import pytest

from tests.knowledge.invented import article, page

#: Characters of a line, and seconds in which even a slow machine reads it many times over.
LENGTH, SECONDS = 60_000, 10

PIECES = [
    "Alpha Bravo Charlie Delta Echo ",
    "Alpha of Bravo and the Charlie, ",
    "Alpha's Bravo-Charlie D. ",
    "Aa-",
    "a",
    "A. ",
    "!",
    "word (ABC) ",
    "the service was rated good for ",
    "20 of the 24 areas for improvement that ",
    "Ann Hall, chief fire officer, said it. ",
    'She said: "We are." ',
    "said, 'We are ‘so’ ",
    "not good ",
    "- good;\n",
    'She said: "We are."\n',
    "'so' said 'it' ",
    "UPPER MARLE FIRE SERVICE is\n",
    "Report on Barset Fire and Rescue Service ",
    "EffectivenessBarset is good. ",
    "Effectiveness | 2018 | Good\n",
    "his friend, Jo Fry, said it with Ann Hall adding: “No.” ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_long_text_is_read_in_time(piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    for read in (article, page):
        start = time.process_time()  # of this process, whatever else the machine does
        read(text)
        assert time.process_time() - start < SECONDS


def test_a_sentence_without_end_gives_no_judgments() -> None:
    endless = "the service was rated good for efficiency and "
    assert article(endless * 2000).judgments == ()
