"""Whether a sentence praises or criticises the service, told by the words such reports use."""

import re

from knowledge.model import Span, Tone
from knowledge.readers.text.outline import Block
from knowledge.readers.text.text import Text

_STRENGTHS = (
    r"pleased",
    r"pleasure",
    r"excellent",
    r"impress\w+",
    r"improve[ds]",
    r"improvements?(?= (?:to|in) its| in(?: all)?\b)",
    r"has made (?:\w+ )?(?:improvements?|progress)",
    r"made progress",
    r"greatest improvements?",
    r"valued",
    r"positive\w*",
    r"constructive",
    r"good",
    r"outstanding",
    r"strong\w*",
    r"strengths?",
    r"well[- ](?:led|trained|managed|run|prepared|equipped|understood|supported|established)",
    r"effectively(?<!more effectively)",
    r"praise[ds]?",
    r"commend\w*",
    r"proud",
    r"success\w*",
    r"best",
    r"better than",
    r"quick(?:er|ly)",
    r"increased provision",
    r"clear (?:plan|link|vision|strategy)",
    r"satisfied",
    r"thorough\w*",
    r"robust",
    r"comprehensive",
    r"innovative",
    r"trusted",
    r"high morale",
    r"reassured",
    r"welcom\w+",
    r"(?:took|taken) .{0,40}seriously",
    r"resolved",
    r"confident",
    r"listened to",
    r"works? well",
    r"leading the way",
    r"exemplary",
    r"effective governance",
    r"grateful",
)
_CONCERNS = (
    r"limited",
    r"backlogs?",
    r"no (?:effective |clear |sound |proper )?(?:plan|plans|system|strategy|evidence)",
    r"needs? to (?:improve|do (?:more|better))",
    r"requir\w+ improvement",
    r"needs? improvement",
    r"more (?:to do|work to do|needs? to be done)",
    r"remaining areas for improvement",
    r"inadequate\w*",
    r"causes? of concern",
    r"concern(?:s|ed|ing)?",
    r"fail(?:s|ed|ing|ures?)?",
    r"poor\w*",
    r"weak\w*",
    r"too (?:few|many|little|slow|long|often)",
    r"slow(?:ly)?(?: progress)?",
    r"lack(?:s|ed|ing)?",
    r"bull(?:y|ied|ying)",
    r"harass\w+",
    r"discriminat\w+",
    r"disappoint\w+",
    r"declined?(?! to\b)",
    r"criticis(?:ed|es|ing)",
    r"deteriorat\w+",
    r"worse\w*",
    r"slipped",
    r"(?:not|n't|never) (?:yet )?(?:enough|good enough|always|consistent\w*|well|effectively|able)",
    r"(?:does|do|did|is|are|has|have|had) not",
    r"does(?:n't)",
    r"should (?:identify|ensure|make sure|improve|review|address|assure)",
    r"delays?",
    r"delayed",
    r"shortages?",
    r"overdue",
    r"out of date",
    r"outdated",
    r"insufficient\w*",
    r"inconsisten\w+",
    r"unable",
    r"areas? where .{0,40}needs?",
    r"further improvements? to be made",
    r"still needs?",
    r"unacceptable",
    r"gaps?",
    r"at risk",
    r"could do (?:more|better)",
)
_PRAISE = re.compile(rf"\b(?:{'|'.join(_STRENGTHS)})\b", re.IGNORECASE)
_BLAME = re.compile(rf"\b(?:{'|'.join(_CONCERNS)})\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"\b(?:not|no|never|nor|without|hardly|less|isn't|wasn't|aren't|doesn't|didn't|cannot|can't|if"
    r"|to be|should be)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
#: Characters in which a "not" takes the force from a word.
_LOOK_BACK = 80
_NO_LONGER = re.compile(
    r"\b(?:no longer|no|not|without|never|few)\s+(?:a |any |an )?$", re.IGNORECASE
)
_NEUTRAL = re.compile(
    r"\b(?:extent to which|designed to|we ask|we look at|examines)\b", re.IGNORECASE
)
_GRADED = re.compile(
    r"\b(?:is|as|rated|graded|judged) (?P<grade>good|outstanding|adequate|inadequate)\.?$"
    r"|(?P<poor>requires improvement)\.?$",
    re.IGNORECASE,
)


def tone(sentence: str) -> Tone:
    """Tell the tone of one sentence (typographic marks already made plain)."""
    graded = _GRADED.search(sentence)
    if graded and _NEUTRAL.search(sentence):
        return _of_grade((graded.group("grade") or "requires improvement").lower())
    if _NEUTRAL.search(sentence):
        return "neutral"
    praised = any(not _NOT_BEFORE.search(_before(sentence, m)) for m in _PRAISE.finditer(sentence))
    blamed = any(not _NO_LONGER.search(_before(sentence, m)) for m in _BLAME.finditer(sentence))
    if not blamed:
        blamed = any(_NOT_BEFORE.search(_before(sentence, m)) for m in _PRAISE.finditer(sentence))
    if praised and blamed:
        return "mixed"
    return "strength" if praised else "concern" if blamed else "neutral"


def tone_in(text: Text, block: Block, span: Span) -> Tone:
    """Tell the tone of a passage; figures and the cells of a table praise nothing."""
    if block.kind == "figure" or "\t" in span.text:
        return "neutral"
    return tone(text.plain[span.start : span.end])


def _before(sentence: str, found: re.Match[str]) -> str:
    return sentence[max(0, found.start() - _LOOK_BACK) : found.start()]


def _of_grade(grade: str) -> Tone:
    if grade in ("good", "outstanding"):
        return "strength"
    return "neutral" if grade == "adequate" else "concern"
