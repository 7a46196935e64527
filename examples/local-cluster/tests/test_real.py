"""The real node. It needs root and takes a minute, so it runs only where SWEEP_TEST_REAL is set."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import unittest
from pathlib import Path
from typing import Any

from cluster import builds, images, node
from cluster.processes import recorded
from tests.running import SOURCES, ClusterTest, run

IMAGE = "sweep-trial:dev"
PODS = "/api/v1/namespaces/default/pods"
PROGRAM = """
import json, os, ssl, urllib.request
host = os.environ["KUBERNETES_SERVICE_HOST"]
context = ssl.create_default_context(cafile="/var/run/secrets/kubernetes.io/serviceaccount/ca.crt")
print("version", json.load(urllib.request.urlopen(f"https://{host}/version", context=context, timeout=5))["gitVersion"])
open("/data/written", "w").write("by " + str(os.getuid()))
json.dump({"loss": 0.5}, open("/out/result.json", "w"))
"""


@unittest.skipUnless(os.environ.get("SWEEP_TEST_REAL") and os.geteuid() == 0, "needs root and SWEEP_TEST_REAL=1")
class RealTest(ClusterTest):
    profile = "real"
    options = ("--gpus", "2")

    @classmethod
    def setUpClass(cls) -> None:
        cls.before = traces()
        super().setUpClass()
        if not images.archive_of(IMAGE).exists():
            run("image", "build", IMAGE, "--file", str(SOURCES / "images/trial/Dockerfile"))
        run("image", "load", IMAGE)

    @classmethod
    def prove_that_nothing_is_left(cls) -> None:
        super().prove_that_nothing_is_left()
        assert traces() == cls.before, f"left on the machine: {traces() ^ cls.before}"

    def test_a_pod_gets_a_gpu_and_a_shared_volume_and_delivers_its_result(self) -> None:
        self.api.create("/api/v1/namespaces/default/persistentvolumeclaims", {
            "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "data"},
            "spec": {"accessModes": ["ReadWriteMany"], "resources": {"requests": {"storage": "1Gi"}}}})
        self.api.create(PODS, _pod("trial", {
            "command": ["python3", "-c", PROGRAM], "terminationMessagePath": "/out/result.json",
            "resources": {"limits": {"nvidia.com/gpu": "1"}},
            "volumeMounts": [{"name": "data", "mountPath": "/data", "subPath": "trials/one"}, {"name": "out", "mountPath": "/out"}],
        }, volumes=[{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}, {"name": "out", "emptyDir": {}}]))
        ended = self.await_(lambda: self._state("trial").get("terminated"), 60)
        self.assertEqual(self._logs("trial").split()[0], "version")
        self.assertEqual((ended["exitCode"], json.loads(ended["message"])), (0, {"loss": 0.5}))
        self.assertEqual([path.read_text() for path in self.home.root.glob("storage/*/trials/one/written")], ["by 1000"])

    def test_a_service_is_reached_from_the_machine_and_from_its_own_pod(self) -> None:
        self.api.create(PODS, _pod("web", {"command": ["python3", "-m", "http.server", "8080"]}, labels={"app": "web"}))
        self.api.create("/api/v1/namespaces/default/services", {
            "apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"},
            "spec": {"selector": {"app": "web"}, "ports": [{"port": 80, "targetPort": 8080}]}})
        address = self.api.get("/api/v1/namespaces/default/services/web")["spec"]["clusterIP"]
        fetch = ["python3", "-c", f"import urllib.request; print(urllib.request.urlopen('http://{address}', timeout=3).status)"]
        self.await_(lambda: subprocess.run(fetch, capture_output=True).stdout == b"200\n", 60)
        inside = self._kubectl("exec", "web", "--", *fetch)
        self.assertEqual(inside.strip(), "200")

    def test_too_many_gpus_stay_pending(self) -> None:
        self.api.create(PODS, _pod("greedy", {"resources": {"limits": {"nvidia.com/gpu": "3"}}}))
        self.await_(lambda: any("Insufficient nvidia.com/gpu" in condition.get("message", "")
                                for condition in self.api.get(f"{PODS}/greedy")["status"].get("conditions", [])))

    def test_a_killed_node_is_noticed_and_replaced(self) -> None:
        run("up", "--name", "other")
        home = type(self.home)("other")
        next(process for process in recorded(home) if process.name == node.NODE).signal(signal.SIGKILL)
        self.await_(lambda: run("status", "--name", "other", check=False).returncode == 1)
        run("up", "--name", "other")
        self.assertEqual(run("status", "--name", "other").returncode, 0)
        run("down", "--name", "other")

    def _state(self, name: str) -> dict[str, Any]:
        return self.api.get(f"{PODS}/{name}")["status"].get("containerStatuses", [{"state": {}}])[0]["state"]

    def _logs(self, name: str) -> str:
        return self.api.call("GET", f"{PODS}/{name}/log")[1].decode()

    def _kubectl(self, *arguments: str) -> str:
        command = [builds.ensure(["kubectl"])["kubectl"], "--kubeconfig", self.home.kubeconfig, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def traces() -> set[str]:
    """What a node could leave on a machine outside its folder."""
    found = {line for line in Path("/proc/self/mounts").read_text().splitlines()}
    found |= {line.split(":")[0].strip() for line in Path("/proc/net/dev").read_text().splitlines()[2:]}
    found |= set(Path("/proc/net/route").read_text().splitlines())
    found |= {str(path) for path in Path("/sys/fs/cgroup").glob("**/sweep-*")}
    found |= {path for path in ("/run/containerd", "/run/netns", "/var/lib/cni", "/var/lib/kubelet", "/var/lib/containerd", "/var/lib/containers",
                                "/var/log/pods", "/var/log/containers", "/etc/cni", "/opt/containerd") if os.path.exists(path)}
    found |= {f"{name} = {Path('/proc/sys', name).read_text().strip()}"
              for name in ("net/ipv4/ip_forward", "vm/overcommit_memory", "kernel/panic", "kernel/panic_on_oops", "kernel/keys/root_maxkeys")}
    if subprocess.run(["which", "iptables-save"], stdout=subprocess.DEVNULL).returncode == 0:
        rules = subprocess.run(["iptables-save"], capture_output=True, text=True).stdout.splitlines()
        found |= {line for line in rules if line.startswith("-A") or "KUBE" in line or "CNI" in line}
    return found


def _pod(name: str, container: dict[str, Any], labels: dict[str, str] | None = None, volumes: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "labels": labels or {}},
            "spec": {"restartPolicy": "Never", "terminationGracePeriodSeconds": 0, "volumes": volumes or [],
                     "containers": [{"name": "main", "image": IMAGE, **container}]}}
