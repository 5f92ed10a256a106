"""Which device is writing: bound to the machine and the place, so that no two ever write to one file."""

import json
import shutil
from pathlib import Path

from sobertrack.store.paths import find_home
from sobertrack.store.records.device import ensure_device, machine, read_device


def files(home: Path) -> set[str]:
    return {path.name for path in (home / "data" / "journal").iterdir()}


def known(home: Path) -> list[dict[str, str]]:
    return json.loads((home / "state" / "device.json").read_bytes())["devices"]


def test_one_device_writes_to_one_file_a_year(run, home: Path) -> None:
    for now in ("2025-12-31T23:59:00+00:00", "2026-01-01T00:01:00+00:00", "2026-06-01T12:00:00+00:00"):
        run("checkin", "4", now=now)
    name = known(home)[0]["device"]
    assert files(home) == {f"2025-{name}.jsonl", f"2026-{name}.jsonl"}


def test_a_cloned_home_makes_a_new_device(run, home: Path, tmp_path: Path) -> None:
    run("checkin", "3")
    first = known(home)[0]["device"]
    shutil.copytree(home, tmp_path / "clone")
    answer = run("checkin", "4", env={"SOBERTRACK_HOME": str(tmp_path / "clone")})
    assert answer.code == 0
    assert len(files(tmp_path / "clone")) == 2
    assert files(home) == {f"2026-{first}.jsonl"}
    assert run("streak", env={"SOBERTRACK_HOME": str(tmp_path / "clone")}).code == 0


def test_another_machine_makes_a_new_device_and_the_first_finds_its_own_again(run, home: Path) -> None:
    run("checkin", "3")
    file = home / "state" / "device.json"
    here = file.read_text()
    there = here.replace(known(home)[0]["machine"], "another machine")
    file.write_text(there)
    run("checkin", "4")
    assert len(files(home)) == 2
    assert known(home)[0]["machine"] == "another machine"
    run("checkin", "5")
    assert len(files(home)) == 2
    file.write_text(file.read_text().replace("another machine", known(home)[1]["machine"]))
    run("checkin", "2")
    assert len(files(home)) == 2


def test_a_name_that_could_lead_elsewhere_is_no_name(run, home: Path) -> None:
    run("checkin", "3")
    file = home / "state" / "device.json"
    name = known(home)[0]["device"]
    for wrong in ("../../x", "", "a/b", "x" * 100, "."):
        file.write_text(file.read_text().replace(json.dumps(name), json.dumps(wrong)))
        assert run("checkin", "4").code == 0
        assert read_device(find_home(str(home), {})).isalnum()
        name = known(home)[0]["device"]
    assert not list(home.parent.glob("*.jsonl"))


def test_a_path_through_a_link_is_the_same_place(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    made = ensure_device(find_home(str(tmp_path / "link"), {}))
    assert read_device(find_home(str(tmp_path / "real"), {})) == made


def test_what_tells_a_machine_from_its_copy(tmp_path: Path) -> None:
    first, second, container = tmp_path / "machine-id", tmp_path / "dbus", tmp_path / "container"
    ids = (str(first), str(second))

    def here(name: str = "sams-mac.local") -> str:
        return machine(ids, (str(container),), name)

    assert here() == here("Sams-Mac.lan") == "sams-mac", "another network is not another computer"
    container.touch()
    assert here("3f2a") == here("9b1c") == "container", "its name is another one at every start"
    second.write_text("d\n")
    assert here() == "d"
    for useless in ("", "\n", "uninitialized\n"):
        first.write_text(useless)
        assert here() == "d"
    first.write_bytes(b"\xff")
    assert here() == "d"
    first.write_text("m\n")
    assert here() == "m"


def test_a_copy_of_the_data_alone_is_another_device(run, home: Path, tmp_path: Path) -> None:
    run("checkin", "3")
    shutil.copytree(home / "data", tmp_path / "other" / "data")
    assert run("checkin", "4", env={"SOBERTRACK_HOME": str(tmp_path / "other")}).code == 0
    assert len(files(tmp_path / "other")) == 2
