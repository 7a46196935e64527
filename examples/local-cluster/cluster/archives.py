"""Docker archives of one layer, the form in which images travel without a registry."""
from __future__ import annotations

import hashlib
import io
import json
import platform
import tarfile
from pathlib import Path
from typing import Any

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def write(target: Path, image: str, layer: Path, config: dict[str, Any]) -> None:
    """Write an archive of the layer, an uncompressed tar, under the image's name."""
    with open(layer, "rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    machine = platform.machine()
    description = {"architecture": ARCHITECTURES.get(machine, machine), "os": "linux", "config": config,
                   "rootfs": {"type": "layers", "diff_ids": [f"sha256:{digest}"]}, "history": [{"created_by": "local-cluster"}]}
    manifest = [{"Config": "config.json", "RepoTags": [image], "Layers": ["layer.tar"]}]
    with tarfile.open(target, mode="w") as tar:
        for name, value in (("config.json", description), ("manifest.json", manifest)):
            data = json.dumps(value).encode()
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
        tar.add(layer, "layer.tar")


def write_binary(target: Path, image: str, binary: Path) -> None:
    """Write an archive that holds nothing but one static binary."""
    layer = target.with_suffix(".layer")
    with tarfile.open(layer, mode="w") as tar:
        tar.add(binary, binary.name)
    write(target, image, layer, {"Entrypoint": [f"/{binary.name}"], "User": "65535:65535"})
    layer.unlink()
