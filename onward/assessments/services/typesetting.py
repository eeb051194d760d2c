"""From facts to a PDF: the words go in as data, never as markup."""

import json
from collections.abc import Mapping
from pathlib import Path

import typst
from django.contrib.staticfiles import finders

CONTENT = Path(__file__).parent.parent / "content"


def typeset(paper: str, facts: Mapping[str, object]) -> bytes:
    """The PDF of `content/<paper>.typ`, which reads `facts` from its input."""
    return typst.compile(
        str(CONTENT / f"{paper}.typ"),
        font_paths=_fonts(),
        sys_inputs={"facts": json.dumps(facts)},
    )


def _fonts() -> list[str]:
    """The product's own typefaces where they have been cut; else the machine's."""
    found = finders.find("ui/fonts/pdf")
    return [found] if isinstance(found, str) else []
