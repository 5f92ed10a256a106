"""Write data/meeting_types.toml, the type codes of meetings, from the table of the Meeting Guide specification (MIT).

Run by hand when code4recovery/spec brings new types: `python tools/build_meeting_types.py meeting-guide-types.json`,
then `python tools/build_data.py`. The table is `src/types.ts` of that project as JSON: code to language to name.
"""

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "sobertrack" / "data" / "meeting_types.toml"

HEADER = """\
# The type codes of the Meeting Guide specification, each with its names: what a meeting is like, whom it is for, in
# which language it is held. What a code means in other programmes than AA stands in meeting_words.toml.
#
# From code4recovery/spec 1.1.9, https://github.com/code4recovery/spec, by Code for Recovery, under the MIT
# licence, whose notice there reads: Copyright (c) 2015 Michael Dowling, Mark Sagi-Kazar, Graham Campbell; 2016 Tobias
# Schultze, George Mponos; 2018 Tobias Nyholm. Permission is hereby granted, free of charge, to any person obtaining a
# copy of this software and associated documentation files (the "Software"), to deal in the Software without
# restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense,
# and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
# following conditions: The above copyright notice and this permission notice shall be included in all copies or
# substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
# IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
# NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
# LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
# SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
#
# Written by tools/build_meeting_types.py. en is what sobertrack shows; the other languages are understood in lists.

schema = 1
"""


def row(code: str, names: dict[str, str]) -> str:
    """One type as a table: its code, then its name in each language, English first."""
    languages = sorted(names, key=lambda each: (each != "en", each))
    fields = {"code": code, **{language: names[language].strip() for language in languages}}
    said = "\n".join(f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in fields.items())
    return f"\n[[type]]\n{said}\n"


def main(arguments: list[str]) -> int:
    """Read the specification's table and write ours."""
    if len(arguments) != 1:
        print("usage: python tools/build_meeting_types.py FILE.json", file=sys.stderr)
        return 2
    table = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    rows = [row(code, names) for code, names in sorted(table.items())]
    TARGET.write_text(HEADER + "".join(rows), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
