"""Findings about the machine, each in both languages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.doctor import machine
from bot.doctor.finding import Grade
from bot.storage.disk import MIB

MOUNTS = """\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
23 22 0:21 / /srv rw shared:2 - nfs4 box:/srv rw,addr=1.2.3.4
24 23 254:2 / /srv/local rw - ext4 /dev/vdb1 rw
25 22 0:40 / /mnt/my\\040share rw shared:9 master:1 - cifs //box/s rw
26 22 0:41 / /srvx rw - tmpfs tmpfs rw
"""


@pytest.mark.parametrize(
    ("version", "grade"), [((3, 10, 14), "problem"), ((3, 11, 0), "ok"), ((3, 14, 1), "ok")]
)
def test_an_old_python_is_a_problem(say, version, grade):
    finding = machine.python(say, version)
    assert finding.grade == grade
    assert ".".join(map(str, version)) in finding.text


@pytest.mark.parametrize(
    ("version", "grade"),
    [((3, 36, 0), "problem"), ((3, 40, 1), "note"), ((3, 51, 2), "note"), ((3, 51, 3), "ok")],
)
def test_the_sqlite_that_two_writers_can_damage_is_noted(say, version, grade):
    assert machine.sqlite(say, version).grade == grade


@pytest.mark.parametrize(
    ("free_mib", "grade"), [(29, "problem"), (30, "warning"), (1023, "warning"), (1024, "ok")]
)
def test_room_is_judged_by_the_size_of_the_database(say, tmp_path, free_mib, grade):
    database = tmp_path / "marquee.db"
    database.write_bytes(bytes(8 * MIB))
    database.with_name("marquee.db-wal").write_bytes(bytes(2 * MIB))
    finding = machine.disk(say, database, free_mib * MIB)
    assert finding.grade == grade
    assert str(tmp_path) in finding.text


def test_a_folder_that_is_not_made_yet_is_judged_by_the_one_above(say, tmp_path):
    finding = machine.disk(say, tmp_path / "a" / "b" / "marquee.db")
    assert str(tmp_path) in finding.text
    assert "/a" not in finding.text.removeprefix(str(tmp_path))


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/srv", "nfs4"),
        ("/srv/data", "nfs4"),
        ("/srv/local/data", "ext4"),
        ("/srvx", "tmpfs"),
        ("/mnt/my share/x", "cifs"),
    ],
)
def test_the_nearest_mount_says_what_a_folder_lies_on(tmp_path, folder, kind):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert machine.file_system_of(Path(folder), mounts) == kind


def test_a_network_share_is_a_problem_and_a_local_disk_no_finding(say, tmp_path):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"1 0 0:1 / {tmp_path} rw - nfs box:/x rw\n")
    (finding,) = machine.file_system(say, tmp_path / "marquee.db", mounts)
    assert finding.grade is Grade.PROBLEM
    assert "nfs" in finding.text
    mounts.write_text(f"1 0 0:1 / {tmp_path} rw - ext4 /dev/vda rw\n")
    assert not list(machine.file_system(say, tmp_path / "marquee.db", mounts))


def test_a_system_without_a_mount_table_gives_no_finding(say, tmp_path):
    assert not list(machine.file_system(say, tmp_path / "marquee.db", tmp_path / "none"))


@pytest.mark.parametrize(("year", "grade"), [(1970, "problem"), (2026, "ok")])
def test_a_clock_that_was_never_set_is_a_problem(say, year, grade):
    finding = machine.clock(say, datetime(year, 2, 3, tzinfo=UTC))
    assert finding.grade == grade
    assert f"{year}-02-03" in finding.text
