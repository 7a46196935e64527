/**
 * How the operator follows what many running programs print. The pods are played, their logs are served by a small kubelet of our
 * own, and everything in between is real: the API server asks that kubelet, and the operator asks the API server.
 */
@NullMarked
package dev.sweeps.app.bench.live;

import org.jspecify.annotations.NullMarked;
