"""Certificates of one cluster, made by the `openssl` command: a new authority for each cluster."""
from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable

from .problems import Problem

CONFIG = """\
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, digitalSignature, keyCertSign, cRLSign
[client]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth
[server]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
"""


@dataclass(frozen=True)
class Certificate:
    """What one certificate is for; `addresses` makes it a server's."""

    file: str
    common_name: str
    organization: str = ""
    addresses: tuple[str, ...] = ()
    authority: str = "ca"


def create(folder: Path, wanted: Iterable[Certificate]) -> None:
    """Make two authorities (cluster, etcd), the wanted certificates and the key that signs service account tokens."""
    if not shutil.which("openssl"):
        raise Problem("The `openssl` command is missing: install Debian's package `openssl`.")
    config = folder / "openssl.cnf"
    config.write_text(CONFIG)
    # etcd has an authority of its own, so that no certificate of the cluster opens the data behind the API server.
    _run_all([_authority(folder, config, "ca", "kubernetes"), _authority(folder, config, "etcd-ca", "etcd"),
              ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256",
               "-out", str(folder / "service-account.key")]])
    commands = [_signed(folder, config, certificate) for certificate in wanted]
    commands.append(["openssl", "pkey", "-in", str(folder / "service-account.key"), "-pubout",
                     "-out", str(folder / "service-account.pub")])
    _run_all(commands)


def _authority(folder: Path, config: Path, file: str, name: str) -> list[str]:
    return _request(folder, config, file, f"/CN={name}", "authority")


def _signed(folder: Path, config: Path, certificate: Certificate) -> list[str]:
    organization = f"/O={certificate.organization}" if certificate.organization else ""
    kind = "server" if certificate.addresses else "client"
    command = _request(folder, config, certificate.file, f"{organization}/CN={certificate.common_name}", kind)
    authority = folder / certificate.authority
    command += ["-CA", f"{authority}.crt", "-CAkey", f"{authority}.key"]
    if certificate.addresses:
        names = ",".join(("IP:" if _is_ip(address) else "DNS:") + address for address in certificate.addresses)
        command += ["-addext", f"subjectAltName={names}"]
    return command


def _request(folder: Path, config: Path, file: str, subject: str, extensions: str) -> list[str]:
    return ["openssl", "req", "-x509", "-config", str(config), "-extensions", extensions, "-newkey", "ec",
            "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "365", "-subj", subject,
            "-keyout", str(folder / f"{file}.key"), "-out", str(folder / f"{file}.crt")]


def _is_ip(address: str) -> bool:
    return address.replace(".", "").isdigit()


def _run_all(commands: list[list[str]]) -> None:
    """Run the commands side by side: each takes milliseconds, and there are a dozen."""
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for command in commands]
    for process in running:
        _, errors = process.communicate(timeout=60)
        if process.returncode:
            raise Problem(f"openssl failed (3.0 or newer is needed): {errors.strip().splitlines()[-1:]}")
