"""The texts of the intake, read once from their files."""

from functools import cache
from pathlib import Path

from onward.intake.core.bank import Bank, parse_bank
from onward.intake.core.red_flags import RedFlags, parse_red_flags

CONTENT = Path(__file__).parent.parent / "content"


@cache
def bank() -> Bank:
    return parse_bank((CONTENT / "questions.toml").read_text(encoding="utf-8"))


@cache
def red_flags() -> RedFlags:
    return parse_red_flags((CONTENT / "red_flags.toml").read_text(encoding="utf-8"))
