"""The engine: a question and a conversation in, a reply and the next conversation out.

Nothing here knows a clock, a network or a face. One engine serves any number of
conversations at once, for it keeps nothing between questions.
"""

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answering.attribution import with_words
from bot.answering.bodies import by_body
from bot.answering.catalogue import Catalogue
from bot.answering.choices import ask_which
from bot.answering.draft import Draft, compose, question_back, refusal, remarked
from bot.answering.facts import Facts
from bot.answering.families import (
    ABOUT_MATTERS,
    ANSWERERS,
    ANYWHERE,
    BY_WORDS,
)
from bot.answering.follow_ups import follow_up
from bot.answering.grades.disputes import with_disputes
from bot.answering.grades.one_area import area_at_least
from bot.answering.grades.told_when import told_when
from bot.answering.intended import subject_first
from bot.answering.passages.echoes import echoed
from bot.answering.passages.gathered import gathered
from bot.answering.passages.going_on import going_on, still_on
from bot.answering.people import by_office
from bot.answering.remembering import kept
from bot.answering.scope import only_grades, out_of_reach, out_of_time
from bot.answering.services import settled
from bot.answering.small_talk import danger, starters
from bot.answering.strangers import not_understood
from bot.calibration import confidence
from bot.completion import Completer
from bot.config import Matching
from bot.explanation import Explanation, Judged, Verdict
from bot.reply import Reply, Status, joined
from bot.understanding.dialogue.conversation import complete
from bot.understanding.dialogue.memory import Conversation
from bot.understanding.meaning.asked import Asked
from bot.understanding.questions import questions_of
from bot.understanding.understand import SOCIAL, Understander
from knowledge.language import Language
from knowledge.load import Knowledge

if TYPE_CHECKING:  # only where there are such answers is what they need loaded
    from bot.answering.own import OwnAnswers

#: Characters of one question that are read; nobody asks in more.
LONGEST = 2000
#: From this score on an example fits so well that a rival as good says the same.
_CERTAIN = 0.9
_AT_ONCE = 3  # questions of one message that are answered
_LEFT = f"That is the first {_AT_ONCE} of them; please ask the others by themselves."
#: How like a wording of the operator's own a question must be, by how it was answered without.
_OWN_LIKENESS: dict[Status, float] = {"abstained": 0.57, "clarify": 0.57, "answered": 0.77}
_NEW = Conversation()


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
        message = self._understander.read(question[:LONGEST])
        if self._understander.endangered(message):
            return self._told(question, danger(self._facts)), before
        if len(question) > LONGEST:
            return self._told(question, _too_long()), before
        if self._own and (draft := self._own.exactly(question)):
            return self._own_words(question, draft), before
        replies: list[Reply] = []
        wanted = questions_of(self._understander.understand(message))
        for asked in wanted[:_AT_ONCE]:
            reply, before = self._one(question, asked, before)
            replies.append(reply)
        if not replies:
            opening = "What would you like to know? For example:"
            return self._told(question, question_back(opening, starters(self._facts))), before
        reply = joined(replies)
        if len(wanted) > _AT_ONCE:
            reply = replace(reply, text=f"{reply.text}\n\n{_LEFT}")
        if self._own and reply.status in _OWN_LIKENESS:
            draft = self._own.nearly(question, _OWN_LIKENESS[reply.status])
            if draft:
                return self._own_words(question, draft), before
        return reply, before

    def _own_words(self, question: str, draft: Draft) -> Reply:
        """The reply that the operator wrote."""
        return replace(self._told(question, draft), intent="own answer")

    def _one(self, question: str, asked: Asked, before: Conversation) -> tuple[Reply, Conversation]:
        """Reply to one of the questions that a message asks."""
        asked, remark = self._completed(asked, before)
        draft, _ = self._decided(asked, before)
        draft = remarked(with_disputes(draft, self._facts), remark)
        return self._told(question, draft, asked), kept(asked, draft, before)

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

    def explain(self, question: str, before: Conversation = _NEW) -> Explanation:
        """The line of thought from a message to its reply, by the same steps as ``answer``."""
        message = self._understander.read(question[:LONGEST])
        endangered = self._understander.endangered(message)
        judged: list[Judged] = []
        after = before
        wanted = questions_of(self._understander.understand(message))[:_AT_ONCE]
        for each in [] if endangered else wanted:
            asked, _ = self._completed(each, after)
            judged.append(Judged(asked, self._decided(asked, after)[1]))
            _, after = self._one(question, each, after)
        return Explanation(
            traces=tuple(self._understander.trace(message)),
            judged=tuple(judged),
            endangered=endangered,
            matching=self._matching,
            reply=self.answer(question, before)[0],
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

    def _decided(self, asked: Asked, before: Conversation) -> tuple[Draft, Verdict]:
        """What to say to a question, and by which rule."""
        for answerer in BY_WORDS:
            if told := answerer(asked, self._facts):
                return told, "in its words"
        for goes_on in (told_when, going_on):
            if near := goes_on(asked, before, self._facts):
                return near, "goes on"
        draft, verdict = self._ruled(asked, before)
        found = (
            still_on(asked, draft, before, self._facts)
            or gathered(asked, draft, self._facts)
            or area_at_least(asked, draft, self._facts)
        )
        return (found, "in its words") if found else (draft, verdict)

    def _ruled(self, asked: Asked, before: Conversation) -> tuple[Draft, Verdict]:
        facts = self._facts
        if asked.intent in SOCIAL and asked.score >= self._matching.floor and not asked.unknown:
            return ANSWERERS[asked.intent](asked, facts), "small talk"
        beyond = self._beyond(asked)
        strange = not_understood(asked, self._matching.floor, facts)
        # Of strikes and budgets no document tells, whatever the year.
        untimed = beyond and beyond.reason == "other_inspection" and asked.intent in ABOUT_MATTERS
        # Whoever names what is not known is not asked which of the known services is meant.
        unplaced = beyond and beyond.status == "clarify" and asked.unknown
        if beyond and not ((untimed or unplaced) and strange):
            return beyond, "beyond the documents"
        if not strange and (continued := follow_up(asked, before, facts)):
            return continued, "goes on"
        draft = strange or ANSWERERS[asked.intent or ""](asked, facts)
        if echo := echoed(asked, draft, facts):
            return echo, "in its words"
        if not strange and self._is_toss_up(asked, draft):
            return ask_which(asked, facts), "toss-up"
        return draft, "not understood" if strange else "understood"

    def _beyond(self, asked: Asked) -> Draft | None:
        """The refusal of what no document covers, whatever exactly was asked."""
        strange = asked.intent == "term" and asked.all("elsewhere")
        if asked.intent in ANYWHERE and not strange:
            return None
        facts = self._facts
        return (
            out_of_reach(asked, facts)
            or out_of_time(asked, facts)
            or (None if asked.unknown else only_grades(asked, facts))
        )

    def _is_toss_up(self, asked: Asked, draft: Draft) -> bool:
        """Whether another intent fits as well and would give another answer."""
        if asked.rival is None or asked.margin >= self._matching.margin or asked.score > _CERTAIN:
            return False
        other = ANSWERERS.get(asked.rival)
        if other is None or asked.rival in SOCIAL or "topic" in (asked.intent, asked.rival):
            return False
        rival = other(asked, self._facts)
        return rival.status == "answered" and set(rival.citations).isdisjoint(draft.citations)


def _too_long() -> Draft:
    return refusal(
        "out_of_scope",
        f"That is longer than the {LONGEST} characters I read; please ask in fewer words.",
    )
