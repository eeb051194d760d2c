"""Answers of the engine on a terminal: JSON, or a table with its title and source."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

import click

WIDEST = 48
NOTHING = "Nothing is known of it in the release in force."


def show(
    found: object,
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    as_json: bool,
    empty: str = NOTHING,
    below: Sequence[str] = (),
) -> None:
    """One answer as JSON, or as a table with its title, lines below and its source."""
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))  # type: ignore[call-overload]  # every answer is a dataclass
        return
    rows = list(rows)
    title = getattr(found, "title", "")
    if title:
        click.echo(f"{title} ({getattr(found, 'code', '')})")
    for line in table(head, rows) if rows else [empty]:
        click.echo(line)
    if below:
        click.echo("")
    for line in below:
        click.echo(line)
    source = getattr(found, "source", None)
    click.echo(f"\n{getattr(source, 'attribution', '')}")


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Lines of a table: figures to the right, the last column as long as it is.

    >>> table(("what", "level"), [("Writing", 4.46), ("Law", None)])
    ['what     level', 'Writing   4.46', 'Law          -']
    """
    cells = [[_cell(one) for one in row] for row in rows]
    right = [
        all(isinstance(one, int | float) or one is None for one in column)
        for column in zip(*rows, strict=True)
    ] or [False] * len(head)
    widths = [
        min(max(map(len, column)), WIDEST) for column in zip(head, *cells, strict=True)
    ]
    return [
        "  ".join(
            cell.rjust(width) if is_right else cell.ljust(width)
            for cell, width, is_right in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in (list(head), *cells)
    ]


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
