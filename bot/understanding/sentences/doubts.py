"""Questions that expect a yes, and deny nothing: "isn't Kent outstanding?"."""

from bot.understanding.words.closed_class import AUXILIARIES
from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.reading import Term

_LEADS = frozenset(["and", "but", "so", "or", "well", "oh", "then"])
#: What such a question is about; "is not good" and "did not get it" deny in earnest.
_NAMED = (*PLACES, "pillar", "person", "organisation", "document")
_SUBJECTS = frozenset(
    ["it", "they", "he", "she", "we", "you", "there", "this", "these", "those", "the", "a", "an",
     "our", "my", "their", "its", "all", "every", "everyone", "everybody", "most", "any", "anyone",
     "anybody", "both", "half", "some", "someone", "other", "others"]
)  # fmt: skip


def without_doubt(terms: list[Term]) -> list[Term]:
    """The terms without the "not" of a question that only doubts: "isn't Kent …", "didn't they …".

    Such a "not" stands between the verb that opens the question and whom it is about.
    """
    at = next((i for i, term in enumerate(terms) if term.text not in _LEADS), len(terms))
    verb, denial, subject = [*terms[at : at + 3], None, None, None][:3]
    if subject is None or verb is None or verb.text not in AUXILIARIES:
        return terms
    if denial is None or denial.text != "not" or not _is_subject(subject):
        return terms
    return [*terms[: at + 1], *terms[at + 2 :]]


def _is_subject(term: Term) -> bool:
    return term.kind in _NAMED or not _SUBJECTS.isdisjoint(term.text.split()[:1])
