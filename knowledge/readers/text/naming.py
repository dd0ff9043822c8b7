"""How people are named: names, courtesy titles, ranks, and the nouns of their roles."""

import re
from collections.abc import Iterable

CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽ]"
PART = (
    rf"(?>{CAPITAL}(?:'{CAPITAL})?(?=\w{{0,30}}[a-zà-ÿ])\w{{1,30}}"
    rf"(?:['-](?!s\b){CAPITAL}?\w{{1,30}}){{0,3}})(?!\w)"
)
TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Prof|Professor|Revd?|Reverend|Cllrs?"
    r"|Councillors?|Coun|Ald|Alderman|Capt|Captain|(?:Lt|Lieutenant)\.? Col|Lt|Col|Colonel|Major"
    r"|Brig|Brigadier|Canon|Father|the Reverend|the Revd?"
    r"|(?:(?:[Tt]he )?(?:Rt|Right) )?Hon(?:ourable)?)\.?"
)
#: "Mrs", "Lt Col (Retd)".
TITLES = rf"(?:{TITLE}\s+(?:\((?i:retd?|retired)\.?\)\s+)?)"
#: The nouns that names of organisations end on.
ORG_WORD = (
    r"(?:Services?|Authority|Union|Council|Brigade|Association|Network|University|Trust|Police"
    r"|Federation|Committee|College|Inspectorate|Rescue|Party|Institute|Foundation|Society"
    r"|Unison|Unite|Partnership|Board|Group|Office|Charity|Alliance|Forum|Department|Ministry"
    r"|Commission)"
)
#: Words with a capital that open sentences or name places, offices and bodies, not people.
_NOT_PART = (
    rf"(?:{ORG_WORD}|Fire|Inspector|Inspectors"
    r"|Majesty's|HM|Her|His|The|This|That|BBC|County|City|North|South|East|West"
    r"|Chief|Officer|Government|Home|Read|Follow|Send|In|On|At|And"
    r"|But|For|It|He|She|They|We|Our|Safety|Code|Core|News|Radio|Staff"
    r"|Commissioner|Secretary|Minister|Manager|Commander|Firefighter|Firefighters|Mayor|Isle"
    r"|Overall|Report|New|Greater|Royal|When|While|After|Last"
    r"|Speaking|Responding|Meanwhile|Asked|As|If|Because|Since|Like|Although|Though|Yet|So"
    r"|Yesterday|Today|Earlier|Later|Now|Then|Both|By|To|From|With|However|Before|Until"
    r"|Image|None|Only|Even|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|Road|Street|Station|Barracks|School|Hospital|Centre|Lieutenant|Mayoress|Justice"
    r"|Speaker|Chair|Leader|Director|Deputy|Assistant|Interim|Acting|Temporary|Watch|Crew|Area"
    r"|Head|Executive|President|Spokesman|Spokeswoman"
    r"|Combined|Borough|District|Parish|Reader|Resident|Neighbour"
    r"|Pensioner|Grandmother|Grandfather|Mother|Father|Landlord|Landlady|Shopkeeper|Volunteer"
    r"|People|Effectiveness|Efficiency|Outstanding|Inadequate|Requires"
    r"|Liberal|Democrat|Labour|Conservative|Tory|Independent|Campaigner|Activist|Student|Tenant|Householder)\b"
)
NOT_NAME = re.compile(rf"\b(?:{_NOT_PART}|{TITLE}(?!\w))")
PARTY = r"(?:(?:Liberal Democrat|Lib Dem|Labour|Conservative|Tory|Green|Independent|Reform) )?"
_PARTICLE = (
    rf"(?:{CAPITAL}\.?|de|da|di|du|dos|del|van|von|der|den|ter|la|le|al|el|bin|ibn|ap|ab|y|af|Mc"
    rf"|O')(?!\w)\s+"
)
#: "Mohammed 'Mo' Tariq": what friends call somebody.
NICKNAME = rf"(?:'{PART}'|\"{PART}\")"
_MORE = rf"(?:{NICKNAME}\s+)?(?:{_PARTICLE}){{0,3}}(?!{_NOT_PART}|{TITLE}\s){PART}"
NAME = rf"(?!{_NOT_PART}|{TITLE}\s){PART}\s+{_MORE}(?: {_MORE}){{0,2}}"
#: "J. P. Doe", "J Mac Giolla Doe": only what else tells of a person makes it one.
INITIALLED = rf"(?:{CAPITAL}(?:\.\s?|\s)){{1,3}}(?!{_NOT_PART}|{TITLE}\s){PART}(?: {_MORE}){{0,2}}"
#: Honours behind a name, or a remark: "Jane Doe OBE QFSM", "Jane Doe (no relation)".
HONOURS = r"(?:,? [A-Z]{2,5}\b){0,3}(?: \([^()]{2,40}\))?"
#: "CFO", "DCFO", "ACO": chief fire officers and those beside them.
_INITIALS = r"(?:[AD]?CFO|ACO)\b"
RANK = (
    r"(?:(?:Interim|Acting|Temporary|Deputy|Assistant) )*(?:"
    r"Chief Fire (?:and Rescue )?Officer|Chief Officer|Chief Executive|Chief Inspector"
    rf"|HMI\b|{_INITIALS}"
    r"|(?:HM|(?:His|Her) Majesty's) (?:Chief )?Inspector"
    r"(?: of (?:Constabulary(?: and (?:(?:(?:HM|(?:His|Her) Majesty's) )?(?:Chief )?Inspector of )?"
    r"Fire (?:and|&) Rescue Services?)?"
    r"|Fire (?:and|&) Rescue Services?))?"
    r"|(?i:Police(?:,? Fire(?: and Rescue)?)?,? and (?:Fire|Crime) Commissioner)|Commissioner"
    r"|(?:Area|Group|Station|Watch|Crew) (?:Manager|Commander)"
    r"|Fire Officer|Fire Minister|Home Secretary|Firefighter"
    r"|Mayor|Inspector|Superintendent|Brigade Commander|(?:Fire )?Commissioner)"
)
#: What somebody does, mostly by how the noun ends: "historian", "psychologist", "solicitor".
_PROFESSION = (
    r"[a-z]+(?:ologist|[cgmnprtv]ist|alist|ician|orian|arian)|(?:barr|sol)i(?:ster|citor)|lawyer"
    r"|judge|author|academic|engineer|broadcaster|writer|architect|constable"
)
ROLE_NOUN = (
    r"(?:officer|inspector|chair(?:man|woman|person)?|leader|secretary|commissioner|minister"
    r"|president|director|manager|commander|spokes(?:man|woman|person)|councillor|mayor|head"
    r"|chief|executive|firefighter|MP|HMI|mp|member|representative|rep|official|organiser|convenor"
    r"|deputy|resident|campaigner|analyst|professor|lecturer|researcher|trustee|founder"
    r"|coordinator|co-ordinator|adviser|advisor|governor|inspector-general|auditor|steward"
    r"|expert|owner|vice-chair|vice-president|treasurer|consultant|lead|portfolio holder"
    rf"|{_PROFESSION}|{_INITIALS})"
)
#: What names of organisations end on, and such a name.
ORG_NOUN = rf"(?:{ORG_WORD}|[A-Z]{{2,}})"
CAPITALISED = rf"{CAPITAL}[\w'&-]*"
BODY = rf"{CAPITALISED}(?:,? (?:(?:of|and|&|for|the|in|on|upon) )*{CAPITALISED})*"
#: "Chair: Cllr Jane Doe", as minutes and letters begin.
LABELLED = re.compile(
    rf"(?m:^)(?P<role>[A-Z][a-z]*(?: [A-Za-z]+){{0,7}}): {TITLES}{{0,3}}"
    rf"(?P<name>{NAME}|{INITIALLED}){HONOURS}(?= *(?:[,(\r\n]|$))"
)
_ROLE = re.compile(rf"\b{ROLE_NOUN}\b", re.IGNORECASE)
#: "Jane Doe, Chief Fire Officer, Barset Fire Service" as a whole line, or on two lines.
_INTRODUCED = re.compile(
    rf"(?:(?:[A-Z][\w' ]{{0,40}} )?[Bb]y )?{TITLES}{{0,3}}(?P<name>{NAME}){HONOURS}"
    r"(?:, | - | \| |\s*[\r\n]\s*)(?P<what>[^.?!\"]{2,120})"
)
#: "HM Inspector Jane Doe": who else stands so above a text may be what it is about.
_INSPECTOR = re.compile(rf"(?=.*\bInspector\b){RANK},? {TITLES}{{0,3}}{NAME}{HONOURS}")
_ALONE = re.compile(rf"(?:By )?{TITLES}{{0,3}}(?P<name>{NAME}){HONOURS}")
_ANY_NAME = re.compile(rf"\b{NAME}")


def has_role(plain: str) -> bool:
    """Tell whether words hold a noun that tells what somebody is."""
    return bool(_ROLE.search(plain))


def introduces(line: str) -> bool:
    """Tell whether a line is nothing but a name with what its bearer is."""
    labelled = LABELLED.match(line)
    if _INSPECTOR.fullmatch(line) or (labelled and has_role(labelled["role"])):
        return True
    found = _INTRODUCED.fullmatch(line)
    if found is None or NOT_NAME.search(found.group("name")):
        return False
    what = found.group("what").split(",")[0]
    return has_role(what) and what[0].isupper() and len(what.split()) <= _LONGEST_ROLE


_LONGEST_ROLE = 14


def is_name(line: str) -> bool:
    """Tell whether a line is nothing but a name."""
    found = _ALONE.fullmatch(line)
    return found is not None and not NOT_NAME.search(found.group("name"))


def unknown_name(plain: str, known: Iterable[str]) -> bool:
    """Tell whether words hold what looks like the name of somebody not introduced."""
    return any(
        not NOT_NAME.search(found.group()) and not any(found.group() in name for name in known)
        for found in _ANY_NAME.finditer(plain)
    )


def is_body(words: str) -> bool:
    """Tell whether a name ends on the noun of an organisation, or begins with what one is."""
    return bool(re.search(rf"\b{ORG_NOUN}$", words) or _BODY_OF.match(words))


#: "University of Barset", "Royal Institute of Marle", "Department for Fire".
_BODY_OF = re.compile(
    rf"(?:{CAPITALISED} )?(?:University|College|Institute|Ministry|Department|Society|Association"
    r"|Federation|Foundation) (?:of|for) (?:the )?[A-Z]"
)
