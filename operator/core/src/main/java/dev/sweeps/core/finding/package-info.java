/**
 * The user's own rules over what a program reported: conditions in Common Expression Language, each with a verdict.
 * A rule that reads what was not reported does not apply; one that cannot be evaluated does not either, and that is said.
 */
@NullMarked
package dev.sweeps.core.finding;

import org.jspecify.annotations.NullMarked;
