"""The control plane alone: what it serves, how it is started twice, and what survives a kill."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from cluster.api import Api
from cluster.paths import Home
from cluster.processes import recorded
from tests.running import PROGRAM, ClusterTest, run


class ControlPlaneTest(ClusterTest):
    def test_prints_the_kubeconfig_last_and_finds_a_running_cluster(self) -> None:
        before = recorded(self.home)
        output = run("up", "--profile", "control-plane").stdout
        self.assertEqual(output.splitlines()[-1], f"KUBECONFIG={self.home.kubeconfig}")
        self.assertEqual(recorded(self.home), before)
        self.assertEqual(run("kubeconfig", "--name", "control-plane").stdout.strip(), str(self.home.kubeconfig))

    def test_refuses_other_options_for_a_running_cluster(self) -> None:
        self.assertEqual(run("up", "--profile", "fake", "--name", "control-plane", check=False).returncode, 1)

    def test_enforces_resource_quota(self) -> None:
        self._namespace("quota")
        self.api.create("/api/v1/namespaces/quota/resourcequotas", {
            "apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "gpus"}, "spec": {"hard": {"requests.nvidia.com/gpu": "1"}}})
        self.await_(lambda: self.api.get("/api/v1/namespaces/quota/resourcequotas/gpus")["status"].get("hard"))
        status, text = self._pod("quota", {"resources": {"limits": {"nvidia.com/gpu": "2"}}})
        self.assertEqual(status, 403)
        self.assertIn(b"exceeded quota", text)

    def test_enforces_pod_security(self) -> None:
        self._namespace("secure", {"pod-security.kubernetes.io/enforce": "restricted"})
        status, text = self._pod("secure", {})
        self.assertEqual(status, 403)
        self.assertIn(b"violates PodSecurity", text)

    def test_two_clusters_started_at_once_stand_side_by_side(self) -> None:
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda name: run("up", "--profile", "control-plane", "--name", name), ("left", "right")))
        apis = [Api.of(Home(name)) for name in ("left", "right")]
        apis[0].create("/api/v1/namespaces", {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "only-left"}})
        self.assertIsNotNone(apis[0].get("/api/v1/namespaces/only-left"))
        self.assertIsNone(apis[1].get("/api/v1/namespaces/only-left"))
        run("down", "--name", "left")
        self.assertTrue(apis[1].ready())
        run("down", "--name", "right")

    def test_recovers_from_a_kill_at_any_moment(self) -> None:
        for moment in (0.2, 0.6, 1.2, 2.0):
            with self.subTest(moment=moment):
                killed = subprocess.Popen([sys.executable, PROGRAM, "up", "--profile", "control-plane", "--name", "killed"],
                                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(moment)
                os.kill(killed.pid, signal.SIGKILL)
                killed.wait()
                run("up", "--profile", "control-plane", "--name", "killed")
                self.assertTrue(Api.of(Home("killed")).ready())
                run("down", "--name", "killed")

    def test_notices_a_dead_part_and_starts_afresh(self) -> None:
        run("up", "--profile", "control-plane", "--name", "broken")
        etcd = next(process for process in recorded(Home("broken")) if process.name == "etcd")
        etcd.signal(signal.SIGKILL)
        self.await_(lambda: not etcd.alive())
        self.assertEqual(run("status", "--name", "broken", check=False).returncode, 1)
        run("up", "--profile", "control-plane", "--name", "broken")
        self.assertTrue(Api.of(Home("broken")).ready())
        run("down", "--name", "broken")

    def test_stops_what_it_started_when_it_is_interrupted(self) -> None:
        interrupted = subprocess.Popen([sys.executable, PROGRAM, "up", "--profile", "control-plane", "--name", "interrupted"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        home = Home("interrupted")
        self.await_(lambda: recorded(home))
        interrupted.send_signal(signal.SIGTERM)
        self.assertEqual(interrupted.wait(30), 130)
        self.assertFalse([process for process in recorded(home) if process.alive()])
        run("down", "--name", "interrupted")

    def _namespace(self, name: str, labels: dict[str, str] | None = None) -> None:
        self.api.create("/api/v1/namespaces", {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels or {}}})
        self.await_(lambda: self.api.get(f"/api/v1/namespaces/{name}/serviceaccounts/default"))

    def _pod(self, namespace: str, container: dict[str, object]) -> tuple[int, bytes]:
        return self.api.call("POST", f"/api/v1/namespaces/{namespace}/pods", {
            "apiVersion": "v1", "kind": "Pod", "metadata": {"name": "pod"},
            "spec": {"containers": [{"name": "main", "image": "none", **container}]}})
