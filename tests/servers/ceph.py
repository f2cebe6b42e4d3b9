"""
A real S3 server for tests: one Ceph monitor, one OSD and a radosgw on loopback.

Debian: `apt-get install --no-install-recommends ceph-mon ceph-osd radosgw`. It starts in about
fifteen seconds, and stops by itself when the process that it was started for has ended, however
that ended. Run as `python -m servers.ceph FOLDER PID`; `FOLDER/ready.json` says where it listens.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import uuid
from pathlib import Path

from servers.loopback import PATIENCE_S, answers, free_port, wait_until

PROGRAMS = (
    "ceph",
    "ceph-authtool",
    "ceph-mon",
    "ceph-osd",
    "monmaptool",
    "radosgw",
    "radosgw-admin",
)
KEY, SECRET = "testkey", "testsecret"

_CONF = """
[global]
fsid = {fsid}
mon host = [v2:127.0.0.1:{mon_port}]
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind ipv4 = true
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
auth allow insecure global id reclaim = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon max pg per osd = 1000
mon warn on pool no redundancy = false
osd crush chooseleaf type = 0
osd memory target = 939524096
osd objectstore = bluestore
bluestore block size = 4G
bluestore block db create = false
bluestore block wal create = false
run dir = {folder}/run
admin socket = {folder}/run/$name.asok
log file = {folder}/log/$name.log
mon data = {folder}/mon
osd data = {folder}/osd
keyring = {folder}/keyring
[client.rgw.a]
# Without tcp_nodelay every answer waits 40 ms for the client's delayed acknowledgement.
rgw frontends = beast endpoint=127.0.0.1:{port} tcp_nodelay=1
rgw dns name = 127.0.0.1
rgw data = {folder}/rgw
"""

_KEYS = {
    "mon.": ("mon", "allow *"),
    "client.admin": ("mon", "allow *", "osd", "allow *", "mgr", "allow *"),
    "osd.0": ("mon", "allow profile osd", "mgr", "allow profile osd", "osd", "allow *"),
    "client.rgw.a": ("mon", "allow rw", "osd", "allow rwx", "mgr", "allow rw"),
}


def is_installed() -> bool:
    """Whether all programs are there."""
    return all(shutil.which(program) for program in PROGRAMS)


def run_until_gone(folder: Path, pid: int) -> None:
    """Serve until the process `pid` has ended; then leave nothing behind."""
    daemons: list[subprocess.Popen[bytes]] = []
    try:
        endpoint = _start(folder, daemons)
        ready = json.dumps({"endpoint": endpoint, "key": KEY, "secret": SECRET})
        (folder / "ready.tmp").write_text(ready)
        (folder / "ready.tmp").rename(folder / "ready.json")
        while _is_running(pid):
            time.sleep(0.5)
    finally:
        for daemon in reversed(daemons):
            daemon.kill()
            daemon.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path, daemons: list[subprocess.Popen[bytes]]) -> str:
    """Make a cluster of one and start its three daemons."""
    for name in ("mon", "osd", "run", "log", "rgw"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    fsid, port, mon_port = str(uuid.uuid4()), free_port(), free_port()
    conf = folder / "ceph.conf"
    conf.write_text(_CONF.format(fsid=fsid, folder=folder, port=port, mon_port=mon_port))
    _make_keys(folder)
    address = ("--addv", "a", f"[v2:127.0.0.1:{mon_port}]")
    _run("monmaptool", "--create", "--fsid", fsid, *address, str(folder / "monmap"))
    made = ("--monmap", str(folder / "monmap"), "--keyring", str(folder / "keyring"))
    _run("ceph-mon", "-c", str(conf), "--mkfs", "-i", "a", *made)
    daemons.append(_daemon(folder, "ceph-mon", "-i", "a"))
    osd = str(uuid.uuid4())
    _run("ceph", "-c", str(conf), "osd", "new", osd)
    _run("ceph-osd", "-c", str(conf), "-i", "0", "--mkfs", "--osd-uuid", osd)
    daemons.append(_daemon(folder, "ceph-osd", "-i", "0"))
    wait_until(lambda: b"1 up" in _run("ceph", "-c", str(conf), "osd", "stat"), "the OSD")
    daemons.append(_daemon(folder, "radosgw", "-n", "client.rgw.a"))
    endpoint = f"http://127.0.0.1:{port}"
    wait_until(lambda: answers(endpoint), "radosgw")
    user = ("--uid=test", "--display-name=test", f"--access-key={KEY}", f"--secret-key={SECRET}")
    _run("radosgw-admin", "-c", str(conf), "user", "create", *user)
    return endpoint


def _make_keys(folder: Path) -> None:
    keyring = str(folder / "keyring")
    _run("ceph-authtool", "--create-keyring", keyring)
    for name, caps in _KEYS.items():
        pairs = zip(caps[::2], caps[1::2], strict=True)
        arguments = [part for service, cap in pairs for part in ("--cap", service, cap)]
        _run("ceph-authtool", keyring, "--gen-key", "-n", name, *arguments)


def _daemon(folder: Path, *command: str) -> subprocess.Popen[bytes]:
    log = (folder / "log" / f"{command[0]}.out").open("wb")
    conf = ("-f", "-c", str(folder / "ceph.conf"))
    return subprocess.Popen((*command, *conf), stdout=log, stderr=log, stdin=subprocess.DEVNULL)


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE_S).stdout


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    run_until_gone(Path(sys.argv[1]), int(sys.argv[2]))
