"""Answers that the operator wrote, found again however they are asked for."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bot.answering.draft import Draft, answer, cite
from bot.matching.classifier import Classifier, Labelled
from bot.reply import Citation
from bot.understanding.words.text import normalise
from knowledge.answers import OwnAnswer
from knowledge.load import Knowledge


class OwnAnswers:
    """The operator's entries.

    A question in the very words of an entry is that entry's, whatever else it looks like; one
    in almost these words is too. Any other is an entry's only where the documents have no
    answer.
    """

    def __init__(
        self,
        entries: Sequence[OwnAnswer],
        knowledge: Knowledge,
        learn: Callable[[Labelled], Classifier],
    ) -> None:
        """Take the entries in.

        Args:
            entries: what the operator wrote.
            knowledge: the documents that may be cited.
            learn: gives what tells the wordings of one entry from those of another.
        """
        self._documents = {document.id: document for document in knowledge.documents}
        # Words of a document that is not built prove nothing yet.
        built = (None, *self._documents)
        self._entries = tuple(entry for entry in entries if entry.document in built)
        asked = [
            (str(place), normalise(ask))
            for place, entry in enumerate(self._entries)
            for ask in entry.asks
        ]
        self._exact = {_key(words): int(place) for place, words in asked}
        self._classifier = learn(asked) if asked else None

    def exactly(self, question: str) -> Draft | None:
        """The answer to a question that an entry holds in these words."""
        place = self._exact.get(_key(normalise(question)))
        return None if place is None else self._told(place)

    def nearly(self, question: str, likeness: float) -> Draft | None:
        """The answer to a question that is at least so like a wording of an entry."""
        if self._classifier is None:
            return None
        ranked = self._classifier.rank(normalise(question), limit=1)
        if not ranked or ranked[0].likeness < likeness:
            return None
        return self._told(int(ranked[0].label))

    def _told(self, place: int) -> Draft:
        entry = self._entries[place]
        if entry.span is None or entry.document is None:
            return replace(answer(entry.answer, [_editorial(place, entry)]), quoted=False)
        return answer(entry.answer, [cite(self._documents[entry.document], entry.span)])


def _editorial(place: int, entry: OwnAnswer) -> Citation:
    """What an editorial answer rests on: itself, said to be the operator's own words."""
    return Citation(
        document=f"editorial-{place + 1}",
        title="Editorial answer, from no document",
        publisher=None,
        published=None,
        url=None,
        start=0,
        end=len(entry.answer),
        quote=entry.answer,
    )


def _key(normalised: str) -> str:
    return " ".join(normalised.rstrip("?!. ").split())
