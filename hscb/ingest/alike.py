"""Problems put together: by severity and kind, and counted by sheet, kind and column, as every list of them shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from hscb.ingest.problems import Problem, Severity, problem_kinds

SHOWN_OF_A_KIND = 3
# the gravest first
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True)
class Alike:
    """The problems of one severity and kind that ask for the same: said once, with a few of their cells."""

    severity: Severity
    code: str
    fix: str
    problems: tuple[Problem, ...]

    @property
    def title(self) -> str:
        """The kind of problem in words."""
        return title_of(self.code)

    @property
    def first(self) -> tuple[Problem, ...]:
        """The few that stand for all."""
        return self.problems[:SHOWN_OF_A_KIND]

    @property
    def others(self) -> tuple[Problem, ...]:
        """Those beyond the first few."""
        return self.problems[SHOWN_OF_A_KIND:]


def alike(problems: Iterable[Problem]) -> list[Alike]:
    """The problems by severity, the gravest first, and in each by kind, in the order that they came."""
    found: dict[tuple[Severity, str, str], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.severity, problem.code, problem.fix), []).append(problem)
    in_order = sorted(found.items(), key=lambda entry: SEVERITIES.index(entry[0][0]))
    return [Alike(*kind, tuple(ones)) for kind, ones in in_order]


def title_of(code: str) -> str:
    """What a kind of problem is called. The checks of rows are SQL files, named after what they find."""
    kind = problem_kinds().get(code)
    return kind.title if kind else code.replace("-", " ").capitalize()


def more_like_this(count: int) -> str:
    """What is said of the problems of a kind that are not shown."""
    return f"and {count:,} more like this"


def counted(count: int, word: str) -> str:
    """A number of things: `1 warning`, `1,204 warnings`."""
    return f"{count:,} {word if count == 1 else word + 's'}"


def counts_by(problems: Sequence[Problem], part: Callable[[Problem], str]) -> dict[str, Counter[str]]:
    """How many problems of each severity a part has (a sheet, a kind, a column), in the order that parts first come.

    Problems without the part, such as those of a whole sheet without a column, are left out.
    """
    found: dict[str, Counter[str]] = {}
    for problem in problems:
        if name := part(problem):
            found.setdefault(name, Counter())[problem.severity] += 1
    return found


def severities_said(problems: Iterable[Problem]) -> str:
    """How many problems there are of each severity: `3 errors, 1 warning`."""
    counts = Counter(problem.severity for problem in problems)
    return ", ".join(counted(counts[severity], severity) for severity in SEVERITIES if counts[severity])
