"""Which intent a question has: what its meanings and slots weigh, and its nearest examples."""

from collections.abc import Sequence

from bot.matching.matcher import Matcher, Tokens

#: What tells which document or who is meant hardly ever tells what is asked; nor does a word
#: that may be anything.
_LIGHT = {
    "{document}": 0.35, "{organisation}": 0.25, "{numbers}": 0.4, "inspect": 0.3, "that": 0.3,
    "any": 0.3, "do": 0.3, "give": 0.2, "get": 0.25, "sure": 0.2, "most": 0.4, "~": 0.4,
}  # fmt: skip
_STRANGE = 2.0  # a noun that no example has counts against them all


def intent_matcher(examples: Sequence[tuple[str, Tokens]]) -> Matcher:
    """What ranks the intents of these examples."""
    return Matcher(examples, _STRANGE, _LIGHT)
