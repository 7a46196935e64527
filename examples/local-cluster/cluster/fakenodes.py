"""Fake nodes: node objects whose life, and whose pods' life, kwok plays by the stages in `kwok/stages.yaml`."""
from __future__ import annotations

from pathlib import Path
from typing import Any

from . import processes
from .api import Api
from .paths import SOURCES, Home

KWOK = "kwok"


def start(home: Home, binary: Path, api: Api, nodes: int, gpus: int) -> None:
    """Create the nodes, start kwok and wait until pods can be scheduled on all of them."""
    player = processes.start(home, KWOK, [binary, f"--kubeconfig={home.kubeconfig}",
                                          f"--config={SOURCES / 'kwok' / 'stages.yaml'}"])
    for number in range(nodes):
        api.create("/api/v1/nodes", _node(f"fake-{number:04d}", gpus))
    processes.wait_until(lambda: _schedulable(api) >= nodes, f"readiness of {nodes} fake nodes", [player], home, 60 + nodes / 10)


def stop(home: Home) -> None:
    """End kwok."""
    processes.stop((process for process in processes.recorded(home) if process.name == KWOK), grace=2)


def _schedulable(api: Api) -> int:
    listed = api.get("/api/v1/nodes") or {"items": []}
    return sum(1 for node in listed["items"] if not node["spec"].get("taints") and _is_ready(node))


def _is_ready(node: dict[str, Any]) -> bool:
    conditions = node.get("status", {}).get("conditions", [])
    return any(condition["type"] == "Ready" and condition["status"] == "True" for condition in conditions)


def _node(name: str, gpus: int) -> dict[str, Any]:
    resources = {"cpu": "64", "memory": "512Gi", "ephemeral-storage": "1Ti", "pods": "250", "nvidia.com/gpu": str(gpus)}
    return {
        "apiVersion": "v1", "kind": "Node",
        "metadata": {
            "name": name,
            "annotations": {"kwok.x-k8s.io/node": "fake"},
            "labels": {"type": "kwok", "kubernetes.io/hostname": name, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64"},
        },
        "status": {
            "capacity": resources, "allocatable": resources,
            "addresses": [{"type": "InternalIP", "address": "127.0.0.1"}, {"type": "Hostname", "address": name}],
            "nodeInfo": {"architecture": "amd64", "operatingSystem": "linux", "kubeletVersion": "v0.0.0-fake", "bootID": "", "machineID": "",
                         "systemUUID": "", "kernelVersion": "fake", "osImage": "fake", "containerRuntimeVersion": "fake", "kubeProxyVersion": "fake"},
        },
    }
