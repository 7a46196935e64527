"""The node's network: a namespace of its own, one cable to this machine, one userspace way out.

Everything that Kubernetes does to a network (iptables chains, forwarding, addresses) happens inside the namespace and
goes with it. On the machine itself there is one link and two routes, all of which the kernel removes with the link.
"""
from __future__ import annotations

import json
import random
import subprocess
from dataclasses import asdict, dataclass
from ipaddress import IPv4Network
from pathlib import Path

from . import processes
from .paths import Home
from .problems import Problem
from .progress import say

OUTLET = "slirp4netns"


@dataclass(frozen=True)
class Network:
    """Addresses of one cluster, all derived from one number that no other network on the machine uses."""

    number: int

    @property
    def link(self) -> str:
        return f"sweep{self.number}"

    @property
    def machine_address(self) -> str:
        return f"10.88.{self.number}.1"

    @property
    def node_address(self) -> str:
        return f"10.88.{self.number}.2"

    @property
    def outlet(self) -> str:
        return f"10.89.{self.number}.0/24"

    @property
    def name_server(self) -> str:
        return f"10.89.{self.number}.3"

    @property
    def pods(self) -> str:
        return f"10.244.{self.number}.0/24"

    @property
    def services(self) -> str:
        return f"10.96.{self.number}.0/24"

    @property
    def all(self) -> list[IPv4Network]:
        return [IPv4Network(f"10.88.{self.number}.0/30"), *(IPv4Network(text) for text in (self.outlet, self.pods, self.services))]


def choose(home: Home) -> Network:
    """Choose free addresses and write them down before anything is made from them."""
    used = [IPv4Network(route["dst"]) for route in json.loads(_ip("-json", "-4", "route", "show", "table", "all"))
            if route["dst"] != "default"]
    for number in random.sample(range(1, 255), 254):
        network = Network(number)
        if not any(part.overlaps(other) for part in network.all for other in used):
            (home.root / "network.json").write_text(json.dumps(asdict(network)))
            return network
    raise Problem("All of 10.88.0.0/16 is routed on this machine: there is no room for a cluster's network.")


def connect(network: Network, namespace: int) -> None:
    """Lay the cable from the machine to the node, whose namespaces are those of the process `namespace`."""
    _ip("link", "add", network.link, "type", "veth", "peer", "name", "eth0", "netns", str(namespace))
    _ip("address", "add", f"{network.machine_address}/30", "dev", network.link)
    _ip("link", "set", network.link, "up")
    for command in (f"ip address add {network.node_address}/30 dev eth0", "ip link set eth0 up", "ip link set lo up",
                    "sysctl -q -w net.ipv4.ip_forward=1"):
        _inside(namespace, *command.split())
    # With these, pods and Services can be reached from the machine by their addresses, and webhooks from the API server.
    for target in (network.pods, network.services):
        _ip("route", "add", target, "via", network.node_address)


def open_outlet(home: Home, network: Network, namespace: int) -> None:
    """Let the node reach what the machine reaches, without forwarding or address translation on the machine."""
    outlet = processes.start(home, OUTLET, [OUTLET, "--configure", "--mtu=65520", "--disable-host-loopback",
                                            f"--cidr={network.outlet}", str(namespace), "tap0"])
    try:
        processes.wait_until(lambda: "default" in _inside(namespace, "ip", "route"), "a way out for pods", [outlet], home, 5)
    except Problem as problem:
        processes.stop([outlet])
        (home.processes / f"{OUTLET}.json").unlink()
        _inside(namespace, "ip", "route", "replace", "default", "via", network.machine_address)
        say(f"pods will not reach anything outside this machine: {problem}")


def disconnect(home: Home) -> None:
    """Take the cable away in case the kernel has not done so yet with the namespace."""
    try:
        network = Network(**json.loads((home.root / "network.json").read_text()))
    except FileNotFoundError:
        return
    subprocess.run(["ip", "link", "delete", network.link], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20)
    (home.root / "network.json").unlink()


def resolver(network: Network) -> str:
    """What the node's /etc/resolv.conf says: the outlet's name server asks the machine's own."""
    machine = Path("/etc/resolv.conf")
    kept = [line for line in machine.read_text().splitlines() if line.startswith(("search", "options"))] if machine.exists() else []
    return "\n".join([f"nameserver {network.name_server}", *kept]) + "\n"


def _inside(namespace: int, *command: str) -> str:
    return _run("nsenter", "--target", str(namespace), "--net", *command)


def _ip(*arguments: str) -> str:
    return _run("ip", *arguments)


def _run(*command: str) -> str:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)
    if done.returncode:
        raise Problem(f"`{' '.join(command)}` failed: {done.stderr.strip()}")
    return done.stdout
