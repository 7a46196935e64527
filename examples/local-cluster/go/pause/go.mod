// The process that holds a pod's namespaces, and the first process of the node itself: it waits and reaps.
module sweeps.dev/local-cluster/pause

go 1.24.0
