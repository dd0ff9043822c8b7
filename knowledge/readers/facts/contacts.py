"""Addresses at which a publisher can be reached."""

import re
from collections.abc import Iterator

from knowledge.model import Contact
from knowledge.readers.text.text import Text

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FOLLOW = re.compile(r"\bFollow (?P<who>[A-Z][\w' ]+?) on (?P<where>[A-Z][\w, ]*?)(?=\.|$|\n|\r)")
_NETWORK = re.compile(r"\b(?!on\b|or\b|and\b)[A-Z]\w*")


def read_contacts(text: Text) -> Iterator[Contact]:
    """Find e-mail addresses and "Follow X on Y", one contact for each network."""
    for found in _EMAIL.finditer(text.plain):
        yield Contact("email", found.group(), text.span(*found.span()))
    for found in _FOLLOW.finditer(text.plain):
        for network in _NETWORK.findall(found.group("where")):
            yield Contact("social", f"{found.group('who')} on {network}", text.span(*found.span()))
