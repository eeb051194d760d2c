"""Drawings as values: every coordinate is computed here, templates only print them.

Pure. A drawing is 400 units wide (bars and sparks 100), y grows downwards, and it
carries its title, a description in words and the table of its figures.
"""

from onward.ui.core.charts.amounts import Bar, BarRow, Bars, Part, Parts, bars, parts
from onward.ui.core.charts.frame import Chart, Table, plain
from onward.ui.core.charts.interests import Axis, Hexagon, hexagon
from onward.ui.core.charts.neighbours import Neighbour, Neighbours, neighbours
from onward.ui.core.charts.over_time import (
    Line,
    LinePoint,
    Spark,
    StepsLine,
    line,
    spark,
    steps_line,
)
from onward.ui.core.charts.places import RangeRow, Ranges, ranges
from onward.ui.core.charts.spreads import Place, RangePlot, Spread, place, range_plot

__all__ = [
    "Axis",
    "Bar",
    "BarRow",
    "Bars",
    "Chart",
    "Hexagon",
    "Line",
    "LinePoint",
    "Neighbour",
    "Neighbours",
    "Part",
    "Parts",
    "Place",
    "RangePlot",
    "RangeRow",
    "Ranges",
    "Spark",
    "Spread",
    "StepsLine",
    "Table",
    "bars",
    "hexagon",
    "line",
    "neighbours",
    "parts",
    "place",
    "plain",
    "range_plot",
    "ranges",
    "spark",
    "steps_line",
]
