"""The lives of pods on fake nodes."""
from __future__ import annotations

import json
from typing import Any

from tests.running import ClusterTest

PODS = "/api/v1/namespaces/default/pods"
JOBS = "/apis/batch/v1/namespaces/default/jobs"


class FakeTest(ClusterTest):
    profile = "fake"
    options = ("--nodes", "3", "--gpus", "2")

    def test_reports_the_loss_of_its_parameters(self) -> None:
        state = self._finished("loss", environment=[{"name": "SWEEP_PARAMETERS", "value": json.dumps({"x": 0.8, "y": 0.7})}])
        self.assertEqual((state["exitCode"], state["reason"]), (0, "Completed"))
        self.assertAlmostEqual(json.loads(state["message"])["loss"], 0.25)
        self.assertAlmostEqual(json.loads(state["message"])["size"], 1.5)
        self.assertLessEqual(state["startedAt"], state["finishedAt"])

    def test_reads_parameters_from_single_variables_and_from_an_annotation(self) -> None:
        state = self._finished("single", environment=[{"name": "SWEEP_PARAM_x", "value": "0.3"}, {"name": "SWEEP_PARAM_y", "value": "1.7"}])
        self.assertAlmostEqual(json.loads(state["message"])["loss"], 1.0)
        reference = {"fieldRef": {"fieldPath": "metadata.annotations['sweeps.dev/parameters']"}}
        state = self._finished("annotated", {"sweeps.dev/parameters": '{"x":0.3,"y":0.2}'}, [{"name": "SWEEP_PARAMETERS", "valueFrom": reference}])
        self.assertAlmostEqual(json.loads(state["message"])["loss"], 0.25)

    def test_a_missing_parameter_counts_as_zero(self) -> None:
        self.assertAlmostEqual(json.loads(self._finished("none")["message"])["loss"], 0.58)

    def test_plays_the_outcome_that_was_asked_for(self) -> None:
        for outcome, code, reason in (("oom", 137, "OOMKilled"), ("fail", 42, "Error"), ("evict", 137, "Error")):
            with self.subTest(outcome=outcome):
                state = self._finished(outcome, {"fake.sweeps.dev/outcome": outcome})
                self.assertEqual((state["exitCode"], state["reason"]), (code, reason))
        conditions = {condition["type"]: condition for condition in self._pod_of("evict")["status"]["conditions"]}
        self.assertEqual(conditions["DisruptionTarget"]["status"], "True")

    def test_reports_a_literal_message(self) -> None:
        self.assertEqual(self._finished("literal", {"fake.sweeps.dev/message": '{"loss":"NaN"}'})["message"], '{"loss":"NaN"}')

    def test_takes_the_outcome_from_a_label_too(self) -> None:
        self.api.create(JOBS, _job("labelled", {}, [], labels={"fake.sweeps.dev/outcome": "fail"}))
        self.assertEqual(self.await_(lambda: self._terminated("labelled"))["exitCode"], 42)

    def test_an_image_that_cannot_be_pulled_waits(self) -> None:
        self.api.create(JOBS, _job("image", {"fake.sweeps.dev/outcome": "image"}, []))
        waiting = self.await_(lambda: self._state("image").get("waiting"))
        self.assertEqual(waiting["reason"], "ImagePullBackOff")

    def test_a_job_ends_and_its_deletion_takes_the_pods(self) -> None:
        self.api.create(JOBS, _job("done", {"fake.sweeps.dev/duration-ms": "0"}, []))
        self.await_(lambda: self._job("done")["status"].get("succeeded") == 1)
        self.assertEqual(self._delete("done"), 200)
        self.await_(lambda: not self._pods("done"))

    def test_deleting_a_hanging_job_ends_its_pod(self) -> None:
        self.api.create(JOBS, _job("hang", {"fake.sweeps.dev/outcome": "hang"}, []))
        self.await_(lambda: self._state("hang").get("running", {}).get("startedAt"))
        self.assertEqual(self._delete("hang"), 200)
        self.await_(lambda: not self._pods("hang") and self.api.get(f"{JOBS}/hang") is None)

    def test_suspending_a_job_ends_its_pod(self) -> None:
        self.api.create(JOBS, _job("suspended", {"fake.sweeps.dev/outcome": "hang"}, []))
        self.await_(lambda: self._state("suspended").get("running"))
        self.api.patch(f"{JOBS}/suspended", [{"op": "add", "path": "/spec/suspend", "value": True}])
        self.await_(lambda: not self._pods("suspended"))

    def test_init_containers_have_ended_well(self) -> None:
        job = _job("steps", {}, [])
        job["spec"]["template"]["spec"]["initContainers"] = [{"name": "prepare", "image": "none"}]
        self.api.create(JOBS, job)
        self.await_(lambda: self._terminated("steps"))
        self.assertEqual(self._pod_of("steps")["status"]["initContainerStatuses"][0]["state"]["terminated"]["exitCode"], 0)

    def test_the_scheduler_counts_gpus(self) -> None:
        self.api.create(JOBS, _job("greedy", {}, [], gpus=3))
        pod = self.await_(lambda: self._pods("greedy"))[0]
        self.await_(lambda: any("Insufficient nvidia.com/gpu" in condition.get("message", "")
                                for condition in self.api.get(f"{PODS}/{pod['metadata']['name']}")["status"].get("conditions", [])))
        self._delete("greedy")

    def _finished(self, name: str, annotations: dict[str, str] | None = None, environment: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        self.api.create(JOBS, _job(name, annotations or {}, environment or []))
        return self.await_(lambda: self._terminated(name))

    def _terminated(self, name: str) -> dict[str, Any] | None:
        return self._state(name).get("terminated")

    def _state(self, name: str) -> dict[str, Any]:
        pods = self._pods(name)
        return pods[0]["status"].get("containerStatuses", [{"state": {}}])[0]["state"] if pods else {}

    def _pod_of(self, name: str) -> dict[str, Any]:
        return self._pods(name)[0]

    def _pods(self, name: str) -> list[dict[str, Any]]:
        return self.api.get(f"{PODS}?labelSelector=job-name%3D{name}")["items"]

    def _job(self, name: str) -> dict[str, Any]:
        return self.api.get(f"{JOBS}/{name}")

    def _delete(self, name: str) -> int:
        return self.api.call("DELETE", f"{JOBS}/{name}", {"apiVersion": "v1", "kind": "DeleteOptions", "propagationPolicy": "Foreground"})[0]


def _job(name: str, annotations: dict[str, str], environment: list[dict[str, Any]], gpus: int = 0, labels: dict[str, str] | None = None) -> dict[str, Any]:
    annotations = {"fake.sweeps.dev/duration-ms": "100", **annotations}
    container = {"name": "main", "image": "none", "env": environment, "resources": {"limits": {"nvidia.com/gpu": str(gpus)}}}
    return {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": name}, "spec": {"backoffLimit": 0, "template": {
        "metadata": {"annotations": annotations, "labels": labels or {}}, "spec": {"restartPolicy": "Never", "containers": [container]}}}}
