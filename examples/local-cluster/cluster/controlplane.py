"""The control plane: etcd, API server, controller manager and scheduler as plain processes of the calling user."""
from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network
from pathlib import Path
from typing import Mapping

from . import certificates, kubeconfigs, ports, processes
from .api import Api
from .certificates import Certificate
from .paths import Home
from .problems import Problem
from .progress import say

LOOPBACK = "127.0.0.1"

# The default of 20 requests a second caps bare Jobs near 4 a second, whatever runs on top of them.
FAST_CONTROLLERS = ["--kube-api-qps=1000", "--kube-api-burst=2000", "--concurrent-job-syncs=20"]
FAST_SCHEDULER = "clientConnection: {{qps: 1000, burst: 2000, kubeconfig: {kubeconfig}}}\n"
DEFAULT_SCHEDULER = "clientConnection: {{kubeconfig: {kubeconfig}}}\n"

SCHEDULER_CONFIG = """\
apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
leaderElection: {leaderElect: false}
"""


@dataclass(frozen=True)
class Plan:
    """What makes one control plane differ from another."""

    address: str = LOOPBACK
    services: str = "10.96.0.0/16"
    fast_controllers: bool = True
    extra_certificates: tuple[Certificate, ...] = ()

    @property
    def throwaway(self) -> bool:
        """A cluster of tests, on loopback: it trades safety of its data for speed and serves no pod."""
        return self.address == LOOPBACK


def start(home: Home, binaries: Mapping[str, Path], plan: Plan) -> Api:
    """Start it and wait until it serves; when a port was snatched meanwhile, try again with others."""
    _create_certificates(home, plan)
    for attempt in (1, 2, 3):
        try:
            return _start_once(home, binaries, plan)
        except Problem:
            stop(home)
            if attempt == 3 or not _port_was_taken(home):
                raise
            say("a port was taken by somebody else meanwhile: trying other ports")
            for log in home.logs.iterdir():
                log.unlink()
    raise AssertionError("unreachable")


def stop(home: Home) -> None:
    """End its parts. Its data goes with the cluster, so nothing is given time for its goodbyes."""
    names = ("kube-controller-manager", "kube-scheduler", "kube-apiserver", "etcd")
    processes.stop((process for process in processes.recorded(home) if process.name in names), grace=0)


def _start_once(home: Home, binaries: Mapping[str, Path], plan: Plan) -> Api:
    etcd_port, peer_port = ports.free(LOOPBACK, 2)
    api_port = ports.free(plan.address, 1)[0]
    server = f"https://{plan.address}:{api_port}"
    for user in ("admin", "kube-controller-manager", "kube-scheduler"):
        target = home.kubeconfig if user == "admin" else home.config / f"{user}.kubeconfig"
        kubeconfigs.write(target, home.name, server, home.pki, user)

    etcd = processes.start(home, "etcd", [binaries["etcd"], *_etcd_flags(home, plan, etcd_port, peer_port)])
    processes.wait_until(lambda: ports.answers(LOOPBACK, etcd_port), "an answer of etcd", [etcd], home, 30)
    apiserver = processes.start(home, "kube-apiserver", [binaries["kube-apiserver"], *_apiserver_flags(home, plan, etcd_port, api_port)])
    api = Api(plan.address, api_port, home.pki)
    # The others would start without their rights before this, and wait long until they ask again.
    processes.wait_until(api.ready, "readiness of the API server", [etcd, apiserver], home, 60)
    controllers = processes.start(home, "kube-controller-manager", [binaries["kube-controller-manager"], *_controller_flags(home, plan)])
    scheduler = processes.start(home, "kube-scheduler", [binaries["kube-scheduler"], f"--config={_scheduler_config(home, plan)}", "--secure-port=0"])
    needed = [etcd, apiserver, controllers, scheduler]
    # The first thing that anybody's pod needs, and a sign of life of the controller manager.
    processes.wait_until(lambda: api.get("/api/v1/namespaces/default/serviceaccounts/default") is not None,
                         "the default service account", needed, home, 60)
    return api


def _port_was_taken(home: Home) -> bool:
    return any("address already in use" in log.read_text(errors="replace") for log in home.logs.glob("*.log"))


def _create_certificates(home: Home, plan: Plan) -> None:
    names = ("kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local", "localhost")
    addresses = tuple(dict.fromkeys((plan.address, LOOPBACK, str(IPv4Network(plan.services)[1]))))
    certificates.create(home.pki, [
        Certificate("apiserver", "kube-apiserver", addresses=(*addresses, *names)),
        Certificate("apiserver-kubelet-client", "kube-apiserver-kubelet-client", "system:masters"),
        Certificate("admin", "admin", "system:masters"),
        Certificate("kube-controller-manager", "system:kube-controller-manager"),
        Certificate("kube-scheduler", "system:kube-scheduler"),
        Certificate("etcd", "etcd", addresses=(LOOPBACK,), authority="etcd-ca"),
        *plan.extra_certificates,
    ])


def _etcd_flags(home: Home, plan: Plan, port: int, peer_port: int) -> list[str]:
    here, peer = f"https://{LOOPBACK}:{port}", f"https://{LOOPBACK}:{peer_port}"
    flags = ["--name=only", f"--data-dir={home.root / 'etcd'}", "--log-level=warn", f"--quota-backend-bytes={8 << 30}",
             f"--listen-client-urls={here}", f"--advertise-client-urls={here}", f"--listen-peer-urls={peer}",
             f"--initial-advertise-peer-urls={peer}", f"--initial-cluster=only={peer}", "--client-cert-auth", "--peer-client-cert-auth"]
    for prefix in ("", "peer-"):
        flags += [f"--{prefix}cert-file={home.pki / 'etcd.crt'}", f"--{prefix}key-file={home.pki / 'etcd.key'}",
                  f"--{prefix}trusted-ca-file={home.pki / 'etcd-ca.crt'}"]
    return flags + (["--unsafe-no-fsync"] if plan.throwaway else [])


def _apiserver_flags(home: Home, plan: Plan, etcd_port: int, port: int) -> list[str]:
    pki = home.pki
    flags = [
        f"--etcd-servers=https://{LOOPBACK}:{etcd_port}", f"--etcd-cafile={pki / 'etcd-ca.crt'}",
        f"--etcd-certfile={pki / 'etcd.crt'}", f"--etcd-keyfile={pki / 'etcd.key'}",
        f"--bind-address={plan.address}", f"--advertise-address={plan.address}", f"--secure-port={port}",
        f"--tls-cert-file={pki / 'apiserver.crt'}", f"--tls-private-key-file={pki / 'apiserver.key'}",
        f"--client-ca-file={pki / 'ca.crt'}", f"--service-cluster-ip-range={plan.services}",
        "--service-account-issuer=https://kubernetes.default.svc", f"--service-account-key-file={pki / 'service-account.pub'}",
        f"--service-account-signing-key-file={pki / 'service-account.key'}",
        "--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction", "--allow-privileged=true",
        f"--kubelet-client-certificate={pki / 'apiserver-kubelet-client.crt'}",
        f"--kubelet-client-key={pki / 'apiserver-kubelet-client.key'}",
        f"--kubelet-certificate-authority={pki / 'ca.crt'}",
        # By address: `kubectl logs` would otherwise look the node's name up in a DNS that does not know it.
        "--kubelet-preferred-address-types=InternalIP",
    ]
    if plan.throwaway:
        # An endpoint on loopback is refused for the `kubernetes` Service, and without pods nobody would use it.
        flags.append("--endpoint-reconciler-type=none")
    return flags


def _controller_flags(home: Home, plan: Plan) -> list[str]:
    pki = home.pki
    flags = [f"--kubeconfig={home.config / 'kube-controller-manager.kubeconfig'}", "--secure-port=0", "--leader-elect=false",
             "--use-service-account-credentials=true", f"--root-ca-file={pki / 'ca.crt'}",
             f"--service-account-private-key-file={pki / 'service-account.key'}",
             # It makes the folder when it can, so this must not be the machine's.
             f"--flex-volume-plugin-dir={home.root / 'volume-plugins'}",
             f"--cluster-signing-cert-file={pki / 'ca.crt'}", f"--cluster-signing-key-file={pki / 'ca.key'}"]
    return flags + (FAST_CONTROLLERS if plan.fast_controllers else [])


def _scheduler_config(home: Home, plan: Plan) -> Path:
    config = home.config / "kube-scheduler.yaml"
    client = FAST_SCHEDULER if plan.fast_controllers else DEFAULT_SCHEDULER
    config.write_text(SCHEDULER_CONFIG + client.format(kubeconfig=home.config / "kube-scheduler.kubeconfig"))
    return config
