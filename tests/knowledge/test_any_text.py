"""Any text is read without a crash, and every fact of it is a slice of the text."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.build import read
from knowledge.check import spans
from knowledge.model import Kind, Metadata
from knowledge.sources import Source

DOCUMENTS = Path(__file__).parents[1] / "documents"
TEXTS = [path.read_bytes().decode() for path in sorted(DOCUMENTS.glob("*.txt"))]
#: Lines, sentences and clauses of all invented documents, to be put together at random.
PIECES = sorted({piece for text in TEXTS for piece in re.split(r"(?<=[.,:;”\"\n])", text)})
KINDS: tuple[Kind, ...] = ("inspection-page", "news-article")


@settings(max_examples=300, deadline=None)
@given(
    kind=st.sampled_from(KINDS),
    text=st.one_of(
        st.text(min_size=1, max_size=200).filter(str.strip),
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join),
    ).filter(lambda text: bool(text.strip("\ufeff \t\r\n\xa0"))),
)
def test_any_text_is_read(kind: Kind, text: str) -> None:
    document = read(Source("any", Path("any.txt"), text, Metadata(kind=kind), ""))
    for span in spans(document):
        assert text[span.start : span.end] == span.text
