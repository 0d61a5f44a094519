"""Children looked after, of the workbooks that ship, counted by hand from episodes."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from datetime import date

import pytest

from tests.unit.demo.lists import ENDS, SSDA903, Row, count, open_on, rows, shifted, year_of

LONG_AGO = date(2000, 1, 1)


def episodes() -> list[Row]:
    return rows("Episodes", SSDA903)


def in_care(day: date) -> list[Row]:
    return open_on(episodes(), day, "DECOM", "DEC")


def born() -> dict[str, date]:
    return {row["CHILD"]: row["DOB"] for row in rows("Header", SSDA903)}


@pytest.mark.parametrize(
    ("year", "children", "statuses", "outside"),
    [
        ("2014-15", 240, {"C2": 80, "C1": 25, "V2": 117, "E1": 17, "J1": 1}, 114),
        ("2015-16", 229, {"C2": 89, "C1": 25, "V2": 97, "E1": 18}, 113),
        ("2016-17", 247, {"C2": 92, "C1": 39, "V2": 99, "E1": 17}, 137),
    ],
)
def test_children_in_care_have_the_published_status_and_place(
    year: str, children: int, statuses: dict[str, int], outside: int
) -> None:
    found = in_care(ENDS[year])
    assert len(found) == len({row["CHILD"] for row in found}) == children
    assert Counter(row["LS"] for row in found) == statuses
    assert Counter(row["PL_LOCATION"] for row in found) == {"OUT": outside, "IN": children - outside}


def test_unaccompanied_children_are_accommodated_and_have_no_distance() -> None:
    alone = {row["CHILD"] for row in rows("UASC", SSDA903)}
    assert len([row for row in in_care(ENDS["2015-16"]) if row["CHILD"] in alone]) == 18
    assert len([row for row in in_care(ENDS["2016-17"]) if row["CHILD"] in alone]) == 24
    for row in episodes():
        if row["CHILD"] in alone:
            assert row["LS"] in ("V2", "L1")
            assert row["PL_DISTANCE"] is None


def test_episodes_join_without_a_gap() -> None:
    by_child = defaultdict(list)
    for row in sorted(episodes(), key=lambda row: row["DECOM"]):
        by_child[row["CHILD"]].append(row)
    for found in by_child.values():
        assert found[0]["RNE"] == "S"
        for earlier, later in itertools.pairwise(found):
            assert (earlier["DEC"], earlier["REC"]) == (later["DECOM"], "X1")
            assert earlier["DECOM"] < later["DECOM"]
            changed_order, changed_place = (
                earlier["LS"] != later["LS"],
                (earlier["PLACE"], earlier["URN"], earlier["PL_DISTANCE"])
                != (later["PLACE"], later["URN"], later["PL_DISTANCE"]),
            )
            assert changed_order == (later["RNE"] in "LBU")
            assert changed_place <= (later["RNE"] in "PTBU")
        assert found[-1]["REC"] != "X1"


def test_the_law_is_kept() -> None:
    for row in episodes():
        days = (row["DEC"] - row["DECOM"]).days if row["DEC"] else None
        assert row["PLACE"] != "P1" or row["LS"] not in ("V2", "L1")
        assert row["PLACE"] not in ("A5", "A6") or row["LS"] == "E1"
        assert row["LS"] != "L1" or (days is not None and days <= 3)
        assert (row["DEC"] is None) == (row["REC"] is None)
        assert row["REC"] not in ("E11", "E12") or row["PLACE"] in ("A5", "A6")


def test_everyone_in_care_is_born_and_under_18() -> None:
    births = born()
    for row in episodes():
        birth = births[row["CHILD"]]
        assert birth <= row["DECOM"] < shifted(birth, 216)
        assert row["DEC"] is None or row["DEC"] <= shifted(birth, 216)
        assert row["LS"] != "E1" or row["DECOM"] < shifted(birth, 96)


def spells() -> dict[str, list[tuple[date, date | None, list[tuple[date, bool]]]]]:
    """Each child's periods of care: start, end, and their placements by start, with whether the carer is new.

    Temporary stays and the return from them are no placement; adoption by the foster carers is no move, and time
    before an adoptive placement counts with it, so that it has no new carer.
    """
    found: dict[str, list[tuple[date, date | None, list[tuple[date, bool]]]]] = defaultdict(list)
    by_child = defaultdict(list)
    for row in sorted(episodes(), key=lambda row: row["DECOM"]):
        by_child[row["CHILD"]].append(row)
    for child, ordered in by_child.items():
        places: list[tuple[date, bool]] = []
        start, before, was_away = ordered[0]["DECOM"], None, False
        for row in ordered:
            if row["PLACE"].startswith("T"):
                was_away = True
                continue
            back = was_away and before is not None and (row["PLACE"], row["URN"]) == before
            with_carers = row["PLACE"] == "A5" and before is not None and before[0].startswith("U")
            if row["RNE"] in "SPTBU" and not back and not with_carers:
                places.append((row["DECOM"], row["RNE"] in "SPB" and row["PLACE"][0] != "A"))
            before, was_away = (row["PLACE"], row["URN"]), False
        found[child].append((start, ordered[-1]["DEC"], places))
    return found


@pytest.mark.parametrize(
    ("year", "restless", "of"), [("2014-15", 24, 240), ("2015-16", 23, 229), ("2016-17", 25, 247)]
)
def test_a_tenth_had_three_placements_in_the_year(year: str, restless: int, of: int) -> None:
    end = ENDS[year]
    since = shifted(end, -12)
    counts = []
    for periods in spells().values():
        for start, left, places in periods:
            if start <= end and (left is None or left > end):
                starts = [day for day, _ in places if day <= end]
                current = [*starts[1:], date.max]
                counts.append(sum(until > since for until in current))
    assert (count([{"n": n} for n in counts], lambda row: row["n"] >= 3), len(counts)) == (restless, of)


@pytest.mark.parametrize(("year", "percent"), [("2014-15", 83), ("2015-16", 70), ("2016-17", 59)])
def test_the_settled_are_as_many_as_the_report_prints(year: str, percent: int) -> None:
    end, births = ENDS[year], born()
    stayed = []
    for child, periods in spells().items():
        for start, left, places in periods:
            is_here = start <= shifted(end, -30) and (left is None or left > end)
            if is_here and shifted(births[child], 192) > end:
                last = max(day for day, is_new_carer in places if is_new_carer and day <= end)
                stayed.append(last <= shifted(end, -24))
    assert len(stayed) >= 45
    assert abs(100 * sum(stayed) / len(stayed) - percent) < 0.5


def test_health_of_the_147_looked_after_for_a_year_is_as_published() -> None:
    health = rows("OC2", SSDA903)
    here = {row["CHILD"] for row in in_care(ENDS["2016-17"])}
    starts = {row["CHILD"]: row["DECOM"] for row in episodes() if row["RNE"] == "S"}
    assert {row["CHILD"] for row in health} == {child for child in here if starts[child] <= date(2016, 3, 31)}
    totals = [
        sum(row[heading] for row in health)
        for heading in ("HEALTH_ASSESSMENT", "TEETH_CHECK", "IMMUNISATIONS")
    ]
    assert (len(health), totals) == (147, [134, 140, 145])


def test_personal_education_plans_are_up_to_date_for_72_percent() -> None:
    end = ENDS["2016-17"]
    asked = [
        row
        for row in rows("List 8")
        if row["Date Ceased to be Looked After"] is None
        and shifted(row["Date of Birth"], 48) <= end < shifted(row["Date of Birth"], 192)
    ]
    recent = count(asked, lambda row: (row["Date of Latest PEP"] or LONG_AGO) >= shifted(end, -6))
    assert round(100 * recent / len(asked)) == 72


@pytest.mark.parametrize(
    ("year", "children", "went", "percent"),
    [("2014-15", 26, 71, 7), ("2015-16", 28, 81, 7), ("2016-17", 38, 133, 10)],
)
def test_looked_after_children_go_missing_as_published(
    year: str, children: int, went: int, percent: int
) -> None:
    found = [
        row
        for row in rows("Missing Episodes")
        if row["Looked After (Y/N)"] == "Y" and year_of(row["Went Missing"].date()) == year
    ]
    end = ENDS[year]
    anyone = {
        row["CHILD"]
        for row in episodes()
        if row["DECOM"] <= end and (row["DEC"] or date.max) > shifted(end, -12)
    }
    missing = {row["Child Unique ID"] for row in found}
    assert (len(missing), len(found)) == (children, went)
    assert missing <= anyone
    assert round(100 * children / len(anyone)) == percent


def test_care_leavers_are_as_published() -> None:
    end = ENDS["2016-17"]
    counted = [
        row
        for row in rows("List 9")
        if row["Eligibility Category"] == "Former relevant"
        and row["Type of Accommodation"] not in ("G", "H")
        and shifted(row["Date of Birth"], 228) <= end < shifted(row["Date of Birth"], 264)
    ]
    suitable = count(counted, lambda row: row["Suitability of Accommodation"] == "Suitable")
    busy = count(counted, lambda row: row["Activity Status"][0] in "FP")
    assert round(100 * suitable / len(counted)) == 89
    assert round(100 * busy / len(counted)) == 55


def test_both_workbooks_tell_of_the_same_children_in_care() -> None:
    first = {(row["CHILD"], row["DECOM"]) for row in episodes() if row["RNE"] == "S"}
    listed = {(row["Child Unique ID"], row["Date Started to be Looked After"]) for row in rows("List 8")}
    assert first == listed
    for row in rows("OC3", SSDA903):
        assert row["IN_TOUCH"] == "YES" or row["ACTIV"] == "0"
