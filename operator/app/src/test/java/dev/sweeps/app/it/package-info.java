/**
 * The operator as it is shipped, as a process with the chart's rights, against a real Kubernetes: nothing is mocked, and
 * nothing is timed but the longest that a test waits.
 */
@NullMarked
package dev.sweeps.app.it;

import org.jspecify.annotations.NullMarked;
