"""What somebody is: a description as the role it tells and the organisation it is of."""

import re

from knowledge.numbers import MONTHS
from knowledge.readers.services.places import Mention, tidy
from knowledge.readers.services.services import Names, is_whole
from knowledge.readers.text.naming import BODY, CAPITALISED, HONOURS, ROLE_NOUN, has_role, is_body
from knowledge.readers.text.speech import VERB
from knowledge.readers.text.text import Text

_ORG = re.compile(
    rf"^(?P<role>.+?),? (?P<link>at|of(?! State\b)|for|from|with|on|to) (?:the )?(?P<org>{BODY})$"
)
#: What a sentence may begin with before it names a body.
_LED = (
    r"(?:(?:But|And|Yet|So|However|Meanwhile|Also|Later|Earlier|Yesterday|Today|Now),? )?"
    r"(?:[Tt]he )?"
)
#: "the FBU's regional secretary"; "Barset Council leader", "FBU official", "FBU Barset secretary".
_OF_BODY = (
    re.compile(rf"^{_LED}(?P<org>{BODY})'s (?P<role>.+)$"),
    re.compile(
        rf"^{_LED}(?!HM\b|MP\b)(?P<org>{CAPITALISED} {BODY}|[A-Z]{{2,}})"
        r" (?P<role>(?!and |the )[a-z].+)$"
    ),
    re.compile(rf"^{_LED}(?!HM\b|MP\b)(?P<org>[A-Z]{{2,}}) (?P<role>(?:{CAPITALISED} )+[a-z].+)$"),
)
_BESIDE_ROLE = re.compile(rf"^(?P<role>[^,]*\b(?i:{ROLE_NOUN})), (?:the )?(?P<org>{BODY})$")
_ROLE_LEAD = re.compile(
    r"(?:(?!(?:His|Her) Majesty)"
    r"(?i:the|a|an|its|their|his|her|our|my|and|but|as|by|from) |.*\b(?:Service|Brigade) the "
    r"|(?:[\w&]+ ){0,4}?(?!Majesty)\w+'s (?=[a-z]|MP\b)|(?:union|service|council|brigade)'s "
    r"|[A-Z]{2,5} and (?=the ))+"
)
_GENERIC_ORG = re.compile(
    r"(?:Fire|Rescue|Constabulary|HM|(?:His|Her) Majesty's|Chief|Inspector|of|and|&|Services?|\s)+"
)
#: Words that stand before a description, not in it: "credits her deputy, Luke Keel".
NOT_IN_ROLE = (
    rf"(?:{VERB}|her|his|their|its|our|me|him|them|us|but|with|from|by|to|met|also|has|had|is|was|who|which"
    rf"|whose|when|where|while|because|in|on|at|for|after|before|now|then|here|there|not|that)"
)
_NO_ROLE = re.compile(
    rf"(?!H(?:is|er) Majesty|Acting\b)(?:{NOT_IN_ROLE}|of|\w+ing|\w+ly)\b", re.IGNORECASE
)
#: What a description goes on with that is no part of the role: "chief since 2020".
_BEYOND_ROLE = re.compile(
    rf"\s(?:since|until|between|in 20\d\d|in the|in (?:{'|'.join(MONTHS)})|last|this|when|where"
    r"|who|before|and no|at the (?i:service|brigade)(?! [A-Z]))\b.*"
)
_BESIDE = re.compile(rf", (?:the )?(?P<org>{BODY})(?=[,.\r\n]|$)")
_LINE_BELOW = re.compile(rf" *(?:\r\n|\r|\n) *(?:The )?(?P<org>{BODY})(?=[\r\n]|$)")
_BODY_HERE = re.compile(BODY)
#: Where a body has its branch.
_IN_PLACE = re.compile(rf" in (?:the )?{CAPITALISED}(?: (?:and |of )?{CAPITALISED})*$")
#: A place or a portfolio has none of these: whatever they are of is a body.
_RUN = re.compile(
    r"(?:.*\b)?(?:chief executive|(?:co-)?founder|trustee|owner|president"
    r"|spokes(?:man|woman|person))"
    rf" (?:of|at|for) (?:the )?{CAPITALISED}(?:(?: and| of| the| for)* {CAPITALISED})+"
)
_LINK = re.compile(rf"{HONOURS},? (?:of|from|at|for) (?:the )?")


def read_role(text: Text, start: int, end: int, names: Names) -> tuple[str | None, str | None]:
    """Part a description into the role as worded and the organisation, if properly named."""
    owners = (pattern.match(text.plain[start:end]) for pattern in _OF_BODY)
    owned = next((o for o in owners if o and is_body(o["org"]) and has_role(o["role"])), None)
    if owned:
        body = text.raw[start + owned.start("org") : start + owned.end("org")]
        return tidy(text.raw[start + owned.start("role") : end]), tidy(body)
    # "Barset's chief fire officer", "the leader": the role is what follows.
    lead = _ROLE_LEAD.match(text.plain[start:end])
    start += lead.end() if lead else 0
    beyond = _BEYOND_ROLE.search(text.plain, start, end)
    end = beyond.start() if beyond else end
    plain, raw = text.plain[start:end], text.raw[start:end]
    located = _IN_PLACE.search(plain)
    if located and is_body(plain[: located.start()]):  # "secretary of the Union in Barset"
        plain, raw = plain[: located.start()], raw[: located.start()]
    parted = _BESIDE_ROLE.match(plain) or _ORG.match(plain)
    proper = parted is not None and (
        is_body(parted["org"])
        or _RUN.fullmatch(parted.group()) is not None
        or _is_service(names, parted, start) is not None
    )
    post = parted is not None and proper and _is_post(parted["role"])
    if _NO_ROLE.match(plain) or not (has_role(plain) or post):
        return None, None
    if parted is not None and _GENERIC_ORG.fullmatch(parted["org"]):
        return tidy(raw), names.inspectorate if "HM Inspector" in plain else None
    if parted is None or not proper:
        posted = parted is not None and parted.groupdict().get("link") == "at"
        return tidy(raw[: parted.end("role")] if parted and posted else raw), None
    return tidy(raw[: parted.end("role")]), tidy(raw[parted.start("org") :])


_NOT_POSTED = re.compile(r"\b(?:resident|campaigner|councillor|mayor|MP|mp)$")


def _is_service(names: Names, parted: re.Match[str], start: int) -> Mention | None:
    """Give the service that somebody is "at", or is an officer of, by its short name."""
    posted = parted.groupdict().get("link") == "at" or parted["role"].endswith("officer")
    posted = posted and not _NOT_POSTED.search(parted["role"])
    first, last = start + parted.start("org"), start + parted.end("org")
    named = (m for m in names.mentions_in(first, last) if (m.start, m.end) == (first, last))
    return next(named, None) if posted else None


def _is_post(words: str) -> bool:
    """Whatever somebody is "at Barset Fire Service" is a post: a noun, of a few small words."""
    few = re.fullmatch(r"[a-z-]+(?: (?:of |and )?[a-z-]+){0,3}", words)
    return bool(few) and not words.endswith(("ed", "ing", "ly"))


def body_after(text: Text, end: int, last: int, names: Names) -> tuple[str | None, int]:
    """Give the body behind a person's role, and where it ends: "Ann Hall, chair, Marle Trust"."""
    beside = _BESIDE.match(text.plain, last) if last > end else None
    below = text.plain[end:last]
    if "\n" in below and "Inspector" not in below:  # a signature of three lines
        beside = beside or _LINE_BELOW.match(text.plain, last)
    if beside and is_body(beside["org"]):
        return text.raw[slice(*beside.span("org"))], beside.end()
    link = _LINK.match(text.plain, end) if last == end else None
    if link is None:
        return None, last
    bodies = names.mentions_in(link.end(), link.end() + 1)
    body = _BODY_HERE.match(text.plain, link.end())
    if body and is_body(body.group()):
        return text.raw[body.start() : body.end()], body.end()
    own = next((m for m in bodies if m.start == link.end() and is_whole(text, m)), None)
    return (text.raw[own.start : own.end], own.end) if own else (None, last)
