"""The engine: a question and a conversation in, a reply and the next conversation out.

Nothing here knows a clock, a network or a face. One engine serves any number of
conversations at once, for it keeps nothing between questions.
"""

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answering.attribution import with_words
from bot.answering.bodies import by_body
from bot.answering.catalogue import Catalogue
from bot.answering.draft import Draft, compose, question_back, refusal, remarked
from bot.answering.facts import Facts
from bot.answering.grades.disputes import with_disputes
from bot.answering.intended import subject_first
from bot.answering.people import by_office
from bot.answering.remembering import kept
from bot.answering.services import settled
from bot.answering.small_talk import danger, starters
from bot.answering.stages import WHY, decided
from bot.answering.turn import Turn
from bot.calibration import confidence
from bot.completion import Completer
from bot.config import Matching
from bot.explanation import Explanation, Judged, Verdict
from bot.reply import Reply, Status, joined
from bot.understanding.dialogue.conversation import complete
from bot.understanding.dialogue.memory import Conversation
from bot.understanding.meaning.asked import Asked
from bot.understanding.questions import questions_of
from bot.understanding.understand import Understander
from bot.understanding.words.message import Message
from knowledge.language import Language
from knowledge.load import Knowledge

if TYPE_CHECKING:  # only where there are such answers is what they need loaded
    from bot.answering.own import OwnAnswers

#: Characters of one question that are read; nobody asks in more.
LONGEST = 2000
_AT_ONCE = 3  # questions of one message that are answered
_LEFT = f"That is the first {_AT_ONCE} of them; please ask the others by themselves."
#: How like a wording of the operator's own a question must be, by how it was answered without.
_OWN_LIKENESS: dict[Status, float] = {"abstained": 0.57, "clarify": 0.57, "answered": 0.77}
_NEW = Conversation()
#: What decides a message as a whole.
_DANGER = Verdict("danger", "somebody may be in danger: nothing else is looked at")
_TOO_LONG = Verdict("too long", f"it has more than the {LONGEST} characters that are read")
_NOTHING = Verdict("nothing asked", "there is no question in it")
_OWN = Verdict("own answer", "an answer of the operator's own is for these very words")
_NEARLY_OWN = Verdict("own answer", "it is so like a wording of the operator's that theirs counts")


class Engine:
    """Answers questions from the knowledge it was given."""

    def __init__(
        self,
        knowledge: Knowledge,
        language: Language,
        home_service: str,
        matching: Matching,
        own: "OwnAnswers | None" = None,
    ) -> None:
        self._facts = Facts(knowledge, language, home_service)
        self._understander = Understander(language, knowledge)
        self._matching = matching
        self._own = own

    def with_matching(self, matching: Matching) -> "Engine":
        """The same engine with other thresholds."""
        other = copy(self)
        other._matching = matching
        return other

    def answer(self, question: str, before: Conversation = _NEW) -> tuple[Reply, Conversation]:
        """Reply to one message.

        Args:
            question: what somebody typed, raw.
            before: the conversation so far; a new one remembers nothing.

        Returns:
            The reply, and the conversation with which to answer the next message.
        """
        explanation, after = self._thought(question, before)
        return explanation.reply, after

    def explain(self, question: str, before: Conversation = _NEW) -> Explanation:
        """The line of thought from a message to its reply: the very steps of ``answer``."""
        return self._thought(question, before)[0]

    def _thought(self, question: str, before: Conversation) -> tuple[Explanation, Conversation]:
        """All that leads from a message to its reply, and the conversation after it."""
        message = self._understander.read(question[:LONGEST])
        if at_once := self._at_once(question, message):
            reply, verdict = at_once
            read = tuple(message.sentences)
            return Explanation(read, (), verdict, self._matching, reply), before
        understood = self._understander.understand(message)
        wanted = questions_of([sentence.asked for sentence in understood])
        judged: list[Judged] = []
        replies: list[Reply] = []
        for asked in wanted[:_AT_ONCE]:
            turn, reply, before = self._one(question, asked, before)
            judged.append(Judged(turn.asked, Verdict(turn.by, WHY[turn.by])))
            replies.append(reply)
        reply, whole = self._in_all(question, replies, of=len(wanted))
        explained = Explanation(tuple(understood), tuple(judged), whole, self._matching, reply)
        return explained, before

    def _at_once(self, question: str, message: Message) -> tuple[Reply, Verdict] | None:
        """The reply to a message whose questions need not be looked at."""
        if self._understander.endangered(message):
            return self._told(question, danger(self._facts)), _DANGER
        if len(question) > LONGEST:
            return self._told(question, _too_long()), _TOO_LONG
        if self._own and (draft := self._own.exactly(question)):
            return self._own_words(question, draft), _OWN
        return None

    def _in_all(
        self, question: str, replies: Sequence[Reply], of: int
    ) -> tuple[Reply, Verdict | None]:
        """The reply to a message, from those to its questions; and why, if it is another."""
        if not replies:
            opening = "What would you like to know? For example:"
            draft = question_back(opening, starters(self._facts))
            return self._told(question, draft), _NOTHING
        reply = joined(replies)
        if of > len(replies):
            reply = replace(reply, text=f"{reply.text}\n\n{_LEFT}")
        if self._own and reply.status in _OWN_LIKENESS:
            own = self._own.nearly(question, _OWN_LIKENESS[reply.status])
            if own:
                return self._own_words(question, own), _NEARLY_OWN
        return reply, None

    def _own_words(self, question: str, draft: Draft) -> Reply:
        """The reply that the operator wrote."""
        return replace(self._told(question, draft), intent="own answer")

    def _one(
        self, question: str, asked: Asked, before: Conversation
    ) -> tuple[Turn, Reply, Conversation]:
        """One of the questions that a message asks, decided, with the reply to it."""
        asked, remark = self._completed(asked, before)
        turn = decided(Turn(asked, before, self._facts, self._matching))
        draft = remarked(with_disputes(turn.draft, self._facts), remark)
        return turn, self._told(question, draft, asked), kept(asked, draft, before)

    def _completed(self, asked: Asked, before: Conversation) -> tuple[Asked, str]:
        """A question with what the conversation lends it, and a remark on what it named."""
        asked = complete(asked, before, self._facts.language.intents.intents)
        asked, remark = settled(asked, self._facts)
        asked = subject_first(asked)
        for read in (with_words, by_office, by_body):
            asked = read(asked, self._facts)
        return asked, remark

    def _told(self, question: str, draft: Draft, asked: Asked | None = None) -> Reply:
        score = min(1.0, asked.score) if asked else None
        sure = 1.0 if score is None else confidence(score, self._matching.calibration)
        return Reply(
            question=question,
            status=draft.status,
            reason=draft.reason,
            intent=asked.intent if asked else None,
            confidence=round(sure, 2),
            text=compose(draft),
            citations=draft.citations,
            choices=draft.choices,
            suggestions=draft.suggestions,
            grades=draft.grades,
        )

    @cached_property
    def catalogue(self) -> Catalogue:
        """What there is to ask about, as data."""
        return Catalogue(self._facts)

    def likely(self, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Whole questions for a few typed letters, the best fitting first."""
        return self._completer.likely(typed, limit)

    @cached_property
    def _completer(self) -> Completer:
        return Completer(
            self.catalogue,
            self._understander,
            lambda question: self.answer(question)[0].status == "answered",
        )

    def endangered(self, text: str) -> bool:
        """Whether somebody who writes this seems to be in danger now."""
        return self._understander.endangered(self._understander.read(text[:LONGEST]))

    def named(self, text: str) -> tuple[str, ...]:
        """The services that a text names, however it spells them, in its order, each once."""
        sentences = self._understander.read(text[:LONGEST]).sentences
        terms = (term for sentence in sentences for term in sentence.terms)
        covered = self._facts.knowledge.services
        named = (term.value for term in terms if term.kind == "service")
        return tuple(dict.fromkeys(name for name in named if name in covered))

    @property
    def starters(self) -> tuple[str, ...]:
        """Whole questions to begin with, each of which is answered."""
        return starters(self._facts)


def _too_long() -> Draft:
    return refusal(
        "out_of_scope",
        f"That is longer than the {LONGEST} characters I read; please ask in fewer words.",
    )
