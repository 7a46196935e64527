"""The real node: containerd, kubelet and kube-proxy inside namespaces of their own.

The node's mounts, processes and network live in namespaces that belong to one first process. When that process ends,
the kernel ends every container and drops every mount and every rule: nothing has to be found and undone one by one.
"""
from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import Mapping

from . import cgroups, controlplane, images, kubeconfigs, locks, network, nodeconfig, packages, processes, storage
from .api import Api
from .certificates import Certificate
from .network import Network
from .paths import Home, cache_root, state_root
from .problems import Problem
from .processes import Recorded
from .progress import say

NODE = "node"
SOCKET = "/run/containerd/containerd.sock"

# What the first process sets up before it waits. These folders are hidden because containerd, runc, CNI and the kubelet
# keep sockets and state in them, at paths that cannot all be configured; the kernel settings that a kubelet insists on
# are shown to it from files, so that the machine keeps its own.
HIDDEN = (Path("/run"), Path("/var/lib"), Path("/var/log"))
SETUP = """\
set -e
node=$1
mount --make-rshared /
resolver=$(readlink -f /etc/resolv.conf)
mount -t tmpfs -o mode=755 tmpfs /run
mount -t tmpfs -o mode=755 tmpfs /var/lib
mkdir -p /run/lock /run/netns "$(dirname "$resolver")"
[ -e "$resolver" ] || : > "$resolver"
mount --bind "$node/resolv.conf" "$resolver"
mount --bind "$node/log" /var/log
for setting in vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes; do
  mount --bind "$node/sysctl/$setting" "/proc/sys/$setting"
done
exec "$2"
"""


def prepare_machine() -> None:
    """Check and install what a node needs, before anything is started."""
    if platform.system() != "Linux":
        raise Problem("The profile real needs Linux: use the profile fake or control-plane here, or a Linux machine.")
    if os.geteuid() != 0:
        raise Problem("The profile real needs root, for namespaces and mounts: run it with sudo, or use the profile fake.")
    for needed in (state_root(), cache_root()):
        if any(needed.resolve().is_relative_to(folder) for folder in HIDDEN):
            raise Problem(f"{needed} would be hidden from the node: set SWEEP_CLUSTER_HOME and XDG_CACHE_HOME to folders outside "
                          f"{', '.join(map(str, HIDDEN))}.")
    packages.ensure(packages.FOR_NODE)


def start(home: Home, binaries: Mapping[str, Path], fast_controllers: bool, gpus: int) -> None:
    """Start the whole cluster: the container runtime comes up while the control plane does."""
    name = f"{home.name}-node"
    say("starting the container runtime and the control plane")
    # Until the link is there, another cluster that starts now would find the same addresses free.
    with locks.held(cache_root() / "network.lock", "the choice of a network", 60):
        net = network.choose(home)
        first, namespace = _start_namespaces(home, binaries["pause"], net)
        network.connect(net, namespace)
    nodeconfig.write(home, net, name)
    containerd = _start_inside(home, namespace, "containerd", ["containerd", f"--config={home.config / 'containerd.toml'}"])
    api = controlplane.start(home, binaries, controlplane.Plan(
        address=net.machine_address, services=net.services, fast_controllers=fast_controllers, extra_certificates=(
            Certificate("kubelet", f"system:node:{name}", "system:nodes"),
            Certificate("kubelet-server", f"system:node:{name}", "system:nodes", addresses=(net.node_address, name)),
            Certificate("kube-proxy", "system:kube-proxy"))))
    _start_agents(home, binaries, namespace, net, name, [first, containerd])
    network.open_outlet(home, net, namespace)
    storage.create(home, api)
    say("waiting for the node")
    _wait_for_node(home, api, name, gpus)


def stop(home: Home) -> None:
    """End the node: with its first process the kernel ends everything inside."""
    parts = {process.name: process for process in processes.recorded(home)}
    first = parts.get(NODE)
    if first:
        inside = _first_inside(first) if first.alive() else None
        processes.stop([first], grace=0)
        if inside:
            # It ends only after all that it is the first of has ended.
            processes.wait_until(lambda: not inside.alive(), "the end of the node's processes", [], home, 60)
    processes.stop([process for process in parts.values() if process.name in ("containerd", "kubelet", "kube-proxy", network.OUTLET)], grace=2)
    network.disconnect(home)
    cgroups.remove(home)


def namespace_of(home: Home) -> int:
    """The pid of the first process inside the node, which is the way into its namespaces."""
    first = next((process for process in processes.recorded(home) if process.name == NODE and process.alive()), None)
    inside = _first_inside(first) if first else None
    if not inside:
        raise Problem(f"The node of cluster {home.name} does not run: `local-cluster up --name {home.name}` starts it afresh.")
    return inside.pid


def enter(namespace: int, *command: str) -> list[str]:
    """A command line that runs the command inside the node."""
    return ["nsenter", "--target", str(namespace), "--mount", "--net", "--pid", "--", *command]


def _start_namespaces(home: Home, pause: Path, net: Network) -> tuple[Recorded, int]:
    folder = home.root / "node"
    for child in ("pods", "containers"):
        (folder / "log" / child).mkdir(parents=True)
    (folder / "resolv.conf").write_text(network.resolver(net))
    for setting, value in nodeconfig.KERNEL_SETTINGS.items():
        (folder / "sysctl" / setting).parent.mkdir(parents=True, exist_ok=True)
        (folder / "sysctl" / setting).write_text(f"{value}\n")
    cgroups.create(home)
    first = processes.start(home, NODE, ["unshare", "--mount", "--net", "--pid", "--fork", "--mount-proc", "--kill-child",
                                         "sh", "-c", SETUP, "node", folder, pause])
    processes.wait_until(lambda: _is_set_up(first, pause), "the set-up of the node's namespaces", [first], home, 10)
    return first, _first_inside(first).pid


def _is_set_up(first: Recorded, pause: Path) -> bool:
    """Whether the first process has done its mounts, which is when it becomes the one that only waits."""
    inside = _first_inside(first)
    try:
        return inside is not None and os.path.samefile(f"/proc/{inside.pid}/exe", pause)
    except OSError:
        return False


def _first_inside(first: Recorded) -> Recorded | None:
    return processes.child_of(first)


def _start_inside(home: Home, namespace: int, name: str, command: list[str]) -> Recorded:
    return processes.start(home, name, enter(namespace, *command))


def _start_agents(home: Home, binaries: Mapping[str, Path], namespace: int, net: Network, name: str, needed: list[Recorded]) -> None:
    server = Api.of(home).server
    for user in ("kubelet", "kube-proxy"):
        kubeconfigs.write(home.config / f"{user}.kubeconfig", home.name, server, home.pki, user)
    socket = Path(f"/proc/{namespace}/root{SOCKET}")
    processes.wait_until(socket.exists, "the container runtime", needed, home, 30)
    images.load_pause(home, namespace, binaries["pause"])
    _start_inside(home, namespace, "kubelet", [
        str(binaries["kubelet"]), f"--config={home.config / 'kubelet.yaml'}", f"--kubeconfig={home.config / 'kubelet.kubeconfig'}",
        f"--root-dir={home.root / 'node' / 'kubelet'}", f"--hostname-override={name}", f"--node-ip={net.node_address}"])
    _start_inside(home, namespace, "kube-proxy", [str(binaries["kube-proxy"]), f"--config={home.config / 'kube-proxy.yaml'}"])


def _wait_for_node(home: Home, api: Api, name: str, gpus: int) -> None:
    path = f"/api/v1/nodes/{name}"
    parts = processes.recorded(home)
    processes.wait_until(lambda: api.get(path) is not None, "the registration of the node", parts, home, 60)
    # An extended resource is only a number in the node's status: the scheduler counts it without any device behind it.
    gpu = {"op": "add", "path": "/status/capacity/nvidia.com~1gpu", "value": str(gpus)}

    def schedulable() -> bool:
        node = api.get(path)
        if str(gpus) != node["status"].get("allocatable", {}).get("nvidia.com/gpu"):
            api.patch(f"{path}/status", [gpu, {**gpu, "path": "/status/allocatable/nvidia.com~1gpu"}])
            return False
        ready = any(condition["type"] == "Ready" and condition["status"] == "True" for condition in node["status"]["conditions"])
        return ready and not node["spec"].get("taints")

    processes.wait_until(schedulable, "readiness of the node", parts, home, 120)
