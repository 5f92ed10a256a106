"""Texts that have broken programs, and what no screen may ever show of them."""

import json
import re

TEXTS = {
    "C0": "".join(map(chr, range(1, 32))),
    "NUL": "one\x00two",
    "DEL and C1": "\x7f" + "".join(map(chr, range(128, 160))),
    "escape sequences": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b[2J \x9b1m \x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\",
    "bidi": "abc \u202egnitset\u202c \u2066x\u2069 \u202a\u202b\u202d\u2067\u2068",
    "marks of direction": "\u200e\u200f\u061c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "markup": "[/] [red]x[/red] [link=file:///etc/passwd]y[/link] [bold",
    "emoji codes": ":beer: :smiley:",
    "formulas": '=HYPERLINK("http://x","y")',
    "a formula": "=1+1",
    "another formula": "@SUM(1,2)",
    "a minus": "-2+3+cmd|' /C calc'!A0",
    "a plus": "+1 555 0100",
    "html": "</td><script>alert(1)</script><img src=x onerror=alert(1)> &amp; <!-- -->",
    "markdown": "# h\n- l\n> q\n```\n| a | b |\n![x](y) [z](javascript:alert(1)) *b* _i_",
    "line ends": "one\r\ntwo\rthree\u2028four\u2029five\x85six\x0bseven\x0ceight",
    "combining": "e" + "\u0301" * 300,
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg",
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f3f4\U000e0067\U000e0062\U000e007f",
    "wide": "\u738b\u5c0f\u660e \uff21\uff22",
    "noncharacters": "\ufffe\uffff\ufdd0\U0001ffff",
    "a way up": "../../../etc/passwd",
    "a way down": 'C:\\x\\..\\y:z*?"<>|',
    "an option": "-rf",
    "a long option": "--json",
    "quotes": "'\" `$(reboot)` ${HOME} %s %(x)s {} {0} \\",
    "json": '","type":"slip","v":2}\n{"v":1,"id":"x',
    "toml": "\"\"\"\n[counter.x]\nsince = 1\n# '''",
    "a backslash": "\\u0041\\x41\\",
    "blanks": " \t \n ",
    "long": "w" * 2000,
    "long in words": "word " * 400,
}
LONE = {"half a pair": "half \ud83d gone", "a byte": "caf\udce9"}
"""What JSON can hold as an escape, and TOML not at all."""

EVERYTHING = " ".join(text for name, text in TEXTS.items() if "long" not in name)

RAW = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ufdd0\U0001ffff\ud800-\udfff]"
)
COLOUR = re.compile(r"\x1b\[[\d;]*m")
CODES = {0, 1, 2, 3, 4, 5, 6, 7}
FORMS = ((), ("--color", "always"), ("--json",))


def unsafe(answer, line: str = "") -> list[str]:
    """What is wrong with an answer, whatever it was an answer to: a crash, a strange code, something raw."""
    wrong = []
    if answer.code not in CODES:
        wrong.append(f"exit code {answer.code}")
    for sign in ("a fault of this program", "Traceback", "too much at once"):
        if sign in answer.err:
            wrong.append(sign)
    screen = COLOUR.sub("", answer.screen) if "always" in line else answer.screen
    wrong += [f"raw {found!r}" for found in sorted(set(RAW.findall(screen)))]
    if "--json" in line and answer.out:
        try:
            json.loads(answer.out)
        except ValueError:
            wrong.append("no JSON")
    return [f"{line}: {each}: {answer.err[-300:]}" for each in wrong]
