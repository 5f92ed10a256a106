"""Start-up and daily commands as ratios: against a one-command Typer program, and 20 years against an empty notebook;
and how many milliseconds the backup of the day takes.

Run by hand from the repository: `python benchmarks/run.py [RUNS]`. It installs sobertrack into a fresh environment
without development tools. Machines are noisy: only ratios and differences of interleaved runs are printed,
as medians.
"""

import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
LINE = """import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
@app.command()
def main() -> None:
    print("one line")
app()
"""
TABLE = LINE.replace(
    "import typer\n", "import typer\nfrom rich.console import Console\nfrom rich.table import Table\n"
).replace(
    'print("one line")',
    'table = Table("a", "b"); table.add_row("1", "2"); Console().print(table)',
)


class Cost(NamedTuple):
    """What one run took: wall seconds, and peak memory in kB."""

    wall: float
    peak: int


class Delay(NamedTuple):
    """One comparison in milliseconds: what a run may take longer than another, at most."""

    name: str
    command: Callable[[], Cost]
    against: Callable[[], Cost]
    bound: float


class Case(NamedTuple):
    """One comparison: a name, the command, what it is compared with, and the bound on the ratio."""

    name: str
    command: Callable[[], Cost]
    against: Callable[[], Cost]
    bound: float
    memory: bool = False


def main() -> None:
    """Print one line a comparison: the median ratio, its bound, and whether it holds."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        python = environment(place)
        full = built(python, "notebook.build", place / "full")
        people = built(python, "people.build", place / "people")
        for case in [*cases(python, place, full), *with_people(python, place, people)]:
            ratio = compare(case, runs)
            verdict = "ok" if ratio <= case.bound else "OVER"
            print(f"{case.name:58} {ratio:5.2f}  (at most {case.bound:.2f})  {verdict}", flush=True)
        for delay in delays(python, full):
            longer = 1000 * median_difference(delay, runs)
            verdict = "ok" if longer <= delay.bound else "OVER"
            print(f"{delay.name:58} {longer:5.1f}  (at most {delay.bound:.0f} ms)  {verdict}", flush=True)


def built(python: str, build: str, home: Path) -> Path:
    """A made-up notebook."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); import notebook, people; {}(sys.argv[2])"
    subprocess.run([python, "-c", code.format(build), str(ROOT / "benchmarks"), str(home)], check=True)
    return home


def environment(place: Path) -> str:
    """A fresh environment with sobertrack and what it needs, and nothing else."""
    subprocess.run([sys.executable, "-m", "venv", place / "venv"], check=True)
    python = str(place / "venv" / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", str(ROOT)], check=True)
    (place / "line.py").write_text(LINE)
    (place / "table.py").write_text(TABLE)
    return python


def cases(python: str, place: Path, full: Path) -> list[Case]:
    """Every comparison that the project promises."""
    program = str(Path(python).parent / "sobertrack")
    empty = place / "empty"

    def line() -> Cost:
        return piped([python, str(place / "line.py")], place)

    def on_empty(*args: str) -> Callable[[], Cost]:
        return lambda: piped([program, *args], fresh(empty))

    def on_full(*args: str, cold: bool = False) -> Callable[[], Cost]:
        return lambda: piped([program, *args], chilled(full) if cold else full)

    found = [
        Case(f"{name} / one-command Typer program", on_empty(*args), line, 1.30)
        for name, args in (
            ("bare, piped", ()),
            ("checkin 4", ("checkin", "4")),
            ("streak --json", ("streak", "--json")),
            ("sos, piped", ("sos",)),
            ("cope", ("cope",)),
            ("urge 7", ("urge", "7")),
        )
    ]
    found += [
        Case(f"{name} on 20 years / one-command Typer program", on_full(*args), line, 1.30)
        for name, args in (("sos", ("sos",)), ("cope", ("cope",)), ("urge 7", ("urge", "7")))
    ]
    found += [
        Case(
            "bare on a terminal / a program that prints one Rich table",
            lambda: on_terminal([program], fresh(empty)),
            lambda: on_terminal([python, str(place / "table.py")], place),
            1.30,
        ),
        Case("bare: 20 years / empty", on_full(), on_empty(), 1.25),
        Case("checkin 4: 20 years / empty", on_full("checkin", "4"), on_empty("checkin", "4"), 1.25),
        Case(
            "streak --json: 20 years, warm cache / empty",
            on_full("streak", "--json"),
            on_empty("streak", "--json"),
            1.25,
        ),
        Case(
            "streak --json: 20 years, no cache / empty",
            on_full("streak", "--json", cold=True),
            on_empty("streak", "--json"),
            1.80,
        ),
        Case(
            "report --last 20y: 20 years / empty",
            on_full("report", "--last", "20y"),
            on_empty("report", "--last", "20y"),
            3.0,
        ),
        Case(
            "log --search garden: 20 years / empty",
            on_full("log", "--search", "garden"),
            on_empty("log", "--search", "garden"),
            3.0,
        ),
        Case(
            "memory, checkin 4: 20 years / one-command Typer program", on_full("checkin", "4"), line, 1.30, memory=True
        ),
    ]
    return found


def with_people(python: str, place: Path, people: Path) -> list[Case]:
    """20 years, 30 supporters, a circle of 30 and 20 promises against an empty notebook."""
    program = str(Path(python).parent / "sobertrack")

    def pair(*args: str) -> tuple[Callable[[], Cost], Callable[[], Cost]]:
        empty = place / "empty"
        return lambda: piped([program, *args], people), lambda: piped([program, *args], fresh(empty))

    return [
        Case("today: 20 years, 30 people, 20 promises / empty", *pair("today"), 1.25),
        Case("due --people: 20 years, 30 people / empty", *pair("due", "--people"), 2.0),
        Case("promise: 20 years, 20 promises / empty", *pair("promise"), 2.0),
        Case("circle: 30 people / nobody", *pair("circle"), 1.5),
    ]


def delays(python: str, full: Path) -> list[Delay]:
    """What the backup of the day costs the one command of the day that makes it, on 20 years of log."""
    program = str(Path(python).parent / "sobertrack")
    folder, older = full / "state" / "backups", full / "older.tar.gz"
    subprocess.run([program, "backup", "create", "-q"], env=environ(full), check=True, stdout=subprocess.DEVNULL)
    shutil.move(next(folder.iterdir()), older)

    def without_today(*kept: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        for path in kept:
            shutil.copy2(path, folder / "2020-01-01-120000.tar.gz")

    def checkin() -> Cost:
        return piped([program, "checkin", "4"], full)

    def due(*kept: Path) -> Callable[[], Cost]:
        def run() -> Cost:
            without_today(*kept)
            return checkin()

        return run

    def made() -> Cost:
        if not [path for path in folder.iterdir() if not path.name.startswith("2020")]:
            checkin()
        return checkin()

    return [
        Delay("checkin 4 on 20 years: with the backup of the day", due(older), made, 20),
        Delay("checkin 4 on 20 years: with the first backup of all", due(), made, 20),
    ]


def median_difference(delay: Delay, runs: int) -> float:
    """The median of how much longer one takes, of runs taken in turn, after one of each that does not count."""
    found = [delay.command().wall - delay.against().wall for _ in range(runs + 1)]
    return statistics.median(found[1:])


def compare(case: Case, runs: int) -> float:
    """The median ratio of runs taken in turn, after one of each that does not count."""
    ratios = []
    for number in range(runs + 1):
        first, second = case.command(), case.against()
        if number:
            ratios.append(first.peak / second.peak if case.memory else first.wall / second.wall)
    return statistics.median(ratios)


def fresh(home: Path) -> Path:
    """A notebook with one counter and nothing else."""
    shutil.rmtree(home, ignore_errors=True)
    (home / "data").mkdir(parents=True)
    since = '[counter.alcohol]\nlabel = "alcohol"\nkind = "alcohol"\nsince = "2026-01-01"\n'
    (home / "data" / "counters.toml").write_text(f"format = 1\n\n{since}")
    return home


def chilled(home: Path) -> Path:
    """The same notebook without its cache."""
    shutil.rmtree(home / "cache", ignore_errors=True)
    return home


def piped(command: list[str], home: Path) -> Cost:
    """One run with its output in a pipe: wall time from start to end, and peak memory."""
    reader, writer = os.pipe()
    start = time.perf_counter()
    actions = [(os.POSIX_SPAWN_DUP2, writer, 1), (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)]
    child = os.posix_spawn(command[0], command, environ(home), file_actions=actions)
    os.close(writer)
    while os.read(reader, 65536):
        pass
    os.close(reader)
    _, _, usage = os.wait4(child, 0)
    return Cost(time.perf_counter() - start, usage.ru_maxrss)


def on_terminal(command: list[str], home: Path) -> Cost:
    """One run on a pseudo terminal of 80 columns."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, environ(home) | {"TERM": "xterm-256color", "COLUMNS": "80"})
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass
    os.waitpid(child, 0)
    os.close(terminal)
    return Cost(time.perf_counter() - start, 1)


def environ(home: Path) -> dict[str, str]:
    """A small environment: this notebook, and nothing that changes how Python starts."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "SOBERTRACK_HOME": str(home), "LANG": "C.UTF-8"}


if __name__ == "__main__":
    main()
