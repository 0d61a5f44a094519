"""Problems put together: by severity and kind, and counted by sheet, kind and column, as every list of them shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from hscb.ingest.problems import Problem, Severity, letters_of, problem_kinds, said_at, words_said

SHOWN_OF_A_KIND, _ALL_SHOWN = 3, 6
_CELLS_NAMED = 3
# the gravest first
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True)
class SaidOnce:
    """Problems that say the same of several cells of a column, such as of one spelling; or a single problem."""

    problems: tuple[Problem, ...]

    @property
    def file(self) -> str:
        """The file that they are of."""
        return self.problems[0].file

    @property
    def message(self) -> str:
        """What they say, with where: `List 1, 14 cells of Gender (B4, B7, B9 and 11 more): "Fem" is not one of ...`."""
        first, count = self.problems[0], len(self.problems)
        if count == 1:
            return first.message
        cells = ", ".join(problem.cell for problem in self.problems[:_CELLS_NAMED])
        more = f" and {count - _CELLS_NAMED:,} more" if count > _CELLS_NAMED else ""
        words = words_said(first)
        is_told = first.column in ("", letters_of(first.cell)) or f"in {first.column}" in words
        of_column = "" if is_told else f" of {first.column}"
        return said_at(first.sheet, f"{counted(count, 'cell')}{of_column} ({cells}{more})", words)


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

    @cached_property
    def said(self) -> tuple[SaidOnce, ...]:
        """The problems by what they say, what is said of most cells first."""
        found: dict[tuple[str, ...], list[Problem]] = {}
        for number, one in enumerate(self.problems):
            same = (one.file, one.sheet, one.column, words_said(one)) if one.cell else (str(number),)
            found.setdefault(same, []).append(one)
        return tuple(SaidOnce(tuple(ones)) for ones in sorted(found.values(), key=lambda ones: -len(ones)))

    @property
    def first(self) -> tuple[SaidOnce, ...]:
        """The few that stand for all."""
        return self.said if len(self.said) <= _ALL_SHOWN else self.said[:SHOWN_OF_A_KIND]

    @property
    def others(self) -> tuple[SaidOnce, ...]:
        """Those beyond the first few."""
        return self.said[len(self.first) :]

    @property
    def unsaid(self) -> int:
        """How many problems are beyond the first few."""
        return sum(len(one.problems) for one in self.others)

    @property
    def count(self) -> str:
        """How many problems there are, and of how many different ones where some say the same."""
        if len(self.said) == len(self.problems):
            return f"{len(self.problems):,}"
        cells = counted(len(self.problems), "cell")
        return cells if len(self.said) == 1 else f"{cells}, {len(self.said):,} different"


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
