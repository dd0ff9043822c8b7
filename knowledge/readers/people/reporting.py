"""Who reports words, told from what stands before them: "Jane Doe said it was “…”"."""

import re

from msgspec import Struct

from knowledge.readers.text.speech import AUXILIARY, VERB

SAID = re.compile(
    rf"\b(?:{VERB}|denied|rejected|dismissed|refused|credits|credited|accuses|accused)\b"
)
_AUXILIARY_AT_END = re.compile(rf"\s+{AUXILIARY}$")
UNSAID = re.compile(
    r"(?:\b(?:not|never|no longer|nobody|no one|denied|rejected|dismissed|refused)\b|n't)"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|being|be|got)\s+(?:also |later |once |not )?$")
#: "…, with Jane Doe adding: “…”": somebody else than the subject before.
_WITH = re.compile(
    r"\bwith (?P<who>[^\";:.]{2,160}?,?) (?:adding|saying|telling|warning|insisting|arguing"
    r"|claiming|explaining|describing|calling)\b[^\".]*$"
)
#: "… said that it had": the same speaker tells what it did.
_TAKEN_UP = re.compile(rf"\b(?:that )?(?:it|they)(?: {AUXILIARY})?\s*$")
#: "… said that crews had warned": they have no name, and the words are the speaker's.
_OF_MANY = re.compile(
    r"^ (?:[a-z]+ )?that (?:(?!the\b|inspectors\b)[a-z-]+ ){0,2}?"
    rf"(?:(?!inspectors)[a-z-]+s|staff|people)(?: {AUXILIARY})?\s*$"
)
#: After "had been found": the quoted words are part of what is told, not what was found.
_GOES_ON = re.compile(r",| that | and ")
#: Between the verb and the marks: what makes the quoted words somebody else's or a name.
_NOT_THEIRS = re.compile(
    r"\b(?:(?:claims?|allegations?|accusations?|suggestions?|criticisms?|rumours?|talk|warnings?"
    r"|fears?|idea|notion|predictions?|complaints?)\b"
    # "Claims of bullying were “nonsense”" is what the speaker makes of the claims.
    r"(?!(?: (?:of|about) [\w' -]+?)? (?:was|were|is|are|had been|has been) $)"
    r"|(?:goodbye|farewell|quoted(?! as saying)|quotes|quoting)\b"
    r"|(?:used to|would(?: always| often)?) (?:say|tell)\b"
    r"|(?:(?<!in the )reports? that|titled|entitled|named"
    r"|(?<!which it )(?<!which he )(?<!which she )called|dubbed|so-called|known as|reading|read"
    r"|slogan|sign|banner|headline|(?<!his )(?<!her )(?:phrase|words?(?! of )|term)|motto|chant\w*"
    r"|book|song|film|programme|campaign|project|disagreed|denied|rejected|never|staff were told"
    r"|being told|who said|had said|told)\b)"
)
_ACCORDING_BEFORE = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of) (?P<who>[^\"]+?),[^\"]*$")


#: "None of it surprised Jane Doe: “…”"
_FELT = re.compile(
    r"\b(?:surprised?s?|pleased|delighted|angered|worried|worries|dismayed|disappointed|shocked)"
    r" (?P<who>[^\":;]{2,200}?): $"
)
#: "Jane Doe is quoted in the report as saying “…”"
_QUOTED = re.compile(r"(?P<who>[^\":;]{2,200}?),? (?:is|was) quoted\b[^\"]* as saying\b[^\"]*$")
#: "Jane Doe agreed: “…”", "Jane Doe, chief of Barset, was blunt: “…”": the colon tells it.
_BEFORE_COLON = re.compile(
    rf"(?P<who>(?:[^\":;.](?!\b(?:{VERB})\b)){{2,200}}?,?)"
    r" (?:(?!named|titled|entitled|quoted|reported|signed|used|received)[a-z]+ed"
    r"|was (?:\w+ )?\w+): $"
)
#: "Jane Doe said nothing when Ann Hall shouted: “…”": whose words a colon follows.
_MEANWHILE = re.compile(
    r"\b(?:when|as|while|before|after|until) (?P<who>(?:[A-Z][\w'-]* ){1,3})[a-z]+ed: $"
)
#: "These are the words she used next: “…”"
_USED = re.compile(
    r"\bthe (?:\w+ )?words (?:that |which )?(?P<who>he|she|(?:[A-Z][\w'.-]* ){1,3}?[A-Z][\w'-]*)"
    r" (?:used|chose|spoke|wrote)(?: \w+)?: $"
)
#: "… reckons so, but says “…”": the verb has no subject of its own.
_JOINED = re.compile(r"\b(?:and|but|then) (?:also |then )?$")
#: "said claims", "the reports": nouns that look like verbs of speech.
_NOUN_AFTER = re.compile(
    r"\b(?:said|says|told|the|of|these|those|such|its|their|his|her|any|no|some|by|about|'s) $"
)


class Reporter(Struct, frozen=True):
    """Where the words stand that name who reports; ``begins`` if the name begins them."""

    start: int
    end: int
    begins: bool = False


def bare_end(words: str) -> int:
    """Give where words end without the auxiliaries of a verb after them."""
    found = _AUXILIARY_AT_END.search(words)
    return found.start() if found else len(words)


def names_others_words(lead: str) -> bool:
    """Tell whether words bring in a sign, a title or what somebody else claims."""
    return bool(_NOT_THEIRS.search(lead))


def reporter(lead: str) -> Reporter | None:
    """Find who the words before a quotation give it to, if they give it to anybody."""
    joined = _WITH.search(lead) or _USED.search(lead) or _MEANWHILE.search(lead)
    if joined:
        return Reporter(*joined.span("who"))
    quoted = _QUOTED.match(lead) or _BEFORE_COLON.match(lead)
    if quoted:
        return Reporter(*quoted.span("who"))
    verbs = [found for found in SAID.finditer(lead) if not _is_aside(lead, found)]
    if not verbs:
        told = _ACCORDING_BEFORE.search(lead) or _FELT.search(lead)
        return Reporter(*told.span("who"), begins=True) if told else None
    verb = _reporting(lead, verbs)
    words, between = lead[: verb.start()], lead[verb.end() :]
    if _NOT_THEIRS.search(between) or UNSAID.search(verb.group()):
        return None
    if _PASSIVE.search(words) or UNSAID.search(words[-12:]) or _is_participle(words, between):
        return None
    return Reporter(0, bare_end(words))


def _is_participle(words: str, between: str) -> bool:
    """Tell whether a verb is a participle, and somebody else spoke: "Barset, hailed as “…”"."""
    return words.rstrip().endswith(",") and between.startswith((" as ", " by "))


def _reporting(lead: str, verbs: list[re.Match[str]]) -> re.Match[str]:
    """Give the verb that brings in the words: "HMICFRS said it found “…”" is what HMICFRS said."""
    for place in range(len(verbs) - 1, 0, -1):
        words, between = lead[: verbs[place].start()], lead[verbs[place].end() :]
        taken_up = _TAKEN_UP.search(words, verbs[place - 1].end())
        taken_up = taken_up or _OF_MANY.match(words[verbs[place - 1].end() :])
        told = _PASSIVE.search(words) and _GOES_ON.search(between)
        if not (taken_up or told or _JOINED.search(words) or verbs[place].group() == "saying"):
            return verbs[place]
    return verbs[0]


def _is_aside(lead: str, found: re.Match[str]) -> bool:
    """Tell a noun, or a verb inside a description ("who called the review"), from who says it."""
    before = lead[max(0, found.start() - _LOOK_BACK) : found.start()]
    if _NOUN_AFTER.search(before):
        return True
    return bool(_RELATIVE.search(before)) and "," in lead[found.end() :]


#: Words before a verb, in characters, that tell what it is.
_LOOK_BACK = 30
_RELATIVE = re.compile(r"\b(?:who|which|that) (?:\w+ )?$")
