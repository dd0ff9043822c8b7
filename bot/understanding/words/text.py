"""Cleaning what people type: the one place where text is normalised."""

import re
import unicodedata
from collections.abc import Iterator
from operator import methodcaller
from typing import NamedTuple

from msgspec import Struct
from rapidfuzz.distance import OSA

from bot.understanding.words.closed_class import AUXILIARIES
from bot.understanding.words.irregular import PAST

# Discord's own marks: user, role and channel mentions, custom emoji, timestamps.
_MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:)\d+(?::\w)?>")
_FOLDED = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": " ", "´": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "—": " - ", "−": "-", "…": ". ",
        "*": " ", "_": " ", "~": " ", "|": " ", "\\": " ", "\N{SOFT HYPHEN}": "",
    }
)  # fmt: skip
_AUXILIARIES = "|".join(sorted(AUXILIARIES | {"wer", "would", "could", "should"}))
#: The last letter, or the last digit, after a mark that slipped in before it: "poepl?e", "201?8".
_LAST, _LAST_DIGIT = r"(?<=[a-z]{3}.)([b-hj-mo-qs-tv-z])(?!\w)", r"(?<=[\d/]\d.)(\d)(?!\w)"
#: Words with a letter left out, as they are spelled right.
SHORTENED = frozenset(
    ["didn't", "wasn't", "isn't", "doesn't", "don't", "aren't", "weren't", "haven't", "hasn't",
     "hadn't", "wouldn't", "couldn't", "shouldn't", "can't", "won't", "what's", "who's", "where's",
     "how's", "that's", "there's", "it's", "he's", "she's", "one's", "i've", "i'm", "i'd", "i'll",
     "you've", "you're", "we've", "we're", "they've", "they're", "let's"]
)  # fmt: skip


def _shortened(typed: re.Match[str]) -> str:
    """A shortened word with its slip mended: "asn't", "what'z", "has'nt"."""
    word = typed.group()
    if word in SHORTENED or word.endswith(("'s", "'d", "'ll", "'ve", "'re", "'m")):
        return word  # "Kent's" and "he'd" are no slips
    near = [each for each in SHORTENED if OSA.distance(word, each, score_cutoff=1) <= 1]
    # A letter is sooner left out than put in, and sooner than typed for another.
    return min(near, key=lambda each: (-len(each), each), default=word)


#: How words are spelled out; a pattern is only tried where its letters stand in the text.
_CONTRACTED = tuple(
    (needed, re.compile(pattern), methodcaller("expand", plain))
    for needed, pattern, plain in (
        ("%", r"%", " percent "),
        ("tl", r"\btl;?dr\b", "tldr"),
        ("i.", r"\bi\. ?e\b\.?", "that is"),
        ("e.", r"\be\. ?g\b\.?", "for example"),
        ("2", r"(?<!\w)2(?:[a-z]0?|0[a-z])(1[89]|2[0-6])(?!\w)", r"20\1"),  # "2g18", "20m18"
        ("x", r"(?<=[a-z])([.!?,]*)\s+x{1,4}(?=\W*$)", r"\1"),  # a kiss at the end
        ("/", r"\by ?/ ?n\b", "yes or no"),
        ("2", r"\bin2\b", "into"),
        ("4", r"\bb4\b", "before"),
        ("2", r"\b2(?=day\b|moro|morrow)", "to"),
        ("/", r"(?<=[a-z]{2})/(?=[a-z]{2})", " / "),  # "before/after", "kent/essex"
        *((mark, rf"{re.escape(mark)}{_LAST}", rf"\1{mark}") for mark in "?,.;:!"),
        *((mark, rf"{re.escape(mark)}{_LAST_DIGIT}", rf"\1{mark}") for mark in "?,"),
        ("'", r"(?<=[a-z]{3})'([a-z])s\b(?!')", r"\1's"),
        (".", r"\b([nsew])\. ?(?=yorks|sussex|mid)", r"\1 "),  # "S. Yorks" is no sentence
        ("1", r"\b1st\b", "first"),
        ("1", r"\b(every|any|some|no)1\b", r"\1one"),
        ("2", r"\b2nd\b", "second"),
        ("3", r"\b3rd\b", "third"),
        ("won", r"\bwon'?t\b", "will not"),
        ("can", r"\bcan'?t\b|\bcannot\b", "can not"),
        ("'", r"\b(\w+)n't\b", r"\1 not"),
        ("nt", rf"\b({_AUXILIARIES})nt\b", r"\1 not"),
        ("s", r"\b(what|who|where|when|how|why|that|there|here)'?s\b", r"\1 is"),
        ("'", r"\b(it|he|she)'s\b", r"\1 is"),
        ("hes", r"\b(he|she)s\b", r"\1 is"),
        ("re", r"\b(they|you)re\b", r"\1 are"),
        ("ve", r"\b(they|you|we)ve\b", r"\1"),
        ("r", r"\b(what|who|where|how|why)'?(?:re|r)\b", r"\1 are"),
        ("'", r"\b(i|you|he|she|we|they|it|who|what)'(?:ve|d|ll|re|m)\b", r"\1"),
        ("'", r"(\w)'s\b", r"\1"),
        ("'", r"(\w)s'+(?!\w)", r"\1s"),
        (">", r"(?<=\w) *(?:-+>|=+>|>) *(?=\w)", " to "),
        ("→", r"(?<=\w) *→ *(?=\w)", " to "),
    )
)
_APOSTROPHED = re.compile(r"(?<![\w'])[a-z]+'[a-z]+(?![\w'])")
# A run of one letter three times or more is emphasis ("pleeease"), never spelling.
_STRETCHED = re.compile(r"([a-z])\1{2,}")
# "L e i c s": single letters with spaces between spell one word.
_SPACED = re.compile(r"(?<!\S)[a-z](?: [a-z]){3,}(?!\S)")
_TOKEN = re.compile(r"\d+(?:[/-]\d+)*|[^\W\d_]+(?:['&/-][^\W\d_]+)*")
#: Years of an inspection, a digit of the first missing perhaps, or of the second left out.
_INSPECTION = re.compile(r"[02]{0,2}\d\d[/-](?:20)?\d\d|20\d\d[/-]\d")
_SENTENCE = re.compile(
    r"((?:[^.?!;\n]+|(?<=\bmr)[.]|(?<=\bms)[.]|(?<=\bdr)[.]|[.](?=\w))+)([.?!;\n]*)"
)

#: Words that set apart what follows them.
EXCEPT = (
    r"(?:except(?:ing)?(?: for)?|apart from|aside from|other than|besides|barring|bar|save"
    r"|excluding)"
)


class Token(Struct, frozen=True):
    """A word of the normalised text, with its offsets there."""

    text: str
    start: int
    end: int


def normalise(text: str) -> str:
    """Fold case, typography, markup and invisible characters; doing it twice changes nothing."""
    text = _MARKUP.sub(" ", text)
    text = unicodedata.normalize("NFKC", text)
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_visible, text))
    text = text.casefold().translate(_FOLDED)
    once, before = _spelled_out(text), text
    while once != before:  # what one form becomes may be another: "n. %", "n. percent"
        once, before = _spelled_out(once), once
    return once


def _spelled_out(text: str) -> str:
    text = _STRETCHED.sub(methodcaller("expand", r"\1\1"), _single_spaced(text))
    text = _SPACED.sub(lambda match: match.group().replace(" ", ""), text)
    if "'" in text:
        text = _APOSTROPHED.sub(_shortened, text)
    for needed, pattern, plain in _CONTRACTED:
        if needed in text:
            text = pattern.sub(plain, text)
    return _single_spaced(text)


def _single_spaced(text: str) -> str:
    """The lines of a text with single spaces between their words, none of them blank."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _visible(character: str) -> str:
    # Format characters (zero-width, right-to-left marks) join what they stand between;
    # controls and pictures part it.
    if character.isascii():
        return character if character.isprintable() or character == "\n" else " "
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me"):
        return ""
    return " " if category in ("Cc", "Cs", "Co", "Cn", "So", "Sk") else character


class Sentence(NamedTuple):
    """One sentence of a message, and whether it ends in a question mark."""

    text: str
    asks: bool


def sentences(normalised: str) -> list[Sentence]:
    """Cut a normalised message into its sentences, none of them blank."""
    return [
        Sentence(words.strip(), "?" in end)
        for words, end in _SENTENCE.findall(normalised)
        if words.strip(" ,-:\"'()")
    ]


def tokens(normalised: str) -> list[Token]:
    """The words of a normalised text; years such as 2021/22 stay whole, hyphens part words."""
    found: list[Token] = []
    for match in _TOKEN.finditer(normalised):
        word, start, end = match.group(), match.start(), match.end()
        if word.isalnum():
            found.append(Token(word, start, end))
        elif _INSPECTION.fullmatch(word):
            found.append(Token(word.replace("-", "/"), start, end))
        else:
            found += _pieces(word, start)
    return found


def _pieces(word: str, start: int) -> Iterator[Token]:
    """The words that a hyphen or the like joins to one; "&" is itself one of them."""
    for piece in re.split(r"([/'&-])", word):
        if piece == "&":
            yield Token("and", start, start + 1)
        elif piece not in ("/", "'", "-", ""):
            yield Token(piece, start, start + len(piece))
        start += len(piece)


def stem(word: str) -> str:
    """Strip an English ending, so that "finding" and "findings" meet, and "held" and "hold".

    It only has to treat both sides alike; it need not give a dictionary form.
    """
    word = PAST.get(word, word)
    for ending, put in _ENDINGS.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = _undouble(word[: -len(ending)] + put)
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


#: Endings by their last letter, and what is put in their place; the first that fits.
_ENDINGS = {
    "s": (("ies", "y"), ("ings", ""), ("ments", ""), ("ions", ""), ("sses", "ss"), ("ss", "ss"),
          ("us", "us"), ("is", "is"), ("es", ""), ("s", "")),
    "d": (("ied", "y"), ("ed", "")),
    "g": (("ing", ""),),
    "t": (("ment", ""),),
    "n": (("ion", ""),),
    "y": (("ly", ""),),
}  # fmt: skip


def _undouble(word: str) -> str:
    double = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sle"
    return word[:-1] if double else word
