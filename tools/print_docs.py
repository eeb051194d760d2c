"""Print the pages of docs/ that come from the code."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.architecture.test_docs_are_complete import rights_page

if __name__ == "__main__":
    (ROOT / "docs/rights.md").write_text(rights_page())
    print("docs/rights.md is printed.")
