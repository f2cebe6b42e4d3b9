"""
Fetch the pinned uv with the standard library alone.

For machines that have neither uv nor pip, as Debian without python3-pip. The index is the one
that pip would use; nothing is unpacked whose SHA-256 is not among those of `requirements.txt`.
"""

from __future__ import annotations

import base64
import configparser
import hashlib
import html
import http.client
import io
import os
import platform
import re
import sys
import urllib.parse
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from prerequisites import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Mapping

TIMEOUT_SECONDS = 30.0  # of one silence; a slow mirror still says something within it
LARGEST_ANSWER = 200_000_000  # bytes; a uv wheel has 25 million, the page that lists them 4


@dataclass(frozen=True)
class Pin:
    """One package as `requirements.txt` pins it; `lines` is what stands there."""

    version: str
    hashes: tuple[str, ...]
    lines: str


def pin_of(package: str, requirements: str) -> Pin:
    """
    The pin of `package` in the text of a locked requirements file.

    Raises:
        BootstrapError: It is not pinned there.
    """
    pattern = rf"^{re.escape(package)}==(\S+)(?: ;[^\\\n]*)?(?: \\\n +--hash=sha256:[0-9a-f]+)+"
    found = re.search(pattern, requirements, re.MULTILINE)
    if found is None:
        message = f"requirements.txt pins no {package} with hashes; `make lock` writes it anew"
        raise BootstrapError(message)
    hashes = re.findall(r"sha256:([0-9a-f]{64})", found[0])
    return Pin(found[1], tuple(hashes), found[0] + "\n")


def pip_index(environment: Mapping[str, str], home: Path, machine: Path) -> str | None:
    """
    The index set for pip, by variable or by file (`machine` is /etc); None where none is.

    Raises:
        BootstrapError: One of the files cannot be read.
    """
    if environment.get("PIP_INDEX_URL"):
        return environment["PIP_INDEX_URL"]
    if environment.get("PIP_CONFIG_FILE") == os.devnull:  # pip's word for "no files at all"
        return None
    config_home = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    files = (
        machine / "pip.conf",
        home / "Library" / "Application Support" / "pip" / "pip.conf",
        home / ".pip" / "pip.conf",
        config_home / "pip" / "pip.conf",
        Path(environment.get("PIP_CONFIG_FILE") or os.devnull),
    )
    settings = configparser.RawConfigParser(strict=False)
    try:
        settings.read(files, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError) as error:
        message = f"pip's settings: {' '.join(str(error).split())}; mend that file"
        raise BootstrapError(message) from error
    for section in ("install", "global"):
        if settings.has_option(section, "index-url"):
            return settings.get(section, "index-url")
    return None


def wheel_link(page: str, address: str, pin: Pin, platforms: tuple[str, str]) -> str:
    """
    The address of the wheel that runs here, from the index's page on uv at `address`.

    `platforms` is the beginning and the end of a fitting platform tag: `manylinux`, `x86_64`.

    Raises:
        BootstrapError: The page has none.
    """
    family, machine = platforms
    for link in re.findall(r'href="([^"#?]+\.whl(?:\?[^"#]*)?)(?:#[^"]*)?"', page):
        name = urllib.parse.unquote(link.partition("?")[0].rpartition("/")[2])
        start, _, tags = name[: -len(".whl")].partition("-py3-none-")
        fits = any(t.startswith(family) and t.endswith("_" + machine) for t in tags.split("."))
        if start == f"uv-{pin.version}" and fits:
            return urllib.parse.urljoin(address, html.unescape(link))
    place = without_password(address)
    message = f"{place}: no uv {pin.version} for {family} on {machine}; install uv by hand"
    raise BootstrapError(message)


def platform_tags() -> tuple[str, str]:
    """How the platform tags of wheels for this machine begin and end."""
    if sys.platform == "darwin":
        return "macosx", platform.machine()
    family = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return family, platform.machine()


def without_password(address: str) -> str:
    """The address, fit to be shown."""
    parts = urllib.parse.urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def headers_for(address: str) -> dict[str, str]:
    """What to ask with; the name and password that stand in the address go here."""
    parts = urllib.parse.urlsplit(address)
    if not parts.username:
        return {"Accept": "text/html"}
    user = urllib.parse.unquote(f"{parts.username}:{parts.password or ''}")
    token = base64.b64encode(user.encode()).decode()
    return {"Accept": "text/html", "Authorization": f"Basic {token}"}


def fetch(address: str) -> bytes:
    """
    The bytes at `address`.

    Raises:
        BootstrapError: There is no answer, or a refusal.
    """
    place = "the package index"
    try:
        place = without_password(address)
        request = urllib.request.Request(place, headers=headers_for(address))  # noqa: S310  the user's own
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            return bytes(answer.read(LARGEST_ANSWER))
    except (OSError, ValueError, http.client.HTTPException) as error:
        message = f"{place}: {error}; is the network up, is PIP_INDEX_URL right?"
        raise BootstrapError(message) from error


def fetch_uv(requirements: str, index: str, folder: Path) -> Path:
    """
    Put the pinned uv program into `folder`; its path.

    Raises:
        BootstrapError: The index does not give it, or gives other bytes than were pinned.
    """
    pin = pin_of("uv", requirements)
    address = index.rstrip("/") + "/uv/"
    link = wheel_link(fetch(address).decode(errors="replace"), address, pin, platform_tags())
    wheel = fetch(link)
    if hashlib.sha256(wheel).hexdigest() not in pin.hashes:
        message = "not the bytes pinned in requirements.txt; use another index"
        message = f"{without_password(link)}: {message}"
        raise BootstrapError(message)
    program = folder / "uv"
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        program.write_bytes(archive.read(f"uv-{pin.version}.data/scripts/uv"))
    program.chmod(0o755)
    return program
