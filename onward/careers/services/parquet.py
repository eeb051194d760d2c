"""Parquet tables, where pyarrow is installed (it is optional)."""

from collections.abc import Iterator, Sequence
from importlib import import_module

from onward.careers.core.tables import Row, WrongTable
from onward.careers.services.files import Piece

MISSING = (
    "is a parquet table, which needs the optional package pyarrow; install it, or"
    " take the official CSV instead"
)


def parquet_rows(piece: Piece, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a parquet table that has at least these columns."""
    # By name: pyarrow is large, and not everybody has it.
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ModuleNotFoundError:
        raise WrongTable(piece.name, 0, MISSING) from None
    with piece.opened() as raw:
        whole = arrow.BufferReader(raw.read())
    try:
        table = parquet.ParquetFile(whole)
    except arrow.ArrowInvalid:
        raise WrongTable(piece.name, 0, "is not a parquet table") from None
    missing = [name for name in columns if name not in table.schema_arrow.names]
    if missing:
        raise WrongTable(piece.name, 1, f"has no column {missing[0]!r}")
    number = 0
    for batch in table.iter_batches(columns=list(columns)):
        for values in batch.to_pylist():
            number += 1
            cells = {name: str(value or "") for name, value in values.items()}
            yield Row(piece.name, number, cells)
