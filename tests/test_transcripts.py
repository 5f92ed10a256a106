"""Every story is what the program says today; `make transcripts` rewrites them, and the diff is the review."""

import subprocess
import sys
from pathlib import Path

import pytest

import transcripts
from transcripts import ROOT, Story


@pytest.mark.parametrize("file", transcripts.stories(), ids=lambda file: file.stem)
def test_a_story_is_what_the_program_says_today(file: Path) -> None:
    tool = [sys.executable, str(ROOT / "tools" / "transcripts.py"), str(file)]
    done = subprocess.run(tool, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_difference_is_seen_and_rewritten(tmp_path: Path) -> None:
    wrong = "Text\n\n```console\n$ sobertrack -V\nsobertrack 99\n$ sobertrack chekin | cat\n```\n"
    now = Story("x", tmp_path).told(wrong)
    assert "sobertrack 99" not in now
    assert '$ sobertrack chekin | cat\nsobertrack: no command "chekin"\n' in now
    assert Story("x", tmp_path).told(now) == now


def test_exit_codes_stand_below_what_was_printed(tmp_path: Path) -> None:
    now = Story("x", tmp_path).told("```console\n$ sobertrack chekin\n```\n")
    assert now.endswith("\n[exit 2]\n```\n")


def test_ids_are_alike_and_can_be_used_again(tmp_path: Path) -> None:
    start = "```console\n$ sobertrack start alcohol --since 2026-10-12\n```\n"
    first = Story("x", tmp_path / "a").told(start + "```console\n$ sobertrack checkin\n```\n")
    assert Story("x", tmp_path / "b").told(first) == first
    story = Story("x", tmp_path / "c")
    story.told(first)
    written = next(iter(story.actual_id))
    assert story.actual_id[written] != written
    assert story.told(f"```console\n$ echo {written}\n```\n").endswith(f"\n{written}\n```\n")


def test_export_moves_the_clock(tmp_path: Path) -> None:
    told = Story("x", tmp_path).told(
        "```console\n$ export SOBERTRACK_NOW=2026-12-24T08:00:00+00:00\n$ sobertrack start alcohol --since today\n```\n"
    )
    assert "Thu 24 Dec 2026" in told
