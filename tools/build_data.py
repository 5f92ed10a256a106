"""Write the JSON that the program reads beside each TOML file that people edit.

`python tools/build_data.py` writes, `--check` only compares and ends with 1 if any file differs.
Parsing the TOML at start would cost about 22 ms, the JSON less than one.
"""

import json
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "src" / "sobertrack" / "data"

# Fields that document a sentence for its editors and stand on no screen: file -> table -> fields.
UNSHOWN: dict[str, dict[str, set[str]]] = {
    "strategies": {"trigger": {"source", "verified"}},
    "helplines": {"line": {"source", "source_year"}},
    "milestones": {"custom": {"source", "verified"}, "milestone": {"source", "verified"}},
    "safety": {"text": {"use", "source", "verified"}},
}


def lean(value: Any, table: str, unshown: dict[str, set[str]]) -> Any:
    """The same content without the unshown fields; dates become ISO text."""
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if key not in unshown.get(table, set())}
        return {key: lean(item, key, unshown) for key, item in kept.items()}
    if isinstance(value, list):
        return [lean(item, table, unshown) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def compact(value: Any) -> str:
    """One line of JSON with sorted keys, so that the same content gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def encode(document: dict[str, Any]) -> str:
    """JSON with one row of a table on each line: small to read at start, and readable in a diff."""
    members = []
    for key, value in sorted(document.items()):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            members.append(f"{compact(key)}:[\n" + ",\n".join(compact(row) for row in value) + "\n]")
        else:
            members.append(f"{compact(key)}:{compact(value)}")
    return "{" + ",\n".join(members) + "}\n"


def built(source: Path) -> str:
    """The JSON text that belongs beside one TOML file."""
    document = tomllib.loads(source.read_text(encoding="utf-8"))
    return encode(lean(document, "", UNSHOWN.get(source.stem, {})))


def stale(folder: Path = DATA) -> dict[Path, str]:
    """JSON files that are missing or differ from their TOML, with the text they should hold."""
    wanted = {source.with_suffix(".json"): built(source) for source in sorted(folder.glob("*.toml"))}
    return {
        path: text for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    }


def main(arguments: list[str]) -> int:
    """Write what is stale, or with --check only name it."""
    if arguments not in ([], ["--check"]):
        print("usage: python tools/build_data.py [--check]", file=sys.stderr)
        return 2
    found = stale()
    for path, text in found.items():
        if not arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{'differs' if arguments else 'wrote'} {path.name}")
    return int(bool(arguments and found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
