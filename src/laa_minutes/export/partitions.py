"""One workspace as the partitions of a data set: what `laa rollup` asks of a process, here or on another machine.

It reads the records and gives bytes, and does nothing else; so it may be done twice, or begun and left.
"""

from __future__ import annotations

import gc
import sqlite3
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote

from .. import program
from ..diagnostic import LaaError
from ..frozen import dataclass
from ..register import Edition, Register
from ..register.index import open_kept
from ..workspace import Workspace
from . import Table, changes_on, database, tables
from .parquet import parquet_writer

DATA = "data.parquet"
PARTNERSHIP = "partnership="  # how the folder of one begins
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"  # by which every engine knows that there is none
_LONGEST = 200  # bytes of a folder's name; file systems take 255
# Where the date of a row is, by a column that its table has: the first that fits. Without one, a table has no years.
_DATES = {
    "period_ends": "one.period_ends",
    "meeting": "(SELECT date FROM meetings AS of WHERE of.meeting = one.meeting)",
    "action": "(SELECT date FROM actions AS of JOIN meetings USING (meeting) WHERE of.action = one.action)",
}


@dataclass(frozen=True, slots=True)
class Task:
    """A workspace to be read: its folder, the partnership's name; `code` is the `program.digest` of whoever asks."""

    workspace: str
    name: str
    as_of: date
    edition: Edition
    code: str


@dataclass(frozen=True, slots=True)
class Partitions:
    """What was read: Parquet files by their paths below the data set, how many errors there are in the records, and the
    day on which the rows will change though no record does."""

    files: Mapping[str, bytes]
    errors: int
    changes_on: date | None


def read_partitions(task: Task) -> Partitions:
    """Read a workspace. Raises LaaError where it cannot be read, or is not to be shown; OSError."""
    if task.code != program.digest():
        raise LaaError("the machine that was to read it has another laa", "Install the same laa on every machine.")
    gc.disable()  # reading leaves little to collect, and looking takes a quarter of its time
    try:
        register = open_kept(Workspace(Path(task.workspace)), task.as_of, task.edition, alone=False)
        _refuse_what_is_not_to_be_shown(register, task)
        made = database(register)
        return Partitions(_files(made, folder_name(task.name)), register.errors, changes_on(register, made))
    finally:
        gc.enable()


def folder_name(partnership: str) -> str:
    """The folder of a partnership in each table: `partnership=Essex%20Partnership`.

    Letters, digits and hyphens stay, and so does whatever is not ASCII, which Spark would not put together again. The
    rest is percent-encoded, as every engine knows it. Raises LaaError where it would be too long.
    """
    name = unicodedata.normalize("NFC", partnership)
    folder = PARTNERSHIP + "".join(one if _is_plain(one) else _encoded(one) for one in name)
    if len(folder.encode("utf-8", "surrogatepass")) > _LONGEST:
        raise LaaError("the partnership's name is too long for a folder's", "Shorten `name` in partnership.yaml.")
    return folder


def partnership_of(folder: str) -> str:
    """The name of the partnership whose folder it is."""
    return unquote(folder.removeprefix(PARTNERSHIP))


def year_of(table: Table) -> str:
    """The year that a row is filed under, in SQL, `one` being the row; "" where the table is not divided by years."""
    names = {column.name for column in table.columns}
    where = next((where for column, where in _DATES.items() if column in names), "")
    return where and f"CAST(substr({where}, 1, 4) AS INTEGER)"


def _refuse_what_is_not_to_be_shown(register: Register, task: Task) -> None:
    if task.edition == "public" and register.errors:
        raise LaaError(
            "nothing is shown to the public from records with errors",
            "One may stand where something is to be withheld. `laa check` there shows them and how to mend them.",
        )
    if register.partnership.name not in ("", task.name):
        raise LaaError("the partnership's name changed while it was read, or is withheld", "Run it again.")


def _files(made: sqlite3.Connection, folder: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with parquet_writer() as writer:
        for table in tables():
            if year := year_of(table):
                for value, data in writer.by_year(made, table, year).items():
                    found[f"{table.name}/{folder}/year={NO_YEAR if value is None else value}/{DATA}"] = data
            else:
                found[f"{table.name}/{folder}/{DATA}"] = writer.whole(made, table)
    return found


def _is_plain(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character == "-"
    return unicodedata.category(character) not in ("Cc", "Cs")


def _encoded(character: str) -> str:
    """`%2F`. `quote` leaves a few that are safe in addresses."""
    return quote(character, safe="", errors="surrogatepass") if character not in "._~" else f"%{ord(character):02X}"
