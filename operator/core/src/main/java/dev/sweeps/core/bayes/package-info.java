/**
 * Bayesian optimisation: an {@link dev.sweeps.core.optimizer.Optimizer} that fits Gaussian processes to what is known and suggests
 * the point that its acquisition function likes best.
 */
@NullMarked
package dev.sweeps.core.bayes;

import org.jspecify.annotations.NullMarked;
