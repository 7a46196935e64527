/**
 * What is believed of a function from few values: a Gaussian process over the unit cube, its fit, its predictions in the unit of the
 * loss, and which coordinates matter. Everything is a pure function of the data; losses become labels, and smaller stays better.
 */
@NullMarked
package dev.sweeps.core.surrogate;

import org.jspecify.annotations.NullMarked;
