"""Makes the fonts of this folder smaller than they come: no hints, no shaping tables, and only the
characters that are drawn right without shaping.

    python3 make-fonts.py <node_modules with @expo-google-fonts/...> <DroidSansFallbackFull.ttf>

Needs fontTools (Debian: python3-fonttools); the last font is Debian's fonts-droid-fallback.
"""

import sys
from pathlib import Path

from fontTools import subset

packages, droid = Path(sys.argv[1]) / "@expo-google-fonts", sys.argv[2]
here = Path(__file__).parent

latin_greek_cyrillic = [(0x20, 0x8FF), (0x1AB0, 0x1AFF), (0x1C80, 0x1C8F), (0x1D00, 0x2BFF)]
latin_greek_cyrillic += [(0x2C60, 0x2C7F), (0x2DE0, 0x2E7F), (0xA640, 0xA7FF), (0xAB30, 0xAB6F)]
latin_greek_cyrillic += [(0xFB00, 0xFB06), (0xFE00, 0xFE2F), (0xFFFC, 0xFFFD)]
everything = [(0x20, 0x2FFFF)]
# Han, kana, hangul syllables, bopomofo, full-width forms: what needs no shaping.
east_asian = [(0x2E80, 0x312F), (0x3130, 0x33FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3)]
east_asian += [(0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)]

fonts = {
    "noto-sans": ("noto-sans/400Regular/NotoSans_400Regular.ttf", latin_greek_cyrillic),
    "noto-sans-bold": ("noto-sans/600SemiBold/NotoSans_600SemiBold.ttf", latin_greek_cyrillic),
    "noto-sans-mono": ("noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf", latin_greek_cyrillic),
    "noto-sans-symbols": ("noto-sans-symbols/400Regular/NotoSansSymbols_400Regular.ttf", everything),
    "noto-sans-symbols-2": (
        "noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf",
        [(0x20, 0x2FFF), (0x1F000, 0x1FAFF)],
    ),
    "noto-emoji": ("noto-emoji/400Regular/NotoEmoji_400Regular.ttf", everything),
    "droid-sans-fallback": (droid, east_asian),
}

for name, (source, ranges) in fonts.items():
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "vhea", "vmtx", "STAT", "gasp", "DSIG"]
    options.glyph_names = False
    options.notdef_outline = True
    # The same bytes from the same source.
    options.recalc_timestamp = False
    font = subset.load_font(source if source == droid else str(packages / source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in ranges for code in range(low, high + 1)])
    cutter.subset(font)
    subset.save_font(font, str(here / f"{name}.ttf"), options)
    print(name, len(font.getBestCmap()), (here / f"{name}.ttf").stat().st_size)
