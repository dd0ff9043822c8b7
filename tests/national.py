"""What a question about services of England should be answered, computed from the table alone.

A question says what is wanted (``want``); the answer is counted here from the rows of the
CSV, by code that shares nothing with the bot.
"""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
import yaml
from msgspec import Struct

from bot.evaluation import folded
from bot.reply import Reply
from tests.bank import NATIONAL, QUESTIONS

TABLE = Path(__file__).parent.parent / "knowledge" / "documents" / "judgments-england.csv"
PILLARS = ("effectiveness", "efficiency", "people")
SCALE = ("outstanding", "good", "requires improvement", "inadequate")
EARLIER, LATEST = "2018/19", "2021/22"
MERGED, PARTS = "Hampshire and Isle of Wight", ("Hampshire", "Isle of Wight")

Kind = Literal[
    "lookup", "side by side", "change", "list", "count", "share", "improved", "fell",
    "unchanged", "best", "worst", "rank", "distribution", "check", "better", "merged",
    "refused", "open", "ask back",
]  # fmt: skip


class Want(Struct, forbid_unknown_fields=True):
    """What a question wants; without pillars all three, without an inspection the latest.

    ``unwanted`` turns ``grade`` round. ``origin`` and ``target`` are the grades that a
    service moved between.
    """

    kind: Kind
    services: list[str] = []
    pillars: tuple[str, ...] = PILLARS
    inspection: str = LATEST
    grade: list[str] = []
    unwanted: bool = False
    origin: str | None = None
    target: str | None = None
    steps: int | None = None
    reason: str | list[str] = []


class Row(NamedTuple):
    """A row of the table, without its address."""

    service: str
    inspection: str
    pillar: str
    grade: str


class Entry(Struct, forbid_unknown_fields=True):
    """A question, or a conversation of which the last reply is judged, and what it wants.

    ``known`` says why the bot still gets it wrong.
    """

    ask: str | list[str]
    want: Want
    known: str | None = None

    @property
    def turns(self) -> list[str]:
        """What is typed, turn by turn."""
        return [self.ask] if isinstance(self.ask, str) else self.ask


class National(Struct, forbid_unknown_fields=True):
    """The file of questions about services of England."""

    kind: str
    tune: list[Entry]
    confirm: list[Entry]


def national() -> National:
    """The questions, those to tune on and those only to confirm."""
    data = yaml.load((QUESTIONS / f"{NATIONAL}.yaml").read_bytes(), Loader=yaml.CBaseLoader)
    return msgspec.convert(data, National, strict=False)


def rows() -> list[Row]:
    """The table."""
    with TABLE.open(newline="", encoding="utf-8") as file:
        return [Row(*line[:4]) for line in list(csv.reader(file))[1:]]


class Judge:
    """Judges replies by the table."""

    def __init__(self) -> None:
        self._rows = rows()
        self._services = sorted({row.service for row in self._rows})

    def wrong(self, want: Want, reply: Reply) -> list[str]:
        """Everything wrong in a reply; nothing if it is right."""
        if want.kind == "refused":
            reasons = [want.reason] if isinstance(want.reason, str) else want.reason
            right = reply.status == "abstained" and reply.reason in reasons
            return [] if right else [f"is {reply.status} ({reply.reason})"]
        if want.kind == "ask back":
            return [] if reply.status == "clarify" else [f"is {reply.status}"]
        if want.kind == "open" and reply.status == "clarify":
            return []
        if reply.status != "answered":
            return [f"is {reply.status} ({reply.reason})"]
        judge = {
            "list": self._named, "count": self._counted, "share": self._counted,
            "improved": self._moved, "fell": self._moved, "unchanged": self._moved,
            "best": self._best, "worst": self._best, "rank": self._ranked,
            "distribution": self._spread, "open": self._open,
        }.get(want.kind, self._graded)  # fmt: skip
        return judge(want, reply)

    def _graded(self, want: Want, reply: Reply) -> list[str]:
        inspections = [EARLIER, LATEST] if want.kind == "change" else [want.inspection]
        services = [each for name in want.services for each in self._called(name, inspections)]
        wanted = [
            row
            for row in self._rows
            if row.service in services
            and row.pillar in want.pillars
            and row.inspection in inspections
        ]
        text = folded(reply.text)
        lines = {(g.service, g.inspection[:4], g.pillar, g.grade) for g in reply.grades}
        found = [
            f"does not give {row}"
            for row in wanted
            if (row.service, row.inspection[:4], row.pillar, row.grade) not in lines
        ]
        found += [f"does not say {row.grade}" for row in wanted if row.grade not in text]
        found += [f"does not say {name}" for name in services if folded(name) not in text]
        # What became of merged services may be told with the grades of all three.
        beside = {MERGED, *PARTS} if want.kind == "merged" else set[str]()
        strangers = {line.service for line in reply.grades} - {*services, *beside}
        found += [f"gives grades of {name}" for name in strangers]
        if want.kind == "check":
            true = all(row.grade in want.grade for row in wanted)
            found += ["says yes"] if text.startswith("yes") and not true else []
            found += ["says no"] if text.startswith(("no:", "it was not")) and true else []
        if want.kind == "better":
            found += self._verdict(want, wanted, text)
        return found

    def _verdict(self, want: Want, wanted: list[Row], text: str) -> list[str]:
        grade = {row.service: SCALE.index(row.grade) for row in wanted}
        level = len(want.pillars) == 1 and len(set(grade.values())) == 1
        return ["says yes"] if level and text.startswith("yes") else []

    def _called(self, service: str, inspections: list[str]) -> list[str]:
        """A service by its names in some inspections, for two of them merged."""
        if service not in (MERGED, *PARTS):
            return [service]
        parts = list(PARTS) if service == MERGED else [service]
        return [*(parts if EARLIER in inspections else []),
                *([MERGED] if LATEST in inspections else [])]  # fmt: skip

    def _field(self, pillar: str, inspection: str) -> list[Row]:
        return [r for r in self._rows if (r.pillar, r.inspection) == (pillar, inspection)]

    def _fitting(self, want: Want, pillar: str) -> list[str]:
        return [
            row.service
            for row in self._field(pillar, want.inspection)
            if (row.grade in want.grade) != want.unwanted
        ]

    def _named(self, want: Want, reply: Reply) -> list[str]:
        wanted = {name for pillar in want.pillars for name in self._fitting(want, pillar)}
        return self._names(wanted, reply)

    def _names(self, wanted: set[str], reply: Reply) -> list[str]:
        """What is wrong with the services that a reply names."""
        beside = ("Not counted", ">", "HMICFRS, ", "BBC, ")  # sources name services too
        told = (line for line in reply.text.split("\n") if not line.startswith(beside))
        said = self._said("\n".join(told))
        if not wanted and not re.search(r"\bnone\b|\b0\b", reply.text.lower()):
            return ["does not say that there is none"]
        return [f"leaves out {name}" for name in wanted - said] + [
            f"names {name}" for name in said - wanted
        ]

    def _said(self, text: str) -> set[str]:
        longest = sorted(self._services, key=len, reverse=True)
        return set(re.findall(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", text))

    def _counted(self, want: Want, reply: Reply) -> list[str]:
        text = re.sub(r"20\d\d(?:/\d\d)?", "", reply.text.replace("*", ""))
        found: list[str] = []
        for pillar in want.pillars:
            number, total = (
                len(self._fitting(want, pillar)),
                len(self._field(pillar, want.inspection)),
            )
            says = rf"\b{number}\b|\b{_WORDS.get(number, number)}\b"
            if not re.search(says, text, re.IGNORECASE):
                found.append(f"does not say {number}")
            if want.kind == "share" and number and f"{100 * number / total:.0f}%" not in text:
                found.append(f"does not give the share of {number} in {total}")
        return found

    def _moved(self, want: Want, reply: Reply) -> list[str]:
        sign = {"improved": 1, "fell": -1, "unchanged": 0}[want.kind]
        wanted: set[str] = set()
        for pillar in want.pillars:
            before = {row.service: row.grade for row in self._field(pillar, EARLIER)}
            for row in self._field(pillar, LATEST):
                then = before.get(row.service)
                if then is None:
                    continue
                steps = SCALE.index(then) - SCALE.index(row.grade)
                right_way = (steps > 0) - (steps < 0) == sign
                far_enough = want.steps in (None, abs(steps))
                ends = want.origin in (None, then) and want.target in (None, row.grade)
                if right_way and far_enough and ends:
                    wanted.add(row.service)
        return self._names(wanted, reply)

    def _best(self, want: Want, reply: Reply) -> list[str]:
        if len(want.pillars) > 1:
            text = folded(reply.text)
            return [] if "overall grade" in text else ["does not say that nothing is overall"]
        everyone = self._field(want.pillars[0], want.inspection)
        places = [SCALE.index(row.grade) for row in everyone]
        end = SCALE[min(places) if want.kind == "best" else max(places)]
        return self._names({row.service for row in everyone if row.grade == end}, reply)

    def _ranked(self, want: Want, reply: Reply) -> list[str]:
        found: list[str] = []
        for pillar in want.pillars:
            everyone = self._field(pillar, want.inspection)
            own = next(row.grade for row in everyone if row.service == want.services[0])
            higher = sum(SCALE.index(row.grade) < SCALE.index(own) for row in everyone)
            told = f"{higher} graded higher"
            found += [] if told in folded(reply.text) else [f"does not say {told} for {pillar}"]
        return found + ([] if folded(want.services[0]) in folded(reply.text) else ["other service"])

    def _spread(self, want: Want, reply: Reply) -> list[str]:
        text = folded(reply.text)
        found: list[str] = []
        for pillar in want.pillars:
            counts = Counter(row.grade for row in self._field(pillar, want.inspection))
            found += [f"does not say {n} {g}" for g, n in counts.items() if f"{n} {g}" not in text]
        return found

    def _open(self, want: Want, reply: Reply) -> list[str]:
        return [] if reply.grades else ["gives no grade"]


_WORDS = {0: "none", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
