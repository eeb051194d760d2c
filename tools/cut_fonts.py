"""Cut the two typefaces of the look to what the pages use.

Reads Inter and Newsreader from the wheels fontpkg-inter and fontpkg-newsreader (both
under the SIL Open Font License) and writes woff2 files for the pages, the style sheet
that names them, and plain TTF files for PDFs. Does nothing when all of it is there.
Without the wheels the pages use the system's own typefaces.
"""

import shutil
import sys
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

try:
    from fontTools.subset import Options, Subsetter, parse_unicodes
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont
except ImportError:
    print("Typefaces: fonttools is missing, so pages use the system's own.")
    sys.exit(0)

OUT = Path(__file__).parents[1] / "onward/ui/static/ui/fonts"
FEATURES = ["kern", "liga", "tnum", "lnum", "case", "ccmp", "locl", "mark", "mkmk"]
LATIN = (
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, "
    "U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215, U+2248, U+2260, "
    "U+2264-2265, U+FEFF, U+FFFD"
)
MORE = (
    "U+0100-0130, U+0132-0151, U+0154-024F, U+0259, U+0300-036F, U+1E00-1EFF, "
    "U+20A0-20AB, U+20AD-20C0, U+2116"
)


@dataclass(frozen=True)
class Face:
    """A family, the optical size it is pinned at, its weights, and what stands in.

    `width` is the mean width of English text over that of the stand-in, letters
    weighed by how often they occur (Arial and Times New Roman and their metric twins).
    """

    family: str
    optical_size: int
    weights: tuple[int, int]
    stand_ins: str
    width: float
    plain: tuple[tuple[str, int], ...]

    @property
    def stem(self) -> str:
        return self.family.lower()

    def source(self) -> Path | None:
        """The roman variable font in its wheel, None where it is not installed."""
        spec = find_spec(f"fontpkg_{self.stem}")
        places = spec.submodule_search_locations if spec else None
        if not places:
            return None
        return next((Path(places[0]) / "files").glob(f"{self.family}[[]*.ttf"), None)


FACES = (
    Face(
        family="Inter",
        optical_size=14,
        weights=(400, 650),
        stand_ins='local("Arial"), local("Liberation Sans"), local("Arimo")',
        width=1.0735,
        plain=(("Regular", 400), ("SemiBold", 600)),
    ),
    Face(
        family="Newsreader",
        optical_size=24,
        weights=(400, 400),
        stand_ins='local("Times New Roman"), local("Liberation Serif"), local("Tinos")',
        width=1.0167,
        plain=(("Regular", 400),),
    ),
)


def main() -> int:
    """Cut what is missing. Nothing to cut from is no failure."""
    sources = {face: face.source() for face in FACES}
    if None in sources.values():
        print("Typefaces: the font wheels are missing, so pages use the system's own.")
        return 0
    stamp = f"{zlib.crc32(Path(__file__).read_bytes() + str(sources).encode()):08x}"
    if not _is_cut(stamp):
        shutil.rmtree(OUT, ignore_errors=True)
        (OUT / "pdf").mkdir(parents=True)
        with ProcessPoolExecutor() as workers:
            rules = list(workers.map(_cut, sources.keys(), sources.values()))
        text = f"/* Onward - typefaces, cut {stamp} */\n" + "".join(rules)
        (OUT / "faces.css").write_text(text)
    sizes = {path.name: path.stat().st_size / 1000 for path in OUT.glob("*.woff2")}
    words = ", ".join(f"{name} {size:.0f} kB" for name, size in sorted(sizes.items()))
    print(f"Typefaces: {words}; {sum(sizes.values()):.0f} kB in all.")
    return 0


def _is_cut(stamp: str) -> bool:
    sheet = OUT / "faces.css"
    return sheet.exists() and stamp in sheet.read_text()


def _cut(face: Face, source: Path) -> str:
    """Write every file of a face; its rules for the style sheet."""
    low, high = face.weights
    pins = {"opsz": face.optical_size, "wght": low if low == high else (low, high)}
    whole = TTFont(source)
    _keep_tabular_to_digits(whole)
    _keep(whole, f"{LATIN}, {MORE}")
    instantiateVariableFont(whole, pins, inplace=True)
    uncut = OUT / f"{face.stem}.ttf"
    whole.save(uncut)
    for style, weight in face.plain:
        _write_plain(face, style, weight, TTFont(uncut))
    for name, letters in ((face.stem, LATIN), (f"{face.stem}-more", MORE)):
        font = TTFont(uncut)
        _keep(font, letters)
        font.flavor = "woff2"
        font.save(OUT / f"{name}.woff2")
    uncut.unlink()
    shutil.copy(source.parents[1] / "LICENSE", OUT / f"LICENSE-{face.family}.txt")
    return _rules(face, whole)


def _keep_tabular_to_digits(font: TTFont) -> None:
    """Figures stand under each other, but a hyphen in a word keeps its own width."""
    digits = {font.getBestCmap()[ord(digit)] for digit in "0123456789"}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                single = getattr(part, "ExtSubTable", part)
                single.mapping = {
                    glyph: instead
                    for glyph, instead in single.mapping.items()
                    if glyph.split(".")[0] in digits
                }


def _keep(font: TTFont, letters: str) -> None:
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17, 25]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(letters.replace("U+", "")))
    subsetter.subset(font)


def _write_plain(face: Face, style: str, weight: int, font: TTFont) -> None:
    if "fvar" in font:
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
    names = {
        1: face.family if style == "Regular" else f"{face.family} {style}",
        2: "Regular",
        4: f"{face.family} {style}",
        6: f"{face.family}-{style}",
        16: face.family,
        17: style,
    }
    for number, words in names.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font.save(OUT / "pdf" / f"{face.family}-{style}.ttf")


def _rules(face: Face, font: TTFont) -> str:
    low, high = face.weights
    weight = f"{low}" if low == high else f"{low} {high}"
    served = "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {weight}; '
        f'font-display: swap; src: url("{name}.woff2") format("woff2"); '
        f"unicode-range: {letters}; }}\n"
        for name, letters in ((face.stem, LATIN), (f"{face.stem}-more", MORE))
    )
    unit, head = font["head"].unitsPerEm * face.width, font["hhea"]
    return served + (
        f'@font-face {{ font-family: "{face.family} stand-in"; src: {face.stand_ins}; '
        f"size-adjust: {face.width:.2%}; ascent-override: {head.ascent / unit:.2%}; "
        f"descent-override: {-head.descent / unit:.2%}; line-gap-override: 0%; }}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
