/**
 * What a sweep may try: parameters with their domains and conditions, read from the user's definitions.
 * Bad input becomes {@link dev.sweeps.core.space.Problem}s, never an exception; a {@link dev.sweeps.core.space.SearchSpace} is valid.
 * This room imports values and conditions only.
 */
@NullMarked
package dev.sweeps.core.space;

import org.jspecify.annotations.NullMarked;
