"""What the gallery shows: invented people and figures for every part. Pure."""

from datetime import date

from onward.ui.core import charts

ICONS = (
    *("mark", "today", "calendar", "people", "group", "report", "plan", "paths"),
    *("profile", "check", "caution", "info", "lock", "eye", "back", "on", "up", "plus"),
    *("close", "talk", "pen", "voice", "clock", "pin", "file", "print", "shield"),
    *("zone", "inbox", "mail", "phone", "video", "room", "search", "settings"),
    *("sign-out", "download", "bin", "help", "heart", "flag", "down", "more", "minus"),
    *("repeat", "undo", "link", "pay", "learn", "work", "star", "practice", "key"),
    "theme",
)
SWATCHES = (
    *("paper", "sheet", "sunk", "line", "edge", "ink", "soft", "accent", "fill"),
    *("wash", "band", "attend", "wrong", "shared", "team"),
)
PRACTICE_COLOURS = ("plum", "navy", "brick")
HOURS = tuple(f"{hour:02}:00" for hour in range(6, 22))
FILLED: dict[str, object] = {
    "name": "Leila Haddad",
    "email": "leila@example.org",
    "day": date(2026, 3, 12),
    "hour": "11:30",
    "length": 50,
    "signed": "19 January",
    "story": "There was a difference of forty-one, and I would not go to bed.",
    "hours": ["am"],
    "circumstance": "returning",
    "obstacles": ["time"],
    "why": "4",
    "reader": "own",
}
WRONG: dict[str, object] = {
    "name": "",
    "email": "leila@example",
    "day": "2026-02-31",
    "length": "5",
    "story": "",
}


def sparks() -> list[charts.Chart]:
    """Small lines: several answers, one, none."""
    named = {"Grace": [3, 2, 4, 4, 5, 5], "Priya": [3], "Owen": list[int]()}
    return [charts.spark(f"Check-ins of {name}", v) for name, v in named.items()]


def drawings() -> list[charts.Chart]:
    """Every kind of chart, full and nearly empty."""
    return [*_over_time(), _interests(), *_amounts(), *_spreads(), *_near()]


def _over_time() -> list[charts.Chart]:
    rise = [
        charts.LinePoint(date(2026, 1, 21), 2.1, 1.7, 2.5),
        charts.LinePoint(date(2026, 2, 18), 2.6, 2.2, 3.0),
        charts.LinePoint(date(2026, 3, 10), 3.4, 3.0, 3.8),
    ]
    ticks = [1, 2, 3, 4, 5]
    note = "1 to 5. Up 1.3 since January; up to 0.6 could be chance."
    return [
        charts.line(
            "Career Decision Check", rise, y_range=(1, 5), ticks=ticks, note=note
        ),
        charts.line("One figure so far", rise[:1], y_range=(1, 5), ticks=ticks),
        charts.steps_line("Fourteen steps", done=9, now=3, ahead=2),
        charts.steps_line("The first step", done=0, now=1, ahead=4),
    ]


def _interests() -> charts.Chart:
    return charts.hexagon(
        "Six kinds of interest",
        [
            charts.Axis("Making by hand", 0.55, 0.46, 0.64),
            charts.Axis("Working things out", 0.72, 0.63, 0.8, stands_out=True),
            charts.Axis("Making new", 0.34, 0.25, 0.43),
            charts.Axis("Helping", 0.58, 0.49, 0.67),
            charts.Axis("Leading and selling", 0.22, 0.14, 0.31),
            charts.Axis("Putting in order", 0.7, 0.61, 0.78, stands_out=True),
        ],
        note="The band is how far off a figure may be.",
    )


def _amounts() -> list[charts.Chart]:
    return [
        charts.bars(
            "Bars with their doubt",
            [
                charts.BarRow("Helping", 58, low=49, high=67),
                charts.BarRow("Making new", 34, low=25, high=43),
                charts.BarRow("Leading and selling", None, "not asked"),
            ],
            note="The mark is the score, the band its doubt.",
            first_column="Interest",
        ),
        charts.bars(
            "What it asks, what you bring",
            [
                charts.BarRow("Reading closely", 5.1, "enough", need=4.2),
                charts.BarRow("Coding rules", 1.6, "to learn", need=4.3),
                charts.BarRow("when they offer", 4, "4"),
            ],
            high=7,
            note="The mark is what the work asks.",
            first_column="Skill",
        ),
        charts.parts(
            "76 of 100, and its parts",
            [
                charts.Part("Interests", 16, 20),
                charts.Part("Values", 11, 15),
                charts.Part("Skills", 11, 15),
                charts.Part("From past work", 10, 15),
                charts.Part("Training", 7, 10),
                charts.Part("Pay", 7, 10),
                charts.Part("Demand", 4, 5),
                charts.Part("Hours", 10, 10),
            ],
            note="Width is what each part adds: fit to your answers, not worth.",
        ),
    ]


def _spreads() -> list[charts.Chart]:
    return [
        charts.place(
            "Place among your twelve",
            likely=4,
            low=2,
            high=6,
            among=12,
            note="Redrawn 500 times with your answers shaken a little.",
        ),
        charts.place("Place among all", likely=40, low=12, high=160, among=1016),
        charts.range_plot(
            "Pay an hour, Alder Bay area",
            charts.Spread(p10=16, p25=20, p50=24, p75=31, p90=39),
            need=19,
            wording=lambda value: f"${value:.0f}",
            note="Thick: the middle half of people. Thin: all but the outer tenths.",
        ),
    ]


def _near() -> list[charts.Chart]:
    spread = charts.Spread(p10=16, p25=20, p50=24, p75=31, p90=39)
    lower = charts.Spread(p10=14, p50=19, p90=27)
    return [
        charts.ranges(
            "Pay an hour, by place",
            [
                charts.RangeRow("Alder Bay area", spread, "here"),
                charts.RangeRow("The nation", lower),
                charts.RangeRow("Elsewhere", None),
            ],
            need=19,
            wording=lambda value: f"${value:.0f}",
            note="Thick: the middle half. Thin: all but the outer tenths.",
        ),
        charts.neighbours(
            "What lies near",
            "Health records specialist",
            [
                charts.Neighbour("Medical coder", "#g-charts", 0.02, 0.1, "as long"),
                charts.Neighbour("Archivist", "#g-charts", 0.2, 1.4, "longer"),
                charts.Neighbour("Filing clerk", "#g-charts", 0.1, -1.2, "shorter"),
            ],
            sides=("less preparation", "more preparation"),
        ),
    ]
