"""Rows of totals held against the catalogue: rows without a figure, scale, bounds, breakdowns, categories, periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hscb.catalogue import Measure, measures
from hscb.ingest.cells import breakdowns
from hscb.ingest.cells.choices import Choice
from hscb.ingest.cells.periods import first_day
from hscb.ingest.cells.suggestions import hint
from hscb.ingest.cells.troubles import Trouble
from hscb.ingest.cells.values import plain_number
from hscb.ingest.report import Report
from hscb.ingest.tables import SheetRows

# What a row must hold one of; a row of a template that was left blank is no row.
_FIGURES = ("numerator", "denominator", "value", "narrative")
# A percentage that was rounded to a whole number lies this far from what its counts give.
_ROUNDING = 0.51
# More than the people of any district in England.
_MOST = 2_000_000
_SCALE = "scale"


@dataclass(frozen=True)
class _Figure:
    """One row of totals; None where a cell is blank, or its figure is withheld or cannot be read."""

    index: int
    measure: Measure
    period: str | None
    numerator: float | None
    denominator: float | None
    value: float | None

    @property
    def is_percentage(self) -> bool:
        """A share of something; a change against an earlier time may be any number."""
        return self.measure.unit == "percent" and not self.measure.change

    @property
    def share(self) -> float | None:
        """What numerator and denominator give, in per cent."""
        return (
            100 * self.numerator / self.denominator
            if self.numerator is not None and self.denominator
            else None
        )


def checked_figures(table: SheetRows, report: Report) -> SheetRows:
    """The rows that hold a figure: percentages on one scale, categories as measures name them; problems reported.

    Printed figures stand as they were printed, so that of them only names and scale are looked at.
    """
    kept = _with_figures(table)
    _name_categories(kept, report)
    _put_on_one_scale(kept, report)
    is_return = table.table == "returned_values"
    if is_return:
        _report_half_a_count(kept, report)
    for figure in _figures(kept):
        for name, code, words in _troubles(figure) if is_return else ():
            report.about_address(code, words, kept.cell(figure.index, name))
    return kept


def _report_half_a_count(table: SheetRows, report: Report) -> None:
    """Warns of percentages with a numerator and no denominator, or the other way round; a mark of one is enough."""
    blank: list[str | None] = [None] * len(table.rows)
    # what stands there and cannot be read is told already
    told = {found.cell for found in report.problems}
    for heading, lacking, other in (
        ("Numerator", "numerator", "denominator"),
        ("Denominator", "denominator", "numerator"),
    ):
        given, present = table.values.get(lacking, blank), table.values.get(other, blank)
        rows = [
            one.index
            for one in _figures(table)
            if one.is_percentage
            and present[one.index]
            and not given[one.index]
            and (lacking not in table.values or table.cell(one.index, lacking) not in told)
        ]
        if rows:
            count = "1 percentage stands" if len(rows) == 1 else f"{len(rows)} percentages stand"
            where = f"the first in row {table.rows[rows[0]]}"
            report.about_sheet("counts-missing", f"{count} without a {heading}, {where}.")


def _with_figures(table: SheetRows) -> SheetRows:
    names = [name for name in _FIGURES if name in table.values]
    filled = [index for index in range(len(table.rows)) if any(table.values[name][index] for name in names)]
    if len(filled) == len(table.rows):
        return table
    values = {name: [column[index] for index in filled] for name, column in table.values.items()}
    return replace(table, rows=[table.rows[index] for index in filled], values=values)


def _figures(table: SheetRows) -> Iterator[_Figure]:
    known = measures()
    blank: list[str | None] = [None] * len(table.rows)
    periods = table.values.get("period", blank)
    numbers = [[_number(text) for text in table.values.get(name, blank)] for name in _FIGURES[:3]]
    for index, measure_id in enumerate(table.values["measure_id"]):
        if measure_id in known:
            yield _Figure(index, known[measure_id], periods[index], *(column[index] for column in numbers))


def _number(text: str | None) -> float | None:
    # a mark of a withheld figure is no number
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _troubles(figure: _Figure) -> Iterator[tuple[str, str, str]]:
    """(column, code, words) of everything that is wrong with one figure of a return."""
    numerator, denominator, value = figure.numerator, figure.denominator, figure.value
    is_share = figure.is_percentage
    if is_share and numerator is not None and denominator is not None and numerator > denominator:
        words = f"The numerator {_plain(numerator)} is greater than the denominator {_plain(denominator)}."
        yield "numerator", "numerator-greater", words
    elif (
        is_share and value is not None and figure.share is not None and abs(value - figure.share) > _ROUNDING
    ):
        words = (
            f"The value is {_plain(value)} %, but {_plain(numerator)} of {_plain(denominator)} are"
            f" {figure.share:.1f} %."
        )
        yield "value", "value-contradicts", words
    if is_share and value is not None and not 0 <= value <= 100:
        yield "value", "percentage-impossible", f"A percentage of {_plain(value)} is not between 0 and 100."
    for name, count in _counts(figure):
        if count is not None and not count.is_integer():
            yield name, "count-not-whole", f"The count {_plain(count)} is not whole."
        if count is not None and count < 0:
            yield name, "number-negative", f'"{_plain(count)}" is below 0.'
        if count is not None and count > _MOST:
            yield (
                name,
                "count-too-large",
                f"The count {_plain(count)} is more than the people of any district.",
            )
    if figure.period and first_day(figure.period) > date.today():
        yield "period", "period-in-future", f'"{figure.period}" lies in the future.'


def _counts(figure: _Figure) -> list[tuple[str, float | None]]:
    counts = [("numerator", figure.numerator), ("denominator", figure.denominator)]
    if figure.measure.unit == "count":
        return [*counts, ("value", figure.value)]
    return counts if figure.is_percentage else []


def _put_on_one_scale(table: SheetRows, report: Report) -> None:
    """Percentages written as 0.63 become 63: where the counts say so, else where a person has said so."""
    percentages = [one for one in _figures(table) if one.is_percentage and one.value]
    small = [one for one in percentages if 0 < (one.value or 0) <= 1]
    read = [one for one in small if one.share is not None and _is_fraction(one)]
    for figure in (one for one in small if one.share is None and _is_doubtful(one, percentages)):
        said = report.answers.meaning(_SCALE, figure.measure.measure_id)
        if said is None:
            _ask_scale(table, figure, report)
        elif said == "fraction":
            read.append(figure)
    for figure in read:
        table.values["value"][figure.index] = plain_number(round(100 * (figure.value or 0), 6))
    if read:
        first, percent = _plain(read[0].value), _plain(100 * (read[0].value or 0))
        rows = "1 row" if len(read) == 1 else f"{len(read)} rows"
        report.about_sheet("percentage-as-share", f'Read "{first}" as {percent} % in {rows}.')


def _is_fraction(figure: _Figure) -> bool:
    value, share = figure.value or 0, figure.share or 0
    return abs(100 * value - share) <= _ROUNDING < abs(value - share) or share == 100 * value


def _is_doubtful(figure: _Figure, percentages: Sequence[_Figure]) -> bool:
    """Whether the other percentages of the measure leave it open if 0.63 is 63 %, or make that the likelier."""
    value = figure.value or 0
    others = [one.value or 0 for one in percentages if one.measure is figure.measure and (one.value or 0) > 1]
    if not others:
        return True
    return value < min(others) / 10 and min(others) / 2 <= 100 * value <= 2 * max(others)


def _ask_scale(table: SheetRows, figure: _Figure, report: Report) -> None:
    cell, value = table.cell(figure.index, "value"), _plain(figure.value)
    percent = _plain(100 * (figure.value or 0))
    report.about_address("scale-doubtful", f'"{value}" could be {value} % or {percent} %.', cell)
    offers = [
        Choice(_SCALE, "fraction", f"{value} is {percent} %"),
        Choice(_SCALE, "percent", f"{value} is {value} %"),
    ]
    words = f"{figure.measure.title}: is {value} a share of 1, or per cent?"
    report.ask(_SCALE, figure.measure.measure_id, words, cell, offers)


def _name_categories(table: SheetRows, report: Report) -> None:
    if "breakdown" not in table.values or "category" not in table.values:
        return
    known = measures()
    for index, text in enumerate(table.values["breakdown"]):
        breakdown = breakdowns.breakdown_name(text)
        measure = known.get(table.values["measure_id"][index] or "")
        if measure and not breakdowns.is_known(breakdown, measure):
            allowed = ", ".join(("all", *measure.breakdowns)) or "all"
            words = f'"{text}" is not a breakdown of {measure.title}, which has {allowed}.'
            report.about_address("breakdown-unknown", words, table.cell(index, "breakdown"))
        category = table.values["category"][index]
        is_printed_agency = breakdown == "agency" and table.table == "published_values"
        if category and breakdown != breakdowns.ALL and not is_printed_agency:
            table.values["category"][index] = _category(table, index, breakdown, category, report)


def _category(table: SheetRows, index: int, breakdown: str, text: str, report: Report) -> str:
    field = "agency" if breakdown == "agency" else breakdowns.field_of(breakdown)
    said = report.answers.meaning(field, text) if field else None
    if said:
        return breakdowns.label_of(breakdown, said)
    found = breakdowns.category_label(breakdown, text)
    if isinstance(found, Trouble):
        cell = table.cell(index, "category")
        offers = (
            report.ask(found.asks, text, f'What does "{text}" mean in Category?', cell) if found.asks else ()
        )
        words = found.sentence(may_quote=True, hint=hint(found.asks, offers))
        report.about_address(found.code, words, cell)
        return found.value or text
    return found or text


def _plain(number: float | None) -> str:
    return "" if number is None else plain_number(round(number, 6))
