"""Ports of this machine's loopback address."""

from __future__ import annotations

import socket

from trouble import NewsroomError


def free_port() -> int:
    """A port of 127.0.0.1 that nobody has."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def check_port(port: int) -> None:
    """
    Raises:
        NewsroomError: Somebody listens there, or we may not.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            message = f"port {port} of 127.0.0.1 cannot be had ({error}); give another with --port"
            raise NewsroomError(message) from error
