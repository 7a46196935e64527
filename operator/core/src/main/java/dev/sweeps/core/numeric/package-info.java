/**
 * Numbers and nothing else: random streams by counter, quasi-random points, linear algebra, special functions, minimisation.
 * Arrays in, arrays out; row-major; no exceptions for what data can bring about (a matrix that is not positive definite is a result).
 * This room imports none of the others.
 */
@NullMarked
package dev.sweeps.core.numeric;

import org.jspecify.annotations.NullMarked;
