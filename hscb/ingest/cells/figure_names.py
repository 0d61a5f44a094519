"""Whom figures of a sheet of totals are about: breakdowns and categories by their names, agencies' own figures."""

from __future__ import annotations

from hscb.catalogue import measures
from hscb.ingest.cells import breakdowns
from hscb.ingest.cells.suggestions import hint
from hscb.ingest.cells.troubles import Trouble
from hscb.ingest.report import Report
from hscb.ingest.tables import SheetRows

_MOST_NAMED = 4


def put_under_agencies(table: SheetRows, report: Report) -> None:
    """Puts what an agency sends of itself under its name: one agency's figure is never that of the whole board."""
    known = measures()
    blank: list[str | None] = [None] * len(table.rows)
    split, categories = (list(table.values.get(name, blank)) for name in ("breakdown", "category"))
    agencies = table.values.get("agency", blank)
    moved: list[int] = []
    for index, measure_id in enumerate(table.values["measure_id"]):
        measure, agency = known.get(measure_id or ""), agencies[index]
        breakdown = breakdowns.breakdown_name(split[index])
        if not (measure and agency and breakdown in (breakdowns.ALL, breakdowns.AGENCY)):
            continue
        if breakdowns.is_agencys_own(measure, agency):
            is_all = breakdowns.breakdown_name(categories[index]) == breakdowns.ALL
            if is_all or breakdown == breakdowns.ALL:
                moved.append(index)
            split[index] = breakdowns.AGENCY
            # another category is told where it is no agency
            categories[index] = agency if is_all else categories[index]
    if moved:
        table.values.update(breakdown=split, category=categories)
        report.said.append(_moved_words(table, moved))


def _moved_words(table: SheetRows, moved: list[int]) -> str:
    known = measures()
    titles = list(dict.fromkeys(known[table.values["measure_id"][index] or ""].title for index in moved))
    figures = "1 figure" if len(moved) == 1 else f"{len(moved):,} figures"
    named = ", ".join(titles[:_MOST_NAMED]) + (
        f" and {len(titles) - _MOST_NAMED} more" if len(titles) > _MOST_NAMED else ""
    )
    return f"{figures} as one agency's own and not the whole board's ({named})"


def name_categories(table: SheetRows, report: Report) -> None:
    """Names the categories as measures do, and reports breakdowns and categories that are not known."""
    if "breakdown" not in table.values or "category" not in table.values:
        return
    known = measures()
    agencies = table.values.get("agency", [None] * len(table.rows))
    for index, text in enumerate(table.values["breakdown"]):
        breakdown = breakdowns.breakdown_name(text)
        measure = known.get(table.values["measure_id"][index] or "")
        if measure and not breakdowns.is_known(breakdown, measure):
            allowed = ", ".join(("all", *measure.breakdowns)) or "all"
            words = f'"{text}" is not a breakdown of {measure.title}, which has {allowed}.'
            report.about_address("breakdown-unknown", words, table.cell(index, "breakdown"))
        category = table.values["category"][index]
        # the agency of the row is told in its own column; one in print stands as it was printed
        is_named = breakdown == breakdowns.AGENCY and (
            table.table == "published_values" or category == agencies[index]
        )
        if category and breakdown != breakdowns.ALL and not is_named:
            table.values["category"][index] = _category(table, index, breakdown, category, report)


def _category(table: SheetRows, index: int, breakdown: str, text: str, report: Report) -> str:
    field = breakdowns.AGENCY if breakdown == breakdowns.AGENCY else breakdowns.field_of(breakdown)
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
