package dev.sweeps.core.learning;

import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.search.SearchAlgorithm;

/**
 * A search that learns from the trials before.
 *
 * @param name of the algorithm, as users write it
 * @param fallback draws that take the place of the optimizer when it has no answer in time or nothing new to offer
 */
public record LearnedSearch(String name, Optimizer optimizer, UnitCube cube, long seed, SearchAlgorithm fallback) {}
