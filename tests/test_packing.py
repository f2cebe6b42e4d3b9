"""Compression."""

import gzip

from bulletin.packing import gzipped


def test_compression_knows_no_clock_and_no_name():
    packed = gzipped("字".encode() * 1000)

    assert packed[4:8] == b"\0\0\0\0"
    assert packed == gzipped("字".encode() * 1000)
    assert gzip.decompress(packed).decode() == "字" * 1000
