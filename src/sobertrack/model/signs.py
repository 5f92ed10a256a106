"""Which characters are never shown as they are: one list, for what is read from elsewhere and for what is shown."""

HIDDEN = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
)
"""The inside of a regular expression's character class.

Control characters (but newline and tab), bidi embeddings, overrides and isolates, line and paragraph separators, the
byte order mark, deprecated and annotation format characters, lone surrogates and noncharacters. The marks U+061C,
U+200E and U+200F override nothing and belong to Arabic and Hebrew writing: they stay, as do the joiners.
"""
