/**
 * Tree-structured Parzen estimator with the rules of Optuna 5.0: what is good and what is not are two mixtures of kernels, and the
 * next point is where the first is densest compared with the second (Bergstra, Bardenet, Bengio, Kegl, "Algorithms for hyper-parameter
 * optimization", 2011; Watanabe, arXiv 2304.11127). It takes spaces with conditions, levels without order, several losses and
 * constraints.
 */
@NullMarked
package dev.sweeps.core.tpe;

import org.jspecify.annotations.NullMarked;
