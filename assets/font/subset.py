#!/usr/bin/python3
"""Make Hone Sans from BIZ UDPGothic: python3 subset.py PACKAGE_FOLDER OUT_FOLDER

PACKAGE_FOLDER is the unpacked npm package @expo-google-fonts/biz-udpgothic,
version 0.4.2. Needs fontTools (Debian: fonttools); 4.38 made the kept files.

Layout tables, hints and vertical metrics are left out: the window, the PNG,
the SVG and the PDF then all set a text as the plain sum of its advances, so
that a text measured once fits everywhere.
"""
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F),         # Latin, Latin-1, Latin Extended-A
    (0x2B0, 0x2FF), (0x370, 0x4FF),      # modifiers, Greek, Cyrillic
    (0x1E00, 0x1EFF),                    # Latin Extended Additional
    (0x2000, 0x27BF), (0x2900, 0x297F),  # punctuation, arrows, boxes, circled
    (0x3000, 0x30FF), (0x31F0, 0x33FF),  # kana, enclosed and squared
    (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),  # vertical forms, half and full width
]


def double_byte(codec, first_bytes):
    """The characters that the codec's two-byte codes stand for."""
    found = set()
    for first in first_bytes:
        for second in range(0x40, 0xFD):
            try:
                text = bytes([first, second]).decode(codec)
            except UnicodeDecodeError:
                continue
            found.update(ord(c) for c in text if not "\ue000" <= c <= "\uf8ff")
    return found


def wanted():
    """JIS X 0208, the vendor rows of cp932, JIS X 0213 plane 1, RANGES."""
    chars = double_byte("cp932", range(0x81, 0xFD))
    chars |= double_byte("shift_jis_2004", range(0x81, 0xF0))
    for low, high in RANGES:
        chars.update(range(low, high + 1))
    return chars


def rename(font, style):
    """Name the changed font, and keep its copyright and licence."""
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in (0, 5, 7, 13, 14)]
    for number, text in {
        1: "Hone Sans", 2: style, 3: f"Hone Sans {style} from BIZ UDPGothic",
        4: f"Hone Sans {style}", 6: f"HoneSans-{style}",
    }.items():
        names.setName(text, number, 3, 1, 0x409)


def narrow_quotes(font):
    """Give curly quotes the room beside them that straight ones have: the
    original sets them half an em wide, which tears English words apart."""
    glyphs, advances = font["glyf"], font["hmtx"]
    for straight, curly in (
        ("quotesingle", ("quoteleft", "quoteright")),
        ("quotedbl", ("quotedblleft", "quotedblright")),
    ):
        left, advance = glyphs[straight].xMin, advances[straight][0]
        right = advance - glyphs[straight].xMax
        for name in curly:
            glyph = glyphs[name]
            glyph.coordinates.translate((left - glyph.xMin, 0))
            glyph.recalcBounds(glyphs)
            advances[name] = (glyph.xMax + right, left)


def make(source, target, style):
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "gasp", "meta", "vhea", "vmtx"]
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    font = load_font(source, options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    narrow_quotes(font)
    rename(font, style)
    save_font(font, target, options)


package, out = Path(sys.argv[1]), Path(sys.argv[2])
for weight, style in (("400Regular", "Regular"), ("700Bold", "Bold")):
    make(str(package / weight / f"BIZUDPGothic_{weight}.ttf"),
         str(out / f"HoneSans-{style}.ttf"), style)
