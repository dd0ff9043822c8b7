"""Which function answers which intent: the one list of what the bot can do."""

from bot.answering import (
    attribution,
    people,
    provenance,
    quotes,
    small_talk,
    terms,
    topics,
)
from bot.answering.england import conditions, known, lists, moved, ranking, side_by_side, tallies
from bot.answering.facts import Answerer
from bot.answering.grades import areas, changes, grades, premises
from bot.answering.passages import figures, findings

ANSWERERS: dict[str, Answerer] = {
    "grade": areas.by_area(grades.grade),
    "grade check": areas.by_area(premises.grade_check),
    "why": premises.why,
    "grades with": areas.by_area(grades.grades_with),
    "overall": areas.by_area(grades.overall),
    "best": areas.by_area(grades.ranked),
    "worst": areas.by_area(grades.ranked),
    "pillar compare": grades.pillar_compare,
    "change": changes.changed,
    "improved": changes.changed,
    "worsened": changes.changed,
    "unchanged": changes.changed,
    "greatest improvement": changes.greatest_improvement,
    "summary": topics.summary,
    "quotes": quotes.quotes,
    "more": quotes.more,
    "attribution": attribution.attribution,
    "strengths": topics.strengths,
    "concerns": topics.concerns,
    "findings": findings.findings,
    "topic": topics.topic,
    "figure": figures.figure,
    "other figure": figures.other_figure,
    "who is": people.who_is,
    "inspector": people.inspector,
    "person detail": people.person_detail,
    "published": provenance.published,
    "inspected when": provenance.inspected_when,
    "author": provenance.author,
    "contact": provenance.contact,
    "source of that": provenance.source,
    "term": terms.term,
    "pillar list": terms.pillar_list,
    "grade scale": terms.grade_scale,
    "services known": known.services_known,
    "services with": lists.services_with,
    "grade spread": lists.grade_spread,
    "services moved": moved.services_moved,
    "best services": ranking.best_services,
    "standing": ranking.standing,
    "side by side": side_by_side.side_by_side,
    "services where": conditions.services_where,
    "claim where": conditions.claim_where,
    "counts set against": tallies.counts_set_against,
    "greeting": small_talk.social,
    "thanks": small_talk.social,
    "goodbye": small_talk.social,
    "acknowledgement": small_talk.social,
    "help": small_talk.social,
    "about bot": small_talk.social,
    "rudeness": small_talk.social,
}

#: Intents answered from the last reply, which the engine hands over.
FROM_CONVERSATION = frozenset(["attribution", "source of that", "more", "other one"])
