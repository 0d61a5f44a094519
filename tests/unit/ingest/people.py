"""Numbers of nobody: they pass their checks, and were made for tests."""

from __future__ import annotations

from hscb.ingest.people.personal import is_nhs_number, is_upn

# Numbers that begin with 999 are given to nobody.
NHS = [
    number
    for number in (f"{stem:09d}" for stem in range(999_000_000, 999_000_200))
    for number in (number + digit for digit in "0123456789")
    if is_nhs_number(number)
]
A_UPN = next(
    f"{letter}823200001001" for letter in "ABCDEFGHJKLMNPQRTUVWXYZ" if is_upn(f"{letter}823200001001")
)
