"""The pinned uv, fetched with the standard library from an index on loopback."""

import base64
import hashlib
import io
import os
import subprocess
import zipfile
from pathlib import Path

import pytest
from loopback_index import Index

from prerequisites import BootstrapError
from uv_wheel import Pin, fetch_uv, pin_of, pip_index, platform_tags, wheel_link

TWO_HASHES = f"""\
urllib3==2.5.0 \\
    --hash=sha256:{"1" * 64}
uv==0.12.15 \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
uvloop==0.22.1 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:{"c" * 64}
"""
NAME = "uv-1.2.3-py3-none-{}_1_1_{}.whl".format(*platform_tags())


def uv_wheel(answer: str) -> bytes:
    """A wheel whose uv is a shell script that answers with its version."""
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("uv-1.2.3.data/scripts/uv", f"#!/bin/sh\necho {answer}\n")
    return wheel.getvalue()


def locked(wheel: bytes) -> str:
    return f"uv==1.2.3 \\\n    --hash=sha256:{hashlib.sha256(wheel).hexdigest()}\n"


def test_a_pin_has_its_version_its_hashes_and_its_lines():
    pin = pin_of("uv", TWO_HASHES)

    assert (pin.version, pin.hashes) == ("0.12.15", ("a" * 64, "b" * 64))
    assert pin.lines == "".join(TWO_HASHES.splitlines(keepends=True)[2:5])


def test_a_pin_may_have_a_condition():
    assert pin_of("uvloop", TWO_HASHES).version == "0.22.1"


@pytest.mark.parametrize("text", ["", "uv==0.12.15\n", "uv>=0.12\n"])
def test_a_lock_without_hashes_is_refused(text):
    with pytest.raises(BootstrapError, match="pins no uv with hashes; `make lock` writes it anew"):
        pin_of("uv", text)


def test_the_projects_own_lock_pins_uv():
    requirements = (Path(__file__).parents[2] / "requirements.txt").read_text("utf-8")

    assert len(pin_of("uv", requirements).hashes) > 1


def test_no_setting_means_no_index(tmp_path):
    assert pip_index({}, tmp_path, tmp_path / "etc") is None


def test_the_users_index_goes_before_the_machines(tmp_path):
    for folder, index in ((".config/pip", "https://mine/simple"), ("etc", "https://all/simple")):
        (tmp_path / folder).mkdir(parents=True)
        text = f"[global]\nindex-url = {index}\ntimeout = 60\n"
        (tmp_path / folder / "pip.conf").write_text(text, encoding="utf-8")

    assert pip_index({}, tmp_path, tmp_path / "etc") == "https://mine/simple"
    assert pip_index({}, tmp_path / "nobody", tmp_path / "etc") == "https://all/simple"


def test_a_variable_goes_before_every_file(tmp_path):
    (tmp_path / "pip.conf").write_text("[global]\nindex-url = https://all/simple\n", "utf-8")
    environment = {"PIP_INDEX_URL": "https://now/simple"}

    assert pip_index(environment, tmp_path, tmp_path) == "https://now/simple"


def test_a_file_named_by_a_variable_is_read_last(tmp_path):
    (tmp_path / "pip.conf").write_text("[global]\nindex-url = https://all/simple\n", "utf-8")
    own = tmp_path / "own.conf"
    own.write_text("[install]\nindex-url = https://own/simple\n", "utf-8")

    assert pip_index({"PIP_CONFIG_FILE": str(own)}, tmp_path, tmp_path) == "https://own/simple"
    assert pip_index({"PIP_CONFIG_FILE": os.devnull}, tmp_path, tmp_path) is None


def test_a_broken_file_is_refused_by_name(tmp_path):
    (tmp_path / "pip.conf").write_text("index-url = no section above\n", "utf-8")

    with pytest.raises(BootstrapError, match=r"pip\.conf.*mend that file"):
        pip_index({}, tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (f"../../files/{NAME}#sha256=00", f"https://index/files/{NAME}"),
        (f"https://files/{NAME}", f"https://files/{NAME}"),
        (f"{NAME}?token=1&amp;of=2#sha256=00", f"https://index/simple/uv/{NAME}?token=1&of=2"),
    ],
)
def test_a_link_is_read_as_the_index_writes_it(link, address):
    page = f'<a href="https://files/uv-1.2.2-py3-none-any.whl">old</a><a href="{link}">uv</a>'
    pin = Pin("1.2.3", (), "")

    assert wheel_link(page, "https://index/simple/uv/", pin, platform_tags()) == address


def test_a_wheel_may_serve_several_platforms():
    name = (
        "uv-1.2.3-py3-none-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl"
    )
    platforms = ("musllinux", "aarch64")

    assert wheel_link(f'<a href="/{name}">', "https://index/", Pin("1.2.3", (), ""), platforms)


def test_an_index_without_the_wheel_is_named_without_its_password():
    address = "https://anna:secret@index/simple/uv/"

    with pytest.raises(BootstrapError) as refused:
        wheel_link("<a href='/'>", address, Pin("1.2.3", (), ""), ("manylinux", "x86_64"))

    told = "no uv 1.2.3 for manylinux on x86_64; install uv by hand"
    assert str(refused.value) == f"https://index/simple/uv/: {told}"


def test_the_pinned_uv_is_fetched_and_starts(tmp_path):
    wheel = uv_wheel("uv 1.2.3")
    with Index({"uv": {NAME: wheel}}) as index:
        uv = fetch_uv(locked(wheel), index.address, tmp_path)

    run = subprocess.run([uv, "--version"], capture_output=True, text=True, check=True)
    assert run.stdout == "uv 1.2.3\n"


def test_other_bytes_than_the_pinned_ones_are_never_unpacked(tmp_path):
    refusal = r"not the bytes pinned in requirements\.txt; use another index$"
    other = Index({"uv": {NAME: uv_wheel("evil")}})
    with other as index, pytest.raises(BootstrapError, match=refusal):
        fetch_uv(locked(uv_wheel("uv 1.2.3")), index.address, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_the_password_in_the_address_is_sent_and_not_told(tmp_path):
    with Index({"uv": {}}) as index:
        address = index.address.replace("http://", "http://anna:ge%20heim@")
        with pytest.raises(BootstrapError) as refused:
            fetch_uv(locked(b""), address, tmp_path)

    sent = base64.b64decode(index.authorizations[0].removeprefix("Basic ")).decode()
    assert sent == "anna:ge heim"
    assert "heim" not in str(refused.value)


@pytest.mark.parametrize("index", ["http://127.0.0.1:9/simple", "nonsense", "http://[::1"])
def test_an_index_that_does_not_answer_is_told_in_one_line(index, tmp_path):
    with pytest.raises(BootstrapError) as refused:
        fetch_uv(locked(b""), index, tmp_path)

    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith("is the network up, is PIP_INDEX_URL right?")
