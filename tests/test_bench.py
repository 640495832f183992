"""bench/: what is written for other programs is what they read, and its tables are made of what was measured."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from conftest import ROOT

sys.path.append(str(ROOT / "bench"))  # its programs import one another by name
import corpus
import peers
import results
from peers import CHECKS, LISTS, OWNER, Peer
from timing import Command, least_memory, shown, timed

from laa_minutes.register import open_register
from laa_minutes.view.actions import ActionFilter, actions
from laa_minutes.workspace import Workspace

READ = (
    "bean-check/actions.beancount", "hledger check/actions.journal", "doorstop/actions/ACT000001.yml",
    "records/meetings/grp/2016-02-01.yaml",
)  # fmt: skip


@pytest.fixture
def records(tmp_path: Path) -> Path:
    corpus.main(tmp_path / "records", 8)
    return tmp_path / "records"


def need(peer: Peer) -> None:
    """Skip where it is missing: at a desk. In CI all of them are there, or the test fails."""
    if peer.program is None:
        assert not os.environ.get("CI"), f"{peer.name} is missing"
        pytest.skip(f"not installed: {peer.by_hand()}")


@pytest.mark.slow
@pytest.mark.parametrize("peer", LISTS, ids=lambda peer: peer.name)
def test_a_program_lists_what_the_owner_has_open_and_no_more(peer: Peer, records: Path, tmp_path: Path) -> None:
    need(peer)
    wanted = peers.write(records, tmp_path, [peer])
    done = shown(peer.command(tmp_path, records))
    assert done.returncode == 0, done.stderr
    every = actions(open_register(Workspace(records), peers.TODAY), ActionFilter(status="all"))
    listed = [row for row in every if row.action[:14] in done.stdout]  # some cut what is long
    assert listed == [row for row in every if row.status == "open" and OWNER in row.owners]
    assert len(listed) == wanted > 1
    assert peer.release()


@pytest.mark.slow
@pytest.mark.parametrize(("peer", "file"), list(zip(CHECKS, READ, strict=True)), ids=[peer.name for peer in CHECKS])
def test_a_program_that_checks_finds_the_fault_put_there_and_no_other(
    peer: Peer, file: str, records: Path, tmp_path: Path
) -> None:
    need(peer)
    peers.write(records, tmp_path, [peer])
    good = shown(peer.command(tmp_path, records))
    assert good.returncode == 0, good.stderr
    assert "WARNING" not in good.stderr
    with (tmp_path / file).open("a") as spoilt:
        spoilt.write("\n} no form has this\n")
    assert shown(peer.command(tmp_path, records)).returncode != 0
    assert peer.release()


def test_memory_is_that_of_the_process_that_had_most_its_children_among_them() -> None:
    much = "bytearray(b'x' * 70_000_000)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {much!r}], check=True)"
    assert timed(Command((sys.executable, "-c", child))).memory > 70_000_000 > 2 * least_memory()


def test_every_figure_is_of_a_run_that_is_kept() -> None:
    assert results.RESULTS.read_text() == results.tables(results.read()), "run python bench/results.py"


def test_where_a_goal_is_missed_somebody_says_why() -> None:
    every = results.read()
    missed = {goal.work for goal in results.GOALS if (results.reached(goal, every) or 0) > goal.most}
    assert missed <= results.explained()
