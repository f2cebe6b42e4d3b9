"""`make newsstand`: what it says, and what it refuses."""

from __future__ import annotations

import re
import shlex

import pytest

from bulletin.cli import main as bulletin
from newsstand import Newsstand, __main__


@pytest.fixture
def serve(tmp_path, monkeypatch, capsys):
    """What a newsstand says when it starts, and then `work` while it serves."""

    def call(*words, work=None):
        def sleep(_):
            said.append(capsys.readouterr().out)
            if work is not None:
                work(said[0])
            raise KeyboardInterrupt

        said: list[str] = []
        monkeypatch.setattr(__main__, "time", type("Clock", (), {"sleep": sleep}))
        __main__.main(["--port", "0", "--papers", str(tmp_path / "my papers"), *words])
        return said[0]

    return call


@pytest.mark.parametrize("kind", ["resfile", "founder"])
def test_it_names_commands_that_work_in_their_order(serve, monkeypatch, kind):
    codes = {}

    def follow(said):
        lines = [line.strip() for line in said.splitlines()]
        for setting in next(shlex.split(it) for it in lines if it.startswith("export"))[1:]:
            monkeypatch.setenv(*setting.split("=", 1))
        for line in lines:
            program, *words = shlex.split(line)
            if program == ".venv/bin/bulletin":
                codes[words[0]] = bulletin(words)

    said = serve("--kind", kind, work=follow)

    assert list(codes.items()) == [("fetch", 0), ("segment", 0), ("compare", 0), ("ledger", 0)]
    assert not re.search(r"(?<!\.venv/bin/)bulletin (?=fetch|segment|compare|ledger)", said)


def test_a_port_that_is_taken(serve):
    with Newsstand() as other, pytest.raises(SystemExit) as ended:
        serve("--port", str(other.port))

    assert ended.value.code == f"newsstand: port {other.port} is taken; use --port"


@pytest.mark.parametrize("switch", ["late=2x", "late=", "late=later()"])
def test_a_value_that_python_does_not_write(serve, capsys, switch):
    with pytest.raises(SystemExit) as ended:
        serve(switch)

    assert ended.value.code == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert f"{switch!r}: write the value as Python does, as late='{{2}}'" in last
