"""Storage that many pods may write at once: folders of the node as volumes of the default class."""
from __future__ import annotations

from .api import Api
from .paths import Home

CLASS = "shared"
VOLUMES = 40


def create(home: Home, api: Api) -> None:
    """Make the volumes beforehand: a provisioner would be one more image to come by."""
    api.create("/apis/storage.k8s.io/v1/storageclasses", {
        "apiVersion": "storage.k8s.io/v1", "kind": "StorageClass",
        "metadata": {"name": CLASS, "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}},
        "provisioner": "kubernetes.io/no-provisioner", "reclaimPolicy": "Retain", "volumeBindingMode": "Immediate"})
    for number in range(VOLUMES):
        name = f"shared-{number:02d}"
        folder = home.root / "storage" / name
        folder.mkdir(parents=True)
        folder.chmod(0o777)  # trials run as whatever user their image names
        api.create("/api/v1/persistentvolumes", {
            "apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": name},
            "spec": {"capacity": {"storage": "20Gi"}, "accessModes": ["ReadWriteMany", "ReadWriteOnce"], "storageClassName": CLASS,
                     "persistentVolumeReclaimPolicy": "Retain", "hostPath": {"path": str(folder), "type": "Directory"}}})
