"""Questions back: whole questions for the meanings that lie close together."""

from bot.answering.draft import Draft, question_back
from bot.answering.facts import Facts
from bot.answering.small_talk import starters
from bot.understanding.meaning.asked import Asked
from knowledge.model import PILLARS


def whole_question(intent: str, asked: Asked, facts: Facts) -> str | None:
    """An intent as a question with what was mentioned, or None if it wants more than that.

    Whose words a phrase is, is never offered: nobody may have said it.
    """
    slots = {kind: values[0] for kind, values in asked.slots.items()}
    if "topic" in slots:
        slots["topic"] = next(iter(asked.typed("topic")), slots["topic"].lstrip(":"))
    slots["service"] = facts.service(asked) or ""
    try:
        return facts.language.intents.intents[intent].choice.format_map(slots)
    except KeyError:
        return None


def ask_which(asked: Asked, facts: Facts) -> Draft:
    """A question back between two intents that fit as well."""
    meant = [
        whole_question(intent, asked, facts) for intent in (asked.intent, asked.rival) if intent
    ]
    choices = [choice for choice in meant if choice]
    return question_back("Which do you mean?", choices if len(choices) > 1 else starters(facts))


def not_clear(asked: Asked, facts: Facts) -> Draft:
    """A question back where too little was understood: what it may have been, and examples."""
    if asked.all("pillar"):
        choices = [
            f"what was the {pillar} grade?" for pillar in PILLARS if pillar in asked.all("pillar")
        ]
    else:
        guess = whole_question(asked.intent, asked, facts) if asked.intent else None
        choices = [guess] if guess else []
    return question_back(
        "I did not understand that. Did you mean one of these?", [*choices, *starters(facts)]
    )
