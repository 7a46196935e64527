/**
 * Conditions in Common Expression Language over a nested configuration: {@code when} of parameters and of pipeline steps.
 * Evaluation is linear in the expression: there are no loops, and a fault counts as "does not hold".
 * This room imports values only; who asks gives a rejected condition its place in the specification.
 */
@NullMarked
package dev.sweeps.core.condition;

import org.jspecify.annotations.NullMarked;
