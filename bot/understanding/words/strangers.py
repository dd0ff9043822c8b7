"""Names of services that nobody knows: "Gondor fire service", "Gotham City fire brigade"."""

from collections.abc import Sequence

from bot.understanding.words.lexicon import Lexicon, ending_length
from bot.understanding.words.spelling import Speller

_LONGEST = 4  # words of such a name
_PROPER = 3  # words of "fire and rescue", which only stand behind a name


class Strangers:
    """Tells a strange service's name by what stands behind it."""

    def __init__(self, lexicon: Lexicon, speller: Speller) -> None:
        self._lexicon = lexicon
        self._speller = speller

    def length(self, texts: list[str], i: int) -> int:
        """How many words from ``i`` name such a service, what stands behind included; or 0."""
        ending = ending_length(texts, i + 1)
        return self._of_one(texts, i, ending) if ending else self._of_several(texts, i)

    def _of_one(self, texts: Sequence[str], i: int, ending: int) -> int:
        word = texts[i]
        # "Oakham Valley Fire and Rescue Service": so long an ending follows nothing but a name.
        named = ending >= _PROPER and not self._lexicon.knows(word)
        english = self._speller.is_english(word) and not named
        if self._lexicon.is_subject(word) or english or self._speller.is_loose(word):
            return 0
        # One word alone ("strange fire", "strange service") is too little to tell a name by.
        return 1 + ending if ending > 1 or texts[i + 1 : i + 2] == ["frs"] else 0

    def _of_several(self, texts: list[str], i: int) -> int:
        for end in range(i + 2, min(i + _LONGEST, len(texts)) + 1):
            if any(self._lexicon.find(texts, place) for place in range(i, end)):
                return 0
            strange = not all(map(self._speller.is_english, texts[i:end]))
            ending = ending_length(texts, end)
            if ending > 1 and (strange or ending >= _PROPER):
                return end - i + ending
        return 0
