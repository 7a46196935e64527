/**
 * The rules that end a whole sweep before its trials are used up.
 * A rule is data; from the evidence it gives a verdict with its reason and the trials and numbers that decided.
 * Rules know nothing of planning or of the cluster.
 */
@NullMarked
package dev.sweeps.core.stopping;

import org.jspecify.annotations.NullMarked;
