"""Faults told to a person: what happened, and what to do about it."""

from __future__ import annotations


class HscbError(Exception):
    """A fault with its help text. Neither text ever holds a child's data or a path of this machine."""

    exit_code = 3

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


class WrongUseError(HscbError):
    """The command or page was asked for something that it cannot do."""

    exit_code = 2


class NothingLoadedError(WrongUseError):
    """There is no store yet, so there is nothing to read."""

    def __init__(self) -> None:
        super().__init__(
            "No data have been loaded yet.",
            "Load workbooks with `python -m hscb load FILE...`, or the ones that ship with `python -m hscb build`. "
            "If there should be data, check the setting HSCB_STORE or --store.",
        )


class StoreBusyError(HscbError):
    """Somebody else is changing the store; nothing was changed here."""

    exit_code = 1

    def __init__(self, holder: str) -> None:
        super().__init__(
            f"The data are being changed by somebody else ({holder}). Nothing was changed here.",
            "Try again when that is done. Figures can be read meanwhile: they are the last complete ones.",
        )


class DamagedStoreError(HscbError):
    """A file of the store cannot be read, or does not hold what the ledger says."""

    def __init__(self, message: str) -> None:
        super().__init__(
            message,
            "Nothing of it is shown. `python -m hscb rebuild` makes the database again from everything accepted; "
            "if that fails too, restore a backup.",
        )


class OutdatedStateError(HscbError):
    """The database was made by other SQL than the one here."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__(
            "The database was made by another version of the measures.",
            "Run `python -m hscb rebuild`: it makes the database again from everything accepted.",
        )
