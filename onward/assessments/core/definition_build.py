"""From a definition that its schema allows to an Instrument. Pure.

Nothing is checked here: what is missing takes its default.
"""

from collections.abc import Mapping

from onward.assessments.core.definition import Instrument
from onward.assessments.core.definition_format import ROLES
from onward.assessments.core.definition_parts import (
    Adaptive,
    Band,
    Graded,
    Item,
    Kind,
    Licence,
    Norm,
    Option,
    Order,
    Reliability,
    Rule,
    Scale,
    Translation,
    Watch,
)

Row = Mapping[str, object]


def build(data: Row) -> Instrument:
    positive = _figure(data, "positive_from")
    return Instrument(
        id=_text(data, "id"),
        version=_text(data, "version"),
        title=_text(data, "title"),
        construct=_text(data, "construct"),
        purpose=_text(data, "purpose"),
        not_for=_text(data, "not_for"),
        asks=_text(data, "asks"),
        instructions=_text(data, "instructions"),
        minutes=_whole(data, "minutes", 1),
        per_page=_whole(data, "per_page", 6),
        in_development=data.get("in_development") is True,
        caveat=_text(data, "caveat"),
        licence=_licence(data.get("licence")),
        missing_fraction=_number(data, "missing_fraction", 1.0),
        options=_options(data),
        scales=tuple(_scale(row) for row in _rows(data, "scales")),
        items=tuple(_item(row) for row in _rows(data, "items")),
        top_adds=tuple(_numbers(data, "top_adds")),
        rule=Rule(_text(data, "rule", "mean")),
        is_centred=data.get("centred") is True,
        transform=_transform(data) or (1.0, 0.0),
        positive_from=None if positive is None else int(positive),
        source=_text(data, "source"),
        notes=_text(data, "notes"),
        language=_text(data, "language", "en"),
        translations=tuple(_translations(data)),
        order=Order(_text(data, "order", "fixed")),
        roles=tuple(_texts(data, "roles")) or ROLES,
        sensitive=data.get("sensitive") is True,
        off_when_sponsored=data.get("off_when_sponsored") is True,
        adaptive=_adaptive(data),
        watches=tuple(_watch(row) for row in _rows(data, "watches")),
    )


def _licence(value: object) -> Licence:
    row = _row(value) or {"text": value}
    return Licence(
        text=_text(row, "text"),
        holder=_text(row, "holder"),
        notice=_text(row, "notice"),
        document_required=row.get("permission_document_required") is True,
        allows_translation=row.get("allows_translation") is not False,
        allows_changes=row.get("allows_changes") is not False,
    )


def _options(data: Row) -> tuple[Option, ...]:
    return tuple(
        Option(_whole(row, "value", 0), _text(row, "label"))
        for row in _rows(data, "options")
    )


def _scale(row: Row) -> Scale:
    return Scale(
        key=_text(row, "key"),
        name=_text(row, "name"),
        also=_text(row, "also"),
        rule=Rule(_text(row, "rule")) if "rule" in row else None,
        of=tuple(_texts(row, "of")),
        minus=tuple(_texts(row, "minus")),
        is_shown=row.get("shown") is not False,
        missing_fraction=_figure(row, "missing_fraction"),
        transform=_transform(row),
        bands=tuple(_band(one) for one in _rows(row, "bands")),
        norms=tuple(_norm(one) for one in _rows(row, "norms")),
        reliability=_reliability(_row(row.get("reliability"))),
    )


def _band(row: Row) -> Band:
    return Band(
        low=_number(row, "low"),
        high=_number(row, "high"),
        name=_text(row, "name"),
        says=_text(row, "says"),
        is_alert=row.get("alert") is True,
    )


def _norm(row: Row) -> Norm:
    return Norm(
        name=_text(row, "name"),
        source=_text(row, "source"),
        n=_whole(row, "n", 0) or None,
        by=_text(row, "by"),
        mean=_figure(row, "mean"),
        sd=_figure(row, "sd"),
        percentiles=tuple(
            (_number(one, "percent"), _number(one, "figure"))
            for one in _rows(row, "percentiles")
        ),
    )


def _reliability(row: Row | None) -> Reliability | None:
    if row is None:
        return None
    return Reliability(
        alpha=_figure(row, "alpha"),
        omega=_figure(row, "omega"),
        retest=_figure(row, "retest"),
        interval_days=_whole(row, "interval_days", 0) or None,
        n=_whole(row, "n", 0) or None,
        source=_text(row, "source"),
    )


def _item(row: Row) -> Item:
    match list(_texts(row, "ends")):
        case [low, high]:
            ends: tuple[str, str] | None = (low, high)
        case _:
            ends = None
    graded = _row(row.get("graded"))
    return Item(
        n=_whole(row, "n", 1),
        text=_text(row, "text"),
        scale=_text(row, "scale"),
        reverse=row.get("reverse") is True,
        ends=ends,
        kind=Kind(_text(row, "kind", "choice")),
        options=_options(row),
        least=_whole(row, "least", 0),
        most=_whole(row, "most", 9999),
        unit=_text(row, "unit"),
        weight=_number(row, "weight", 1.0),
        graded=Graded(_number(graded, "a"), _numbers(graded, "b")) if graded else None,
    )


def _watch(row: Row) -> Watch:
    return Watch(
        key=_text(row, "key"),
        says=_text(row, "says"),
        item=_whole(row, "item", 0) or None,
        scale=_text(row, "scale"),
        at_least=_figure(row, "at_least"),
        at_most=_figure(row, "at_most"),
        drop=_figure(row, "drop"),
    )


def _translations(data: Row) -> list[Translation]:
    languages = _row(data.get("languages")) or {}
    return [
        Translation(
            language=language,
            title=_text(row, "title"),
            asks=_text(row, "asks"),
            instructions=_text(row, "instructions"),
            items=_by_number(row.get("items")),
            options=_by_number(row.get("options")),
        )
        for language, value in languages.items()
        if (row := _row(value)) is not None
    ]


def _adaptive(data: Row) -> Adaptive | None:
    row = _row(data.get("adaptive"))
    if row is None:
        return None
    usual = Adaptive()
    return Adaptive(
        stop_error=_number(row, "stop_error", usual.stop_error),
        least_items=_whole(row, "least_items", usual.least_items),
        most_items=_whole(row, "most_items", usual.most_items),
    )


def _transform(data: Row) -> tuple[float, float] | None:
    row = _row(data.get("transform"))
    return None if row is None else (_number(row, "a"), _number(row, "b"))


def _row(value: object) -> Row | None:
    return value if isinstance(value, Mapping) else None


def _rows(data: Row, key: str) -> list[Row]:
    value = data.get(key)
    rows = value if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, Mapping)]


def _texts(data: Row, key: str) -> list[str]:
    value = data.get(key)
    return [str(one) for one in value] if isinstance(value, list) else []


def _numbers(data: Row, key: str) -> tuple[float, ...]:
    value = data.get(key)
    return tuple(float(one) for one in value) if isinstance(value, list) else ()


def _by_number(value: object) -> dict[int, str]:
    row = _row(value) or {}
    return {int(key): str(words) for key, words in row.items()}


def _text(data: Row, key: str, default: str = "") -> str:
    value = data.get(key, default)
    return value if isinstance(value, str) else default


def _figure(data: Row, key: str) -> float | None:
    value = data.get(key)
    return value if isinstance(value, int | float) else None


def _number(data: Row, key: str, default: float = 0.0) -> float:
    value = _figure(data, key)
    return default if value is None else float(value)


def _whole(data: Row, key: str, default: int) -> int:
    value = _figure(data, key)
    return default if value is None else int(value)
