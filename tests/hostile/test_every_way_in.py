"""Hostile text by every way in: each argument of each command, standard input, meeting lists, packs of strategies."""

import json
import shlex
from itertools import count
from pathlib import Path

import pytest
import tomli_w

import running
import samples
from hostile import EVERYTHING, FORMS, LONE, TEXTS, unsafe

ARGUMENTS = {
    **{name: text.replace("\x00", "") for name, text in TEXTS.items()},
    "no UTF-8": "caf\udce9 \udcff\udcfe",
    "empty": "",
    "huge": "x" * 120_000,
    "a large number": "9" * 5000,
    "no number": "nan",
    "infinite": "1e999",
    "a late day": "99999-01-01",
    "commas": ",,,",
    "other digits": "\u0664\u0662",
    "raised": "\u00b2",
}
GROUPS = sorted({line.split()[0] for line in samples.sampled() if not line.startswith("demo")})
MESSY = EVERYTHING[:2000]


@pytest.mark.parametrize("word", GROUPS)
def test_each_argument_of_each_sample(word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One text for each place, another each time: no crash, a documented exit code, nothing raw on the screen."""
    deep = tmp_path / "a" / "b" / "c"  # a text may be taken for the name of a file to write, and lead upwards
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    notebook = samples.Notebook(tmp_path)
    turn = count(len(word))
    texts = list(ARGUMENTS.values())
    wrong: list[str] = []
    for line in (line for line in samples.sampled() if line.split()[0] == word):
        for at, said in enumerate(shlex.split(line)):
            if at and not said.startswith("-"):
                for _ in range(3):
                    words = notebook.words(line)
                    words[at] = texts[next(turn) * 7 % len(texts)]
                    answer = running.run(words, notebook.environ)
                    wrong += unsafe(answer, f"{line} | {at} | {words[at][:40]!r}")
    assert wrong == []


@pytest.mark.parametrize("text", [*TEXTS.values(), *LONE.values()], ids=[*TEXTS, *LONE])
def test_a_note_from_standard_input(text: str, run) -> None:
    """It is kept to the letter, but for the line ends of Windows and empty lines at the end."""
    data = text.encode("utf-8", "surrogatepass" if "\ud83d" in text else "surrogateescape")
    saved = run("checkin", "3", "-n", "-", "--json", stdin=data)
    assert (saved.code, unsafe(saved, "--json")) == (0, [])
    ulid = json.loads(saved.out)["data"]["id"]
    note = json.loads(run("show", ulid, "--json").out)["data"]["note"]
    kept = data.decode("utf-8", "surrogateescape").replace("\r\n", "\n").rstrip("\n")
    assert (note or "") == (kept if kept.strip() else note or "")
    assert unsafe(run("show", ulid)) == []


@pytest.mark.parametrize("size", [65_530, 70_000, 1_000_000])
def test_more_than_a_note_may_hold_is_given_back_whole(size: int, run, home: Path) -> None:
    text = "w " * (size // 2) + "the end"
    answer = run("checkin", "3", "-n", "-", stdin=text)
    assert answer.code == 2
    assert "the end" in answer.err
    assert not (home / "data" / "journal").exists()


def meeting(text: str, number: int) -> dict[str, object]:
    """A meeting of which every field that may hold text holds it, and none that says when and where it is."""
    fields = ("notes", "location", "formatted_address", "location_notes", "group", "group_notes", "region")
    more = ("conference_url_notes", "conference_phone_notes", "contact_1_name", "venmo", "paypal", "square", "entity")
    known = {"name": f"{number} {text}", "slug": f"m{number}", "day": number % 7, "time": "19:00"}
    return {**known, "types": ["O", text[:40]], **dict.fromkeys((*fields, *more), text)}


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> samples.Notebook:
    """A notebook with a meeting list in which every field holds every text."""
    root = tmp_path_factory.mktemp("listed")
    notebook = samples.Notebook(root)
    texts = [*TEXTS.values(), *LONE.values(), MESSY]
    (root / "messy.json").write_text(json.dumps([meeting(text, number) for number, text in enumerate(texts)]))
    words = ["meeting", "import", str(root / "messy.json"), "--name", "messy", "--program", "aa"]
    answer = running.run([*words, "--timezone", "Europe/London", "--json"], notebook.environ)
    assert (answer.code, unsafe(answer, "--json")) == (0, [])
    report = json.loads(answer.out)["data"]
    assert report["imported"] + len(report["left_out"]) == len(texts)
    assert report["imported"] > 25
    return notebook


@pytest.mark.parametrize(
    "line",
    [
        "meeting list --source messy",
        "meeting next --within 7d --source messy",
        "meeting show messy/m3",
        "meeting show messy/m5",
        "meeting lists",
        "meeting follow messy/m3",
        "meeting sheet --format md",
        "meeting list --source messy --search a",
        "today --all",
        "doctor",
    ],
)
def test_a_meeting_list_is_shown_safely(line: str, listed: samples.Notebook) -> None:
    for form in ((), *FORMS) if "md" not in line else ((),):
        answer = listed.run(" ".join([line, *form]))
        assert unsafe(answer, " ".join([line, *form])) == []


@pytest.mark.parametrize("line", ["meeting calendar", "meeting export --source messy", "meeting export --followed"])
def test_what_is_written_from_it_is_clean(line: str, listed: samples.Notebook) -> None:
    answer = listed.run(line)
    assert answer.code == 0, answer.err
    assert unsafe(answer._replace(screen=answer.screen.replace("\r\n", "\n")), line) == []


def test_a_pack_is_cleaned_or_refused(tmp_path: Path) -> None:
    notebook = samples.Notebook(tmp_path)
    for number, text in enumerate([*TEXTS.values(), MESSY]):
        for name in ("name", "how", "caution", "category", "heard_from", "steps", "triggers", "needs", "minutes", text):
            said = [text] if name in ("steps", "triggers", "needs") else text
            pack = {"format": 1, "from": text[:80], "strategy": {f"p{number}": {"name": "x", name or "y": said}}}
            (tmp_path / "messy.toml").write_text(tomli_w.dumps(pack), "utf-8")
            answer = notebook.run("strategy import {home}/messy.toml --from Sam")
            assert answer.code in (0, 2, 5), answer.err
            assert unsafe(answer) == []
    for form in FORMS:
        assert unsafe(notebook.run(" ".join(["strategy list --mine", *form])), " ".join(form)) == []
