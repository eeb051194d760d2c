"""The docs say what is so."""

import re
from pathlib import Path

from onward.organisations.core.rights import TABLE, Right, Role

ROOT = Path(__file__).parents[2]


def rights_page() -> str:
    """docs/rights.md as the table in code has it; `make docs` writes it."""
    head = "| right | " + " | ".join(role.value for role in Role) + " |"
    rule = "|---|" + "---|" * len(Role)
    rows = [
        f"| {right.value} | "
        + " | ".join("yes" if role in TABLE[right] else "" for role in Role)
        + " |"
        for right in Right
    ]
    return "\n".join(
        [
            "# Rights",
            "",
            "Printed from `onward/organisations/core/rights.py` by `make docs`.",
            "A coach and a client reach their own engagements only; a note is read",
            "only by whom its visibility names.",
            "",
            head,
            rule,
            *rows,
            "",
        ]
    )


def test_the_table_of_rights_is_printed_as_it_is() -> None:
    assert (ROOT / "docs/rights.md").read_text() == rights_page()


def test_every_setting_is_documented_and_no_other() -> None:
    code = (ROOT / "onward/config/settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', code))
    page = (ROOT / "docs/settings.md").read_text()
    told = set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE))

    assert told == read


def test_every_folder_of_the_product_stands_on_the_map() -> None:
    drawn = (ROOT / "docs/map.md").read_text()
    folders = {p.parent.name for p in ROOT.glob("onward/*/apps.py")} | {"config"}

    assert [name for name in sorted(folders) if name not in drawn] == []


def test_every_link_between_docs_leads_somewhere() -> None:
    dead = [
        f"{page.relative_to(ROOT)} -> {target}"
        for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text())
        if not (page.parent / target).exists()
    ]

    assert dead == []
