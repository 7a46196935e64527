/**
 * Which configuration comes next: grid, random, Sobol and Halton search as pure functions of space, seed and ordinal.
 * The ordinal counts distinct configurations, so that no trial repeats another one.
 * This room imports spaces only; histories and stop rules are none of its business.
 */
@NullMarked
package dev.sweeps.core.search;

import org.jspecify.annotations.NullMarked;
