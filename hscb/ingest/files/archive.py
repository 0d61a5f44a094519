"""The second gate: the zip package of a workbook, checked as bytes, without parsing a part."""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from hscb.ingest.files.limits import MEGABYTE, Limits, RefusedError

_ENCRYPTED = 0x1
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 1 << 20
# A DOCTYPE may only stand before the root element, and "<!" cannot stand in text; comments and CDATA that hold one
# are so odd in a workbook that they are refused with it.
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_BLANK = b"\xef\xbb\xbf \t\r\n"
# How a part in UTF-16 begins. A program that reads UTF-8 alone would not see what it declares.
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
_ENCODING = re.compile(r"""^(<\?xml[^>]*?)\sencoding=(["']).*?\2""")
# Small parts may well shrink a hundredfold (a theme, a page of empty rows); only large ones can do harm.
_RATIO_FROM = MEGABYTE

_FORBIDDEN = (
    (r"vbaproject|/macrosheets/", "macros", "Contains macros ({part})."),
    (r"/externallinks/", "external-links", "Contains links to other workbooks ({part})."),
    (r"/embeddings/|/oleobject", "embedded-objects", "Contains embedded files or objects ({part})."),
    (r"/activex/|/ctrlprops/", "embedded-objects", "Contains form controls ({part})."),
    (r"/connections\.xml|/querytables/", "external-links", "Contains a connection to other data ({part})."),
    (r"/pivotcache/", "pivot-cache", "Contains a pivot cache ({part}), which holds the rows behind a table."),
    (r"/revisions/", "change-log", "Contains a log of changes ({part}), which holds what cells said before."),
    (
        r"/datamodel|/model/",
        "pivot-cache",
        "Contains a data model ({part}), which holds the rows behind a table.",
    ),
)


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The package of a workbook, after every check that needs no parser. Raises RefusedError.

    Where parts are in UTF-16, which the bulk reader does not know, it is that of a copy with all parts in UTF-8.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_places(archive.infolist(), path.stat().st_size)
            _check_directory(archive.infolist(), limits)
            encodings = {member.filename: _check_content(archive, member) for member in archive.infolist()}
            if not any(encodings.values()):
                yield archive
                return
            copy = _in_utf8(archive, encodings, path.with_name("utf8.xlsx"))
        with zipfile.ZipFile(copy) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise RefusedError(
            "file-incomplete", "The file is incomplete or damaged (an upload or an e-mail cut it short)."
        ) from fault


def _check_places(members: list[zipfile.ZipInfo], size: int) -> None:
    # zipfile looks for a part wherever the directory says, before the file begins too, and fails with OSError there
    if not all(0 <= member.header_offset < size for member in members):
        raise zipfile.BadZipFile


def _check_directory(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.parts:
        raise RefusedError(
            "package-too-large", f"The file has {len(members)} parts; the limit is {limits.parts}."
        )
    _check_names([member.filename for member in members])
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            raise RefusedError("password-protected", "The file is protected with a password.")
        if member.compress_type not in _PACKINGS:
            raise RefusedError("file-incomplete", "The file is packed in a way that Excel does not use.")
    _check_sizes(members, limits)


def _check_names(names: list[str]) -> None:
    for name, times in Counter(name.casefold() for name in names).items():
        if times > 1:
            raise RefusedError("duplicate-parts", f"The file holds the part {_shown(name)} twice.")
    for name in names:
        if "\\" in name or ":" in name or name.startswith("/") or ".." in PurePosixPath(name).parts:
            raise RefusedError(
                "escaping-part", f"The file holds a part outside the workbook ({_shown(name)})."
            )
    for pattern, code, words in _FORBIDDEN:
        for name in names:
            if re.search(pattern, f"/{name}".casefold()):
                raise RefusedError(code, words.format(part=_shown(name)))


def _check_sizes(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    worst = max(
        (
            member.file_size / max(member.compress_size, 1)
            for member in members
            if member.file_size > _RATIO_FROM
        ),
        default=0,
    )
    if total > limits.part_megabytes * MEGABYTE or (
        total > _RATIO_FROM and max(worst, total / max(packed, 1)) > limits.ratio
    ):
        raise RefusedError(
            "package-too-large",
            f"The file would unpack to {total / MEGABYTE:.0f} MB, {total / max(packed, 1):.0f} times its size; "
            f"the limits are {limits.part_megabytes} MB and {limits.ratio} times.",
        )


def _check_content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    """Reads a part to its end, which checks its length and checksum against what the directory claims.

    The name of its encoding where that is UTF-16.
    """
    is_xml = member.filename.casefold().endswith((".xml", ".rels", ".vml"))
    encoding, decoder = "", None
    with archive.open(member) as part:
        tail = b""
        while chunk := part.read(_CHUNK):
            # a part with any other ending may still be linked as a sheet
            is_xml = is_xml or (not tail and chunk.lstrip(_BLANK).startswith(b"<"))
            if is_xml and not tail and (encoding := _UTF16.get(chunk[:2], "")):
                decoder = codecs.getincrementaldecoder(encoding)("replace")
            text = decoder.decode(chunk).encode() if decoder else chunk
            if is_xml and _DECLARATION.search(tail + text):
                raise RefusedError(
                    "entity",
                    f"The part {_shown(member.filename)} declares entities, which a workbook never needs.",
                )
            tail = text[-10:]
    return encoding


def _in_utf8(archive: zipfile.ZipFile, encodings: Mapping[str, str], copy: Path) -> Path:
    """Writes the package with every part in UTF-8; encodings has those of the others, by the part's name."""
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, encoding in encodings.items():
            content = archive.read(name)
            if encoding:
                text = content.decode(encoding, "replace").removeprefix("\ufeff")
                content = _ENCODING.sub(r"\1", text).encode()
            target.writestr(name, content)
    return copy


def _shown(name: str) -> str:
    """The name of a part as it may be shown: short and printable."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in name)
    return clean if len(clean) <= 60 else f"{clean[:57]}..."
