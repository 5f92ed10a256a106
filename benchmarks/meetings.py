"""Meetings on an imported list of 12,000, as ratios: against a one-command Typer program, and `today` without a list.

Run by hand from the repository: `python benchmarks/meetings.py [RUNS]`. As in run.py only medians of ratios of
interleaved runs are printed.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from run import Case, Cost, compare, environ, environment, fresh, piped

MEETINGS = 12_000
PARTS = 4
MOST = 2.5
NEXT_TO_NOTHING = 1.1
TYPES = ("O", "C", "D", "W", "M", "BE", "ST", "SP", "LIT", "X", "ONL")


def main() -> None:
    """Print one line a comparison: the median ratio, its bound, and whether it holds."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for case in cases(environment(place), place):
            ratio = compare(case, runs)
            verdict = "ok" if ratio <= case.bound else "OVER"
            print(f"{case.name:58} {ratio:5.2f}  (at most {case.bound:.2f})  {verdict}", flush=True)


def cases(python: str, place: Path) -> list[Case]:
    """Every comparison that the project promises of long lists."""
    program = str(Path(python).parent / "sobertrack")
    with_list, several, without = (fresh(place / name) for name in ("list", "several", "none"))
    whole = feed(MEETINGS)

    def bring(home: Path, name: str, meetings: list[dict[str, Any]]) -> None:
        (place / f"{name}.json").write_text(json.dumps(meetings))
        words = ["meeting", "import", str(place / f"{name}.json"), "--program", "aa", "--timezone", "America/New_York"]
        subprocess.run([program, *words], check=True, capture_output=True, env=environ(home))

    bring(with_list, "town", whole)
    for part in range(PARTS):
        bring(several, f"part{part}", whole[part::PARTS])
    subprocess.run([program, "meeting", "follow", "group-1"], check=True, capture_output=True, env=environ(several))

    def on(home: Path, *args: str) -> Callable[[], Cost]:
        return lambda: piped([program, *args], home)

    def line() -> Cost:
        return piped([python, str(place / "line.py")], place)

    asked = (
        ("meeting", "next"),
        ("meeting", "next", "--json"),
        ("meeting", "list"),
        ("meeting", "list", "--json"),
        ("meeting", "list", "--day", "mon", "--json"),
        ("meeting", "list", "--near", "43.66,-70.25", "--within", "5km", "--json"),
        ("meeting", "list", "--how", "online", "--json"),
        ("meeting", "list", "--type", "women", "--search", "hall"),
    )
    found = [Case(" ".join(words), on(with_list, *words), line, MOST) for words in asked]
    found += [Case(f"{' '.join(words)}, {PARTS} lists", on(several, *words), line, MOST) for words in asked[:4]]
    return [*found, Case("today: with a list / without", on(with_list, "today"), on(without, "today"), NEXT_TO_NOTHING)]


def feed(count: int) -> list[dict[str, Any]]:
    """A made-up list in Meeting Guide JSON, as long as real ones and with what they say of a meeting."""
    chance = random.Random(12)
    return [_meeting(number, chance) for number in range(count)]


def _meeting(number: int, chance: random.Random) -> dict[str, Any]:
    online = number % 3 == 0
    meeting: dict[str, Any] = {
        "name": f"Group {number % 900} at the hall",
        "slug": f"group-{number}",
        "day": number % 7,
        "time": f"{6 + number % 17:02}:{number % 2 * 30:02}",
        "end_time": f"{7 + number % 17:02}:{number % 2 * 30:02}",
        "types": chance.sample(TYPES, 4),
        "group": f"Group {number % 900}",
        "notes": "Please come ten minutes early. Ask for the key at the side door." if number % 4 == 0 else "",
        "region": f"Region {number % 40}",
        "updated": "2026-01-03 10:00:00",
    }
    if online:
        meeting["conference_url"] = f"https://zoom.us/j/{number:010}"
    if not online or number % 2:
        meeting["location"] = f"Hall {number % 500}"
        meeting["formatted_address"] = f"{number % 500} Pier St, Portland, ME 04101, USA"
        meeting["latitude"] = round(43.66 + chance.uniform(-0.5, 0.5), 5)
        meeting["longitude"] = round(-70.25 + chance.uniform(-0.5, 0.5), 5)
    return meeting


if __name__ == "__main__":
    main()
