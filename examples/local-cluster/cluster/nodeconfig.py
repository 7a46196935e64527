"""Configuration files of the node's processes. Every path in them lies in the cluster's folder or in the node's own /run."""
from __future__ import annotations

import json

from . import cgroups, packages
from .network import Network
from .paths import Home

PAUSE_IMAGE = "sweeps.local/pause:1"

# What a kubelet sets when it starts, unless it finds it so.
KERNEL_SETTINGS = {"vm/overcommit_memory": 1, "vm/panic_on_oom": 0, "kernel/panic": 10, "kernel/panic_on_oops": 1,
                   "kernel/keys/root_maxkeys": 1000000, "kernel/keys/root_maxbytes": 25000000}

CONTAINERD = """\
version = 2
root = "{node}/containerd"
state = "/run/containerd"

[plugins."io.containerd.internal.v1.opt"]
  path = "{node}/opt"

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "{pause}"
  # Lowering a score needs a right that a root in a virtual machine or container may lack.
  restrict_oom_score_adj = true
  # A profile would be loaded into the machine's kernel and stay there.
  disable_apparmor = true

[plugins."io.containerd.grpc.v1.cri".cni]
  bin_dir = "{plugins}"
  conf_dir = "{node}/cni"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
"""

KUBELET = """\
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: {address}
tlsCertFile: {pki}/kubelet-server.crt
tlsPrivateKeyFile: {pki}/kubelet-server.key
authentication:
  anonymous: {{enabled: false}}
  webhook: {{enabled: true}}
  x509: {{clientCAFile: {pki}/ca.crt}}
authorization: {{mode: Webhook}}
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
cgroupDriver: cgroupfs
cgroupRoot: /{group}
enforceNodeAllocatable: []
failSwapOn: false
failCgroupV1: false
oomScoreAdj: 0
localStorageCapacityIsolation: false
podLogsDir: /var/log/pods
volumePluginDir: {root}/volume-plugins
resolvConf: /etc/resolv.conf
# Not a DNS of the cluster, which would need an image: names outside it are all that pods can look up.
clusterDNS: ["{names}"]
readOnlyPort: 0
# A developer's disk is often nearly full: that must not evict pods or delete images that no registry can bring back.
evictionHard: {{memory.available: 100Mi, nodefs.available: 0%, nodefs.inodesFree: 0%, imagefs.available: 0%, imagefs.inodesFree: 0%}}
imageGCHighThresholdPercent: 100
"""

PROXY = """\
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: iptables
clusterCIDR: {pods}
hostnameOverride: {name}
clientConnection: {{kubeconfig: {config}/kube-proxy.kubeconfig}}
oomScoreAdj: 0
# The table of connections belongs to the machine's kernel: its size is left alone.
conntrack: {{maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}}
"""


def write(home: Home, network: Network, name: str) -> None:
    """Write the files of containerd, CNI, kubelet and kube-proxy."""
    node = home.root / "node"
    fields = {"root": home.root, "node": node, "pki": home.pki, "config": home.config, "name": name, "address": network.node_address, "names": network.name_server, "pods": network.pods,
              "group": cgroups.group(home), "plugins": packages.cni_folder(), "pause": PAUSE_IMAGE}
    for file, template in (("containerd.toml", CONTAINERD), ("kubelet.yaml", KUBELET), ("kube-proxy.yaml", PROXY)):
        (home.config / file).write_text(template.format(**fields))
    (node / "cni").mkdir()
    # Routed cables instead of a bridge: every packet meets kube-proxy's rules, also between pods, on every kernel.
    address_management = {"type": "host-local", "dataDir": "/run/cni-addresses", "ranges": [[{"subnet": network.pods}]],
                          "routes": [{"dst": "0.0.0.0/0"}]}
    (node / "cni" / "10-pods.conflist").write_text(json.dumps({"cniVersion": "0.4.0", "name": "pods", "plugins": [
        {"type": "ptp", "ipMasq": True, "ipam": address_management},
        {"type": "portmap", "capabilities": {"portMappings": True}}]}, indent=1))
