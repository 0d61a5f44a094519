"""Rows of totals held against the catalogue: rows without a figure, scale, bounds, counts, periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hscb.ingest.cells.choices import Choice
from hscb.ingest.cells.figure_names import name_categories, put_under_agencies
from hscb.ingest.cells.figure_rows import Counts, Figure, figures, unnamed, with_figures
from hscb.ingest.cells.periods import first_day
from hscb.ingest.cells.values import plain_number
from hscb.ingest.report import Report
from hscb.ingest.tables import SheetRows

# A percentage that was rounded to a whole number lies this far from what its counts give.
_ROUNDING = 0.51
# Binary fractions of percentages differ by less.
_EXACT = 1e-6
# More than the people of any district in England.
_MOST = 2_000_000
_SCALE = "scale"
# Units of what is counted or added up: its one number is the value, in whichever column it stands.
_AMOUNTS = ("count", "fte", "pounds")


def checked_figures(table: SheetRows, report: Report) -> SheetRows:
    """The rows that hold a figure: percentages on one scale, categories as measures name them; problems reported.

    Printed figures stand as they were printed, so that of them only names and scale are looked at.
    """
    kept = with_figures(table)
    is_return = table.table == "returned_values"
    if is_return:
        put_under_agencies(kept, report)
    name_categories(kept, report)
    _put_on_one_scale(kept, report)
    if is_return:
        _report_half_a_count(kept, report)
        _report_troubles(kept, report)
        _put_in_value(kept, report)
        _work_out(kept, report)
    return kept


def _put_in_value(table: SheetRows, report: Report) -> None:
    """Takes the number of a count for its value where it stands alone in Numerator, as under a heading `No.`."""
    blank: list[str | None] = [None] * len(table.rows)
    numerators, denominators = (table.values.get(name, blank) for name in ("numerator", "denominator"))
    values = table.values.get("value", blank)
    alone = [
        one.index
        for one in figures(table)
        if one.measure.unit in _AMOUNTS
        if numerators[one.index] and not denominators[one.index] and not values[one.index]
    ]
    for index in alone:
        values[index], numerators[index] = numerators[index], None
    if alone:
        table.values["value"] = values
        count = "1 count" if len(alone) == 1 else f"{len(alone):,} counts"
        report.said.append(f"{count} from Numerator as value")


def _report_troubles(table: SheetRows, report: Report) -> None:
    for index, counts in unnamed(table):
        # whatever its measure is, its own numbers say that it is a share
        if counts.is_greater and _is_close(counts):
            report.about_address("numerator-greater", _greater(counts), table.cell(index, "numerator"))
    for figure in figures(table):
        for name, code, words in _troubles(figure):
            report.about_address(code, words, table.cell(figure.index, name))


def _is_close(counts: Counts) -> bool:
    """Whether a value is what its counts give, as near as a whole percentage is."""
    return (
        counts.value is not None
        and counts.share is not None
        and abs(counts.value - counts.share) <= _ROUNDING
    )


def _greater(counts: Counts) -> str:
    return f"The numerator {_plain(counts.numerator)} is greater than the denominator {_plain(counts.denominator)}."


def _work_out(table: SheetRows, report: Report) -> None:
    """Leaves out percentages that agree with their counts at the decimals they were sent with: counts say more."""
    rounded = [figure for figure in figures(table) if figure.is_percentage and _is_rounded(table, figure)]
    for figure in rounded:
        table.values["value"][figure.index] = None
    # of 68.3 beside 905 of 1,326 nobody sees another figure
    told = [one for one in rounded if f"{one.value:.1f}" != f"{one.share:.1f}"]
    if told:
        first = told[0]
        rows = "1 percentage is" if len(told) == 1 else f"{len(told)} percentages are"
        words = (
            f"{rows} worked out from the counts beside it: {_plain(first.value)}% is sent, {first.share:.1f}% worked"
            f" out from {_plain(first.numerator)} of {_plain(first.denominator)}."
        )
        report.about_address("percentage-worked-out", words, table.cell(first.index, "value"))


def _is_rounded(table: SheetRows, figure: Figure) -> bool:
    """Whether the value is what the counts give, rounded to the decimals that it was sent with."""
    value, share = figure.value, figure.share
    if value is None or share is None or value == share or figure.is_greater:
        return False
    decimals = len((table.values["value"][figure.index] or "").partition(".")[2])
    return abs(value - share) <= 0.5 * 10.0**-decimals + _EXACT


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
            for one in figures(table)
            if one.is_percentage
            and present[one.index]
            and not given[one.index]
            and (lacking not in table.values or table.cell(one.index, lacking) not in told)
        ]
        if rows:
            count = "1 percentage stands" if len(rows) == 1 else f"{len(rows)} percentages stand"
            where = f"the first in row {table.rows[rows[0]]}"
            report.about_sheet("counts-missing", f"{count} without a {heading}, {where}.")


def _troubles(figure: Figure) -> Iterator[tuple[str, str, str]]:
    """(column, code, words) of everything that is wrong with one figure of a return."""
    value = figure.value
    is_share = figure.is_percentage
    is_greater = is_share and figure.is_greater
    if is_greater:
        yield "numerator", "numerator-greater", _greater(figure)
    elif is_share and value is not None and figure.share is not None and not _is_close(figure):
        words = (
            f"The value is {_plain(value)} %, but {_plain(figure.numerator)} of {_plain(figure.denominator)} are"
            f" {figure.share:.1f} %."
        )
        yield "value", "value-contradicts", words
    # a value above 100 says no more than that the numerator is greater
    if is_share and value is not None and (value < 0 or (value > 100 and not is_greater)):
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


def _counts(figure: Figure) -> list[tuple[str, float | None]]:
    counts = [("numerator", figure.numerator), ("denominator", figure.denominator)]
    if figure.measure.unit == "count":
        return [*counts, ("value", figure.value)]
    return counts if figure.is_percentage else []


def _put_on_one_scale(table: SheetRows, report: Report) -> None:
    """Percentages written as 0.63 become 63: where the counts say so, else where a person has said so."""
    percentages = [one for one in figures(table) if one.is_percentage and one.value]
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


def _is_fraction(figure: Figure) -> bool:
    value, share = figure.value or 0, figure.share or 0
    return abs(100 * value - share) <= _ROUNDING < abs(value - share) or share == 100 * value


def _is_doubtful(figure: Figure, percentages: Sequence[Figure]) -> bool:
    """Whether the other percentages of the measure leave it open if 0.63 is 63 %, or make that the likelier."""
    value = figure.value or 0
    others = [one.value or 0 for one in percentages if one.measure is figure.measure and (one.value or 0) > 1]
    if not others:
        return True
    return value < min(others) / 10 and min(others) / 2 <= 100 * value <= 2 * max(others)


def _ask_scale(table: SheetRows, figure: Figure, report: Report) -> None:
    cell, value = table.cell(figure.index, "value"), _plain(figure.value)
    percent = _plain(100 * (figure.value or 0))
    report.about_address("scale-doubtful", f'"{value}" could be {value} % or {percent} %.', cell)
    offers = [
        Choice(_SCALE, "fraction", f"{value} is {percent} %"),
        Choice(_SCALE, "percent", f"{value} is {value} %"),
    ]
    words = f"{figure.measure.title}: is {value} a share of 1, or per cent?"
    report.ask(_SCALE, figure.measure.measure_id, words, cell, offers)


def _plain(number: float | None) -> str:
    return "" if number is None else plain_number(round(number, 6))
