"""`sos` under every fault that could be thought of: exit 0, and an emergency number on standard output."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sos_faults import FAULTS, NO_HOME, whole

NUMBERS = ("911", "112", "999", "000")
WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Root reads whatever it likes; without these two powers it does not."""


def sos(
    environ: dict[str, str], *words: str, wrap: tuple[str, ...] = (), cwd: str | None = None
) -> tuple[int, str, str]:
    kept = {"PATH": os.environ["PATH"], "SOBERTRACK_NOW": "2026-11-22T21:14:00+00:00"}
    done = subprocess.run(
        [*wrap, sys.executable, "-m", "sobertrack", *(words or ("sos",))],
        env={**kept, **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=240,
        cwd=cwd,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def held(answer: tuple[int, str, str]) -> str:
    code, out, err = answer
    assert code == 0, err
    assert "Traceback" not in err
    assert any(number in out for number in NUMBERS), out
    return out


@pytest.mark.parametrize("name", FAULTS)
def test_it_stands_whatever_is_broken(name: str, tmp_path: Path) -> None:
    home = tmp_path / "notebook"
    whole(home)
    wrap: tuple[str, ...] = ()
    if "permissions" in name and os.geteuid() == 0:
        if shutil.which("setpriv") is None or subprocess.run([*WITHOUT_RIGHTS, "true"], capture_output=True).returncode:
            pytest.skip("root reads everything, and there is no setpriv that takes that power away")
        wrap = WITHOUT_RIGHTS
    extra = FAULTS[name](home) or {}
    try:
        out = held(sos({"SOBERTRACK_HOME": str(home), "HOME": str(tmp_path), **extra}, wrap=wrap))
    finally:
        if home.exists():
            home.chmod(0o700)
    settings_stand = not any(word in name for word in ("setting", "notebook", "home", "data", "country"))
    if settings_stand and "lines of wrong" not in name:
        assert "Call 999 now" in out
    people_stand = not any(word in name for word in ("people", "supporters", "tables", "notebook", "home", "data"))
    if people_stand or name == "nothing wrong":
        assert "Sam +1 555 0100" in out


@pytest.mark.parametrize("name", NO_HOME)
def test_it_needs_no_home(name: str) -> None:
    held(sos(NO_HOME[name]))


def test_it_needs_no_place_to_stand(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f'cd "{gone}" && rmdir "{gone}" && exec "{sys.executable}" -m sobertrack sos --home here'
    done = subprocess.run(["sh", "-c", line], env={"PATH": os.environ["PATH"]}, capture_output=True, timeout=240)
    held((done.returncode, done.stdout.decode(), done.stderr.decode()))


def test_a_user_who_has_no_name_and_no_rights(tmp_path: Path) -> None:
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root can become somebody else")
    whole(tmp_path / "notebook")
    (tmp_path / "notebook").chmod(0o700)
    wrap = ("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups", "--inh-caps=-all")
    if subprocess.run([*wrap, sys.executable, "-c", "import sobertrack"], capture_output=True).returncode:
        pytest.skip("the interpreter itself lies where only root may read")
    held(sos({"SOBERTRACK_HOME": str(tmp_path / "notebook")}, wrap=wrap))
    held(sos({}, wrap=wrap))


@pytest.mark.parametrize(
    "words",
    [
        ("--bogus", "sos"),
        ("sos", "--bogus", "x", "y"),
        ("sos", "--format", "xml"),
        ("sos", "--format"),
        ("sos", "--color", "mauve", "--as-of", "never"),
        ("sos", "--as-of"),
        ("sos", "-o", "/nonexistent/file"),
        ("sos", "-o", "/dev"),
        ("sos", "-o"),
        ("sos", "--home"),
        ("sos", "--home", "/dev/null/x"),
        ("SOS", "--json", "--format", "md"),
        ("911", "--", "--help"),
        ("panic!", "-h", "--version"),
        ("sos", "sos", "sos", "-q", "--no-input"),
        ("sos", "\udcff\x1b[31m"),
    ],
)
def test_nothing_on_the_line_stops_it(words: tuple[str, ...]) -> None:
    held(sos({"HOME": "/nonexistent"}, *words))


def test_a_library_that_cannot_be_read_leaves_the_numbers_of_the_world(tmp_path: Path) -> None:
    import sobertrack

    copy = tmp_path / "lib" / "sobertrack"
    shutil.copytree(Path(sobertrack.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__", ".mypy_cache"))
    for damage in (b"", b"{}", b"[1]", b'{"country": 3, "text": 5, "zone": 1}', b"\xff\0"):
        for name in ("helplines", "safety", "strategies", "zones", "words"):
            (copy / "data" / f"{name}.json").write_bytes(damage)
        out = held(sos({"PYTHONPATH": str(copy.parent), "TZ": "Europe/London"}))
        assert "911 Americas" in out
        assert "112 Europe" in out
        assert "thinking\n  of ending your life? Call" in out
    shutil.rmtree(copy / "data")
    assert "999 UK" in held(sos({"PYTHONPATH": str(copy.parent)}))


def test_typer_and_rich_may_be_broken(tmp_path: Path) -> None:
    for name in ("typer", "rich", "platformdirs", "tomli_w"):
        (tmp_path / f"{name}.py").write_text("raise RuntimeError('a release that breaks us')\n")
    held(sos({"PYTHONPATH": str(tmp_path)}))
    held(sos({"PYTHONPATH": str(tmp_path), "SOBERTRACK_HOME": str(tmp_path)}))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_where_standard_output_is_full_or_closed_it_speaks_on_the_other(tmp_path: Path) -> None:
    for where in (">/dev/full", ">&-"):
        done = subprocess.run(
            ["sh", "-c", f'exec "$0" -m sobertrack sos {where}', sys.executable],
            env={"PATH": os.environ["PATH"]},
            capture_output=True,
            timeout=240,
        )
        assert done.returncode == 0
        assert b"911" in done.stderr


def test_a_reader_who_goes_away_is_no_fault(tmp_path: Path) -> None:
    line = f'"{sys.executable}" -m sobertrack sos | head -1'
    done = subprocess.run(["sh", "-c", line], env={"PATH": os.environ["PATH"]}, capture_output=True, timeout=240)
    assert done.stderr == b""
    assert done.stdout.startswith(b"In danger")


def test_it_writes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "notebook"
    whole(home)
    before = sorted(path.relative_to(home) for path in home.rglob("*"))
    held(sos({"SOBERTRACK_HOME": str(home)}))
    assert sorted(path.relative_to(home) for path in home.rglob("*")) == before
    held(sos({"SOBERTRACK_HOME": str(tmp_path / "none")}))
    assert not (tmp_path / "none").exists()
