"""The known choices of a field, and what a spelling means among them: surely, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from hscb.ingest.cells.spellings import Form, Words
from hscb.ingest.formats import Code

# longer than any choice of the national guidance
_LONGEST = 300
_LETTER_PREFIX = re.compile(r"([A-Za-z]{1,2}\d?)\)\s*(\S.*)")
# a letter of a list that has its own: `H - Indian`
_LETTER_OF_A_LIST = re.compile(r"([A-Za-z])(?:\s+[-–—]\s*|\s*[-–—:.=]\s+|[:=])(\S.*)")
_LETTER_ALONE = re.compile(r"[A-Za-z]{1,2}\)")
_AROUND = " \t.,;:'\"‘’“”()[]"
# `N 1`, `1(a)`, `E-4A`: letters and digits with something between them
_BROKEN_CODE = re.compile(r"([A-Za-z]{1,2})[\s.-]{1,2}(\d{1,2}[A-Za-z]?)|(\d)[\s.(-]{1,2}([A-Za-z])\)?")
_EXAMPLE = re.compile(r"(.*\S)[\s,;-]*[\s(]+(?:e\.?g\.?|for example|such as)[\s:,]+(.*?)\)?", re.IGNORECASE)
_WHOLE_FLOAT = re.compile(r"(\d+)\.0+")
_PUNCTUATION = r"\s*[])]?(?:\s*[:;=|,.–—]\s*|\s+-\s*|\s*-\s+|-|(?<=[])])\s*|\s*(?=[([]))"
_CODE_FIRST = re.compile(rf"[(\[]?([A-Za-z0-9]{{1,6}})({_PUNCTUATION}|\s+)(\S.*)")
_CODE_LAST = re.compile(r"(.*\S)(\s*[:;=|,.–—]\s*|\s+-\s*|\s*-\s+|\s*[(\[]|\s+)([A-Za-z0-9]{1,6})[)\]]?")
# what stands between parts that say the same, from the surest to the loosest
_BETWEEN_PARTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s/\s|[;|]",
        r"[()\[\]]",
        r"\s[-–—]+\s|\s-|-\s|[:;|=()\[\]]",
        r"\s[-–—]+\s|\s-|-\s|[:;|=()\[\],/]",
    )
)


@dataclass(frozen=True)
class Meaning:
    """What a spelling means: a code and its label; `of_group` where it stands for every code of the label."""

    code: str
    label: str
    of_group: bool = False


class Vocabulary:
    """The choices of one field; without codes, where the choices are names."""

    def __init__(self, entries: Iterable[Code], words: Words, *, has_codes: bool = True) -> None:
        """Lays out every spelling of the entries: a code goes before words, words for one code before a group's."""
        self._words = words
        self._codes: dict[str, Meaning] = {}
        self._forms: dict[Form, Meaning] = {}
        self._own_words: dict[str, set[str]] = {}
        known = list(entries)
        for entry in known if has_codes else ():
            self._codes[entry.code.casefold()] = Meaning(entry.code, entry.label)
        for entry in known:
            self._learn((entry.meaning, *entry.also), Meaning(entry.code, entry.label))
        shared = Counter(entry.label for entry in known)
        for entry in known:
            if shared[entry.label] == 1:
                self._learn((entry.label,), Meaning(entry.code, entry.label))
        for entry in known:
            self._learn(entry.group, Meaning(entry.code, entry.label, of_group=True))
        self._all_words = set().union(*self._own_words.values())

    def _learn(self, spellings: Iterable[str], meaning: Meaning) -> None:
        for spelling in spellings:
            if spelling.isdigit() or len(spelling) == 1:
                self._codes.setdefault(spelling.casefold(), meaning)
                continue
            for form in self._words.forms(spelling)[:1]:
                self._forms.setdefault(form, meaning)
                self._own_words.setdefault(meaning.label, set()).update(*form)

    def meaning(self, text: str) -> Meaning | None:
        """What a clean text surely means; None where it means nothing that is known, or two things."""
        return None if len(text) > _LONGEST else self._prefixed(text) or self._before_example(text)

    def _prefixed(self, text: str) -> Meaning | None:
        prefix = _LETTER_PREFIX.fullmatch(text)
        if prefix and not (self._code(prefix[1]) and prefix[1][-1].isdigit()):
            return self._meaning(prefix[2]) or self._code_and_words(text)
        return self._meaning(text)

    def _before_example(self, text: str) -> Meaning | None:
        """`Any other White background (e.g. Polish)`: what the words mean, unless the example casts doubt on them."""
        found = _EXAMPLE.fullmatch(text)
        if found is None or not self._words.doubts.isdisjoint(self._words.line(found[2]).split()):
            return None
        meaning, example = self._prefixed(found[1]), self._prefixed(found[2])
        return None if meaning and example and example.label != meaning.label else meaning

    def _meaning(self, text: str) -> Meaning | None:
        if whole := self._whole(text):
            return None if self._is_contradicted(whole, text) else whole
        return self._code_and_words(text) or self._after_letter(text) or self._agreeing_parts(text)

    def _after_letter(self, text: str) -> Meaning | None:
        """`H - Indian`: what the words mean, where the letters of lists differ and are no codes of the field."""
        found = _LETTER_OF_A_LIST.fullmatch(text) if self._words.is_lettered else None
        told = None if found is None or self._code(found[1]) else self._whole(found[2])
        return None if told is None or told.of_group else told

    def _whole(self, text: str) -> Meaning | None:
        if code := self._code(text):
            return code
        found = (self._forms.get(form) for form in self._words.forms(text))
        return next(filter(None, found), None)

    def _code(self, text: str) -> Meaning | None:
        bare = text.strip(_AROUND)
        found = self._codes.get(bare.casefold())
        if found and _LETTER_ALONE.fullmatch(text):
            # `b)` is the letter of a choice, which is the code only in fields whose codes are such letters
            return found if found.code == bare else None
        if found is None and (broken := _BROKEN_CODE.fullmatch(text)):
            found = self._codes.get("".join(filter(None, broken.groups())).casefold())
        if found is None and (whole := _WHOLE_FLOAT.fullmatch(text)):
            found = self._codes.get(whole[1])
        return found

    def _code_and_words(self, text: str) -> Meaning | None:
        """`6: Police`, `Interim care order (C1)`: where code and words do not contradict each other."""
        for code, rest, is_apart in _with_code(text):
            if (meaning := self._code(code)) and (agreed := self._agreed(meaning, code, rest, is_apart)):
                return agreed
        return None

    def _agreed(self, meaning: Meaning, code: str, rest: str, is_apart: bool) -> Meaning | None:
        """What a code and the words beside it mean together; words nobody knows must speak for the code."""
        told = self._whole(rest) or self._agreeing_parts(rest)
        forms = self._words.forms(rest)
        if told or not forms:
            return _both(meaning, told) if told else None
        used = forms[0][0].union(forms[0][1])
        if used & self._words.doubts:
            return None
        if any(_is_telling(word) and self._codes.get(word, meaning).code != meaning.code for word in used):
            return None
        own = self._own_words.get(meaning.label, set())
        speaks_for, speaks_against = len(used & own), len(used & self._all_words - own)
        needed = speaks_against if _is_telling(code) and is_apart else max(1, speaks_against + 1 - is_apart)
        return meaning if speaks_for >= needed else None

    def _agreeing_parts(self, text: str) -> Meaning | None:
        """`Asian or Asian British - Indian`, `Police (MPS)`: where all parts are known and none contradicts another."""
        for between in _BETWEEN_PARTS:
            parts = self._parts(text, between)
            if len(parts) > 1 and all(parts):
                return reduce(_both, parts)
        return None

    def _is_contradicted(self, whole: Meaning, text: str) -> bool:
        """True for `Relevant child / Former relevant child`, whose words are those of one and whose parts are two."""
        known = [part for part in self._parts(text, _BETWEEN_PARTS[0]) if part]
        sure = {part.label for part in known if not part.of_group}
        return len(sure) > 1 or (whole in known and any(part.label != whole.label for part in known))

    def _parts(self, text: str, between: re.Pattern[str]) -> list[Meaning | None]:
        return [self._whole(part.strip()) for part in between.split(text) if part.strip()]


def _is_telling(code: str) -> bool:
    """True for `1A` and `WBRI`, which are hardly ever anything but a code; numbers and letters can be a list's own."""
    return not code.isdigit() and (not code.isalpha() or (len(code) >= 4 and code.isupper()))


def _with_code(text: str) -> Iterator[tuple[str, str, bool]]:
    """What may be a code at the beginning or the end of a text, the rest, and whether more than a blank parts them."""
    if first := _CODE_FIRST.fullmatch(text):
        yield first[1], first[3], bool(first[2].strip()) or text[0] in "(["
    if last := _CODE_LAST.fullmatch(text):
        yield last[3], last[1], bool(last[2].strip())


def _both(one: Meaning | None, other: Meaning | None) -> Meaning | None:
    """What two spellings mean together: the same, or the one of the other's group; None where they contradict."""
    if one is None or other is None or one.label != other.label:
        return None
    if one.code == other.code:
        return one if other.of_group else other
    if one.of_group:
        return other
    return one if other.of_group else None
