/**
 * What the cluster shows of an attempt: Job, Pods, Events and logs become an {@link dev.sweeps.core.attempt.AttemptObservation}.
 * Pure and total: every object gives an observation, however broken it is. What needs a request (the log of a container) is asked
 * of a port, and only once the program has ended.
 */
@NullMarked
package dev.sweeps.app.observe;

import org.jspecify.annotations.NullMarked;
