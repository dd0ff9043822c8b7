"""What building costs: run ``python -m tests.benchmarks.build``. No timing decides a test.

Invented documents, a third of each kind, are built in a temporary folder by the command
itself, start of the program included: how the time for one and the memory for all grow with
their number, and what one change costs when all else stands.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
_SIZES = (1_000, 3_000, 10_000)
_ROUNDS = 5

_BEGINNINGS = "Ald Bar Cal Dun Eck Fen Gar Hal Ing Kel Lang Mar Nor Oak Pen Red Sel Thorn Wex"
_MIDDLES = "ber den ders dring han ing les mer ning ster ton wick"
_ENDS = "combe dale field hurst land ley mere mouth shire worth"
_NAMES = "Ann Hall, Ben Ode, Carys Lowe, Dev Rao, Ellen Marsh, Farid Khan, Grace Pike, Hugh Dane"
_PILLARS = ("effectiveness", "efficiency", "people")
_GRADES = ("outstanding", "good", "inadequate")
_INSPECTIONS = ("2018/19", "2021/22", "2023-25")
_REMARKS = (
    "The service has worked hard on its {0} home fire safety visits since we last came.",
    "We found that crews in the north wait {0} weeks for new breathing apparatus.",
    "Managers told us that the training centre is booked up for {0} weeks.",
    "Staff at {0} stations said that they know whom to ask for help.",
    "The control room answered {0} calls in the busiest week of the year.",
    "It should now make sure that its {0} plans for large fires are tested with partners.",
    "The workshop has cut the time that an engine stands idle by {0} hours.",
    "However, there is a backlog of {0} inspections of high-risk buildings.",
)
_PAGE = """{service} {inspection}
Read more about {service}This is our assessment of {service} Fire and Rescue Service.
The extent to which the service is effective at keeping people safe and secure from fire and \
other risks is {effectiveness}.
The extent to which the service is efficient at keeping people safe and secure from fire and \
other risks is {efficiency}.
The extent to which the service looks after its people is {people}.
{person}, HM Inspector of Fire and Rescue Services
HM Inspector's summary
I am grateful for the way in which {service} Fire and Rescue Service worked with us.
{remarks}
It has improved, with 15 out of {few} areas for improvement from the first round being resolved.
My principal findings from our assessments of the service are as follows:
- better planning for moorland fires in {few} parishes;
- new appliances at {number} stations; and
- a clear link between the budget and the risks.
"""
_ARTICLE = """{service} fire service told what to mend after visit {number}
HMICFRS has inspected {service} Fire and Rescue Service.
Inspectors rated the service {effectiveness} for effectiveness and {people} for people.
{remarks}
{person}, chief fire officer at {service} Fire and Rescue Service, said: "We have listened to \
all {few} of our crews.
"There is more to do, and {number} plans are on my desk."
{other}, HM Inspector of Fire and Rescue Services, told the Courier: "The people of {service} \
deserve a service that learns."
"""


class Cost(NamedTuple):
    """Seconds and mebibytes, at most, that a command took."""

    seconds: float
    memory: float


def main() -> None:
    """Print the costs."""
    for size in _SIZES:
        with TemporaryDirectory() as folder:
            knowledge = Path(folder)
            (knowledge / "documents").mkdir()
            for number in range(size):
                write_document(knowledge, number)
            full = _build(knowledge)
            print(
                f"{size:6,} documents: {full.seconds:6.1f} s, {full.seconds / size * 1e3:.2f} ms "
                f"for one, {full.memory:.0f} MiB"
            )
            for change, cost in _changes(knowledge, size).items():
                ratio = full.seconds / cost.seconds
                print(
                    f"       {change}: {cost.seconds:.2f} s, 1/{ratio:.0f} of the full build, "
                    f"{cost.memory:.0f} MiB"
                )


def write_document(knowledge: Path, number: int) -> Path:
    """Invent the document of this number, the same each time; gives where it stands."""
    chance = Random(number)
    kind = ("inspection-page", "news-article", "judgment-table")[number % 3]
    path = knowledge / "documents" / f"{kind}-{number}"
    path = path.with_suffix(".csv" if kind == "judgment-table" else ".txt")
    path.with_suffix(".yaml").write_text(f"kind: {kind}\npublisher: Invented\n")
    path.write_text(_table(chance) if kind == "judgment-table" else _prose(chance, kind, number))
    return path


def _prose(chance: Random, kind: str, number: int) -> str:
    service, inspection = _service(chance), chance.choice(_INSPECTIONS)
    person, other = chance.sample(_NAMES.split(", "), 2)
    remarks = "\n".join(
        " ".join(
            remark.format(chance.randrange(2, 10_000)) for remark in chance.sample(_REMARKS, 3)
        )
        for _ in range(5)
    )
    template = _PAGE if kind == "inspection-page" else _ARTICLE
    return template.format(
        **{pillar: _grade(service, inspection, pillar) for pillar in _PILLARS},
        **{"service": service, "inspection": inspection, "person": person, "other": other},
        remarks=remarks,
        few=chance.randrange(16, 40),
        number=number,
    )


def _table(chance: Random) -> str:
    services = (_service(chance) for _ in range(3))
    rows = (
        f"{service},{inspection},{pillar},{_grade(service, inspection, pillar)}\n"
        for service in services
        for inspection in _INSPECTIONS[:2]
        for pillar in _PILLARS
    )
    return "service,inspection,pillar,grade\n" + "".join(rows)


def _service(chance: Random) -> str:
    return "".join(chance.choice(parts.split()) for parts in (_BEGINNINGS, _MIDDLES, _ENDS))


def _grade(*what: str) -> str:
    """The grade on which all documents agree."""
    return Random(" ".join(what)).choice(_GRADES)


def _changes(knowledge: Path, size: int) -> dict[str, Cost]:
    """What one change costs, the least of several rounds: a shared machine adds to some."""
    costs: dict[str, list[Cost]] = {}
    for number in range(size, size + _ROUNDS):
        path = write_document(knowledge, number)
        costs.setdefault("one added", []).append(_build(knowledge))
        path.write_text(path.read_text().replace("good", "outstanding") + "\n")
        costs.setdefault("one edited", []).append(_build(knowledge))
        path.unlink()
        path.with_suffix(".yaml").unlink()
        costs.setdefault("one removed", []).append(_build(knowledge))
    return {change: min(each) for change, each in costs.items()}


def _build(knowledge: Path) -> Cost:
    """Run the command in a process of its own, which has its own peak of memory."""
    start = time.perf_counter()
    build = subprocess.Popen(
        [sys.executable, "-m", "bot", "--knowledge", knowledge, "build"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(build.pid, 0)
    seconds = time.perf_counter() - start
    build.returncode = os.waitstatus_to_exitcode(status)
    if build.returncode:
        raise RuntimeError("the build failed")
    return Cost(seconds, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
