/**
 * Test clusters and what runs on them: one interface over k3s in Docker, the embedded cluster and the current kubeconfig,
 * the operator as a process of its own under the chart's rights, and a fresh namespace for each test.
 */
@NullMarked
package dev.sweeps.app.cluster;

import org.jspecify.annotations.NullMarked;
