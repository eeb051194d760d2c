"""Pay of the world's occupations, area by area, read when an area is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from onward.careers.core.world import NATION, PAY, Pay
from onward.careers.models import Area, Wage

HOURS_A_YEAR = 2080
AREAS_KEPT = 64


class PayByArea(Mapping[str, Pay]):
    """Pay by the code of an area; an area's figures are read once, then kept a while.

    `bls_codes` are the codes pay is published under, row by row of the world.
    """

    def __init__(self, release_id: int, bls_codes: Sequence[str]) -> None:
        self._release_id = release_id
        self._rows: dict[str, list[int]] = {}
        for row, code in enumerate(bls_codes):
            self._rows.setdefault(code, []).append(row)
        self._n = len(bls_codes)
        self._read = lru_cache(maxsize=AREAS_KEPT)(self._read_area)

    def __getitem__(self, area: str) -> Pay:
        found = self._read(area)
        if found is None:
            raise KeyError(area)
        return found

    def __iter__(self) -> Iterator[str]:
        codes = Area.objects.filter(release_id=self._release_id).order_by("code")
        return iter(codes.values_list("code", flat=True))

    def __len__(self) -> int:
        return Area.objects.filter(release_id=self._release_id).count()

    def _read_area(self, area: str) -> Pay | None:
        wages = Wage.objects.filter(release_id=self._release_id, area=area).values_list(
            "code", "unit", "is_top_coded", "employment", *PAY
        )
        hourly = np.full((self._n, len(PAY)), np.nan)
        is_top = np.zeros(self._n, dtype=np.bool_)
        employment = np.full(self._n, np.nan)
        is_known = area == NATION  # the nation is there even before any wages are
        for code, unit, top, employed, *figures in wages:
            is_known = True
            rows = self._rows.get(code, ())
            hours = 1 if unit == Wage.Unit.HOUR else HOURS_A_YEAR
            paid = [np.nan if f is None else f / hours for f in figures]
            for row in rows:
                hourly[row], is_top[row] = paid, top
                employment[row] = np.nan if employed is None else employed
        return Pay(hourly, is_top, employment) if is_known else None


def area_names(release_id: int) -> dict[str, str]:
    """The name of every area pay is published for, by its code."""
    areas = Area.objects.filter(release_id=release_id)
    return dict(areas.values_list("code", "name"))


def pay_units(release_id: int, bls_codes: Sequence[str]) -> tuple[str, ...]:
    """How the nation's pay is told, row by row: a unit of Wage, "" where unknown."""
    told = dict(
        Wage.objects.filter(release_id=release_id, area=NATION).values_list(
            "code", "unit"
        )
    )
    return tuple(told.get(code, "") for code in bls_codes)
