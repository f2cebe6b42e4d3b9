"""Certificates for a site on loopback, good and weak, signed by an authority of the test's own."""

from __future__ import annotations

import base64
import datetime
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

SINCE = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
UNTIL = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)
# The prime of RFC 2409's second group, 1024 bits: what servers took until about 2015
OAKLEY = bytes.fromhex(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
    "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
    "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF"
)
# DER: a sequence of two integers, the prime and 2
GROUP = bytes.fromhex("308187 02818100") + OAKLEY + bytes.fromhex("020102")


@dataclass(frozen=True)
class Papers:
    """Files: who vouches, and what the site shows, its key below it."""

    authority: Path
    site: Path


def made_papers(folder: Path, bits: int) -> Papers:
    """A certificate for 127.0.0.1 with a key of so many bits; 1024 are too few since 2014."""
    authority_key, site_key = rsa.generate_private_key(65537, 2048), _key(bits)
    vouching = x509.BasicConstraints(ca=True, path_length=None)
    authority = (
        _begun("bulletin test authority", "bulletin test authority", authority_key)
        .add_extension(vouching, critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    address = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    site = (
        _begun("127.0.0.1", "bulletin test authority", site_key)
        .add_extension(address, critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    papers = Papers(folder / "authority.pem", folder / "site.pem")
    papers.authority.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    key = site_key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    papers.site.write_bytes(site.public_bytes(serialization.Encoding.PEM) + key)
    return papers


def weak_exchange(folder: Path) -> Path:
    """A file with which a server agrees on keys that are too short since 2015."""
    words = base64.encodebytes(GROUP).decode("ascii")
    path = folder / "exchange.pem"
    path.write_text(f"-----BEGIN DH PARAMETERS-----\n{words}-----END DH PARAMETERS-----\n")
    return path


def _key(bits: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def _begun(name: str, by: str, key: rsa.RSAPrivateKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, by)]))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(SINCE)
        .not_valid_after(UNTIL)
    )
