"""Kubeconfig files: self-contained, so that a copy works wherever the server can be reached."""
from __future__ import annotations

import base64
import os
from pathlib import Path

TEMPLATE = """\
apiVersion: v1
kind: Config
current-context: {name}
clusters:
- name: {name}
  cluster:
    server: {server}
    certificate-authority-data: {authority}
contexts:
- name: {name}
  context: {{cluster: {name}, user: {user}}}
users:
- name: {user}
  user:
    client-certificate-data: {certificate}
    client-key-data: {key}
"""


def write(target: Path, name: str, server: str, pki: Path, user: str) -> None:
    """Write the kubeconfig of the user whose certificate is `<user>.crt`, readable by its owner alone."""
    data = {field: base64.b64encode((pki / file).read_bytes()).decode()
            for field, file in (("authority", "ca.crt"), ("certificate", f"{user}.crt"), ("key", f"{user}.key"))}
    half = target.with_suffix(".half")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w") as file:
        file.write(TEMPLATE.format(name=f"sweep-{name}", server=server, user=user, **data))
    half.rename(target)
