"""A private git repository between computers: merge, rebase, stash, other ends of lines, a clone that writes."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from computers import Computer
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")

RIGHT = "* -text\njournal/*.jsonl merge=union\n"
ATTRIBUTES = {"as docs/sync.md says": RIGHT, "without -text": "journal/*.jsonl merge=union\n", "none": ""}
WHO = st.integers(0, 1)
PICK = st.integers(0, 30)


class GitComputer(Computer):
    """A computer whose data directory is a git repository."""

    def __init__(self, root: Path, name: str, windows: bool) -> None:
        super().__init__(root, name)
        self.settings = {
            "user.name": name,
            "user.email": f"{name}@example.org",
            "init.defaultBranch": "main",
            "core.autocrlf": "true" if windows else "false",
            "core.safecrlf": "false",
            "gc.auto": "0",
            "protocol.file.allow": "always",
        }

    def git(self, *words: str) -> int:
        """Run git in the data directory; its exit code."""
        options = [part for key, value in self.settings.items() for part in ("-c", f"{key}={value}")]
        environ = {"PATH": os.environ.get("PATH", ""), "HOME": str(self.home), "GIT_CONFIG_NOSYSTEM": "1"}
        environ |= {"GIT_EDITOR": "true", "LC_ALL": "C"}
        done = subprocess.run(["git", *options, *words], cwd=self.data, env=environ, capture_output=True, timeout=240)
        return done.returncode

    def commit(self) -> None:
        """Commit everything there is, as it is."""
        self.git("add", "-A")
        self.git("commit", "-qm", "notes")

    def settle(self, code: int) -> None:
        """What a person does who never looks at a conflict: take the files as they are, and go on."""
        for _ in range(20):
            if not code:
                return
            self.git("add", "-A")
            inside = self.data / ".git"
            if (inside / "rebase-merge").exists() or (inside / "rebase-apply").exists():
                code = self.git("rebase", "--continue")
                if code and not self.git("diff", "--cached", "--quiet"):
                    code = self.git("rebase", "--skip")
            else:
                self.git("commit", "-qm", "as it is")
                return
        raise AssertionError("git never ends")

    def pull(self, how: str) -> None:
        """Take what the others have, in one of the ways of git."""
        if how == "stash":
            self.git("add", "-A")
            stashed = self.git("diff", "--cached", "--quiet") and not self.git("stash", "-q")
            self.settle(self.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main"))
            self.run("streak")  # which puts back what the stash took away
            self.commit()
            if stashed:
                self.settle(self.git("stash", "pop", "-q"))
                self.git("stash", "drop", "-q")
        else:
            self.commit()
            ways = ("--rebase",) if how == "rebase" else ("--no-rebase", "--no-edit")
            self.settle(self.git("pull", "-q", *ways, "origin", "main"))


class Git(RuleBasedStateMachine):
    """Two people write, commit, pull in every way, and push when they can."""

    @initialize(attributes=st.sampled_from(list(ATTRIBUTES)), windows=st.booleans(), cloned=st.booleans())
    def start(self, attributes: str, windows: bool, cloned: bool) -> None:
        self.root = Path(tempfile.mkdtemp())
        Computer.clock = 0
        one, two = GitComputer(self.root, "one", False), GitComputer(self.root, "two", windows)
        self.computers = (one, two)
        one.first()
        (one.data / ".gitattributes").write_text(ATTRIBUTES[attributes])
        hub = str(self.root / "hub.git")
        for words in (("init", "-q"), ("init", "-q", "--bare", hub), ("remote", "add", "origin", hub)):
            assert one.git(*words) == 0
        one.commit()
        assert one.git("push", "-q", "origin", "main") == 0
        two.data.mkdir(parents=True)
        assert two.git("clone", "-q", hub, ".") == 0
        if cloned:  # with the state, and a name of its own all the same: two writers for one file
            state = self.root / "two" / "notebook" / "state"
            shutil.copytree(self.root / "one" / "notebook" / "state", state)
            known = (state / "device.json").read_text().replace(str(self.root / "one"), str(self.root / "two"))
            (state / "device.json").write_text(known)

    @rule(who=WHO, which=PICK)
    def write(self, who: int, which: int) -> None:
        self.computers[who].write(which)

    @rule(who=WHO, how=st.sampled_from(["merge", "rebase", "stash"]))
    def pull(self, who: int, how: str) -> None:
        self.computers[who].pull(how)

    @rule(who=WHO)
    def push(self, who: int) -> None:
        self.computers[who].commit()
        self.computers[who].git("push", "-q", "origin", "HEAD:main")

    def teardown(self) -> None:
        if not hasattr(self, "computers"):
            return
        try:
            for how in ("merge", "rebase", "merge"):
                for computer in self.computers:
                    computer.run("streak")
                    computer.pull(how)
                    assert computer.git("push", "-q", "origin", "HEAD:main") == 0
            one, two = self.computers
            one.pull("merge")
            assert one.saved | two.saved <= one.lines() & two.lines(), "not a line is lost"
            assert one.sees() == two.sees(), "both see the same"
        finally:
            shutil.rmtree(self.root)


TestGit = Git.TestCase
TestGit.settings = settings(
    max_examples=6, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[GitComputer, GitComputer]:
    """Two computers after docs/sync.md, the second as one of Windows."""
    one, two = GitComputer(tmp_path, "one", False), GitComputer(tmp_path, "two", True)
    one.first()
    (one.data / ".gitattributes").write_text(RIGHT)
    for words in (("init", "-q"), ("init", "-q", "--bare", "../hub.git"), ("remote", "add", "origin", "../hub.git")):
        assert one.git(*words) == 0
    one.commit()
    one.git("push", "-q", "origin", "main")
    two.data.mkdir(parents=True)
    assert two.git("clone", "-q", str(one.data.parent / "hub.git"), ".") == 0
    return one, two


def test_what_docs_say_keeps_every_byte(pair: tuple[GitComputer, GitComputer]) -> None:
    one, two = pair
    for path in one.files():
        assert (two.journal / path.name).read_bytes() == path.read_bytes()
    assert set(two.findings()) <= {"open_to_others"}, "git makes files as the umask says"
    one.write(0)
    one.commit()
    one.git("push", "-q", "origin", "main")
    two.pull("rebase")
    assert one.lines() == two.lines()


def test_two_versions_of_a_table_are_told_and_not_mixed(pair: tuple[GitComputer, GitComputer]) -> None:
    one, two = pair
    for computer, name in ((one, "Sam"), (two, "Robin")):
        assert computer.do("supporter", "add", name).code == 0
        computer.commit()
    one.git("push", "-q", "origin", "main")
    assert two.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main") != 0
    answer = two.run("doctor")
    assert answer.code == 3
    assert "[merge_marks]" in answer.out
    assert two.run("supporter", "add", "Kim").code == 3, "nothing is written over it"
    assert two.run("checkin", "4").code == 0
    two.git("checkout", "--theirs", "supporters.toml")
    assert two.run("supporter", "list").out.splitlines()[1:] == one.run("supporter", "list").out.splitlines()[1:]


def test_marks_of_git_in_a_journal_are_set_aside(pair: tuple[GitComputer, GitComputer]) -> None:
    one, _ = pair
    path = one.files()[0]
    path.write_bytes(path.read_bytes() + b"<<<<<<< HEAD\n=======\n>>>>>>> theirs\n")
    assert one.findings().count("merge_mark") == 3
    assert one.run("doctor", "--repair", "--yes").code == 0
    assert one.run("streak").err == ""


def test_the_recipe_of_the_docs(tmp_path: Path) -> None:
    """The blocks of docs/sync.md as they stand there: for the first computer, for the second, and for every day."""
    page = (Path(__file__).parents[2] / "docs" / "sync.md").read_text("utf-8")
    first, second, often, stopped = re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert all(f"'{line}'" in first for line in RIGHT.splitlines())
    computers = []
    subprocess.run(["git", "init", "-q", "--bare", "-b", "master", str(tmp_path / "hub.git")], check=True)
    for name, recipe in (("one", first), ("two", second)):
        computer = Computer(tmp_path, name)
        computer.data = computer.home / "carried"
        computer.journal = computer.data / "journal"
        given = {"DIR": str(computer.data), "REMOTE": str(tmp_path / "hub.git"), "GIT_CONFIG_NOSYSTEM": "1"}
        who = {f"GIT_{role}_{field}": name for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")}
        computer.environ |= given | who
        computer.home.mkdir()
        computer.environ |= {"FILE": "supporters.toml"}
        if name == "one":
            computer.run("start", "alcohol", "--since", "2026-10-12")
        shell(computer, recipe)
        assert computer.findings() == []
        computer.do("checkin", "4")
        computers.append(computer)
    for computer in (*computers, *computers):
        shell(computer, often)
    one, two = computers
    assert one.lines() == two.lines()
    assert one.sees() == two.sees()
    assert one.findings() == two.findings() == []
    for computer, who in ((one, "Sam"), (two, "Robin")):
        assert computer.do("supporter", "add", who).code == 0
    shell(one, often)
    done = subprocess.run(["sh", "-ec", often], env=two.environ, capture_output=True, text=True, timeout=240)
    assert (done.returncode, "CONFLICT" in done.stdout) == (1, True), done
    assert two.do("checkin", "5").code == 0
    shell(two, stopped)
    shell(one, often)
    assert one.lines() == two.lines()
    assert one.findings() == two.findings() == []
    for computer in computers:
        assert "Robin" in computer.run("supporter").out


def shell(computer: Computer, recipe: str) -> None:
    """Run a recipe, which stops at the first thing that goes wrong."""
    done = subprocess.run(["sh", "-ec", recipe], env=computer.environ, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
