"""Writes children in need censuses for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

Parts = Mapping[str, "str | Parts | Sequence[str | Parts]"]

HEADER: Parts = {
    "CollectionDetails": {"Collection": "CIN", "Year": "2017", "ReferenceDate": "2017-03-31"},
    "Source": {"LEA": "311", "SoftwareCode": "Case system"},
}


def child(child_id: str, *episodes: Parts, **identifiers: str) -> Parts:
    """A child with episodes of need."""
    told = {"LAchildID": child_id, "PersonBirthDate": "2010-05-01", "GenderCurrent": "1", **identifiers}
    characteristics = {"Ethnicity": "WBRI", "Disabilities": {"Disability": "NONE"}}
    return {"ChildIdentifiers": told, "ChildCharacteristics": characteristics, "CINdetails": episodes}


def episode(referred: str, **more: object) -> Parts:
    """An episode of need by the day of its referral."""
    told = {"CINreferralDate": referred, "ReferralSource": "6", "PrimaryNeedCode": "N1", "ReferralNFA": "0"}
    return {**told, **more}  # type: ignore[dict-item]


def census(
    path: Path, *children: Parts, header: Parts = HEADER, on_one_line: bool = False, more: str = ""
) -> Path:
    """A census file, an element to a line, or all on one."""
    lines = _lines("Message", {"Header": header, "Children": {"Child": children}})
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>{more}' + ("" if on_one_line else "\n").join(lines)
    )
    return path


def _lines(name: str, content: object) -> list[str]:
    if isinstance(content, Mapping):
        inner = [line for part, inside in content.items() for line in _lines(part, inside)]
        return [f"<{name}>", *inner, f"</{name}>"]
    if isinstance(content, str):
        return [f"<{name}>{content}</{name}>"]
    assert isinstance(content, Sequence)
    return [line for one in content for line in _lines(name, one)]
