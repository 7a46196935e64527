/**
 * The searches as a program of their own, without a cluster: JSON lines in, JSON lines out. It serves comparisons with other
 * optimizers and anyone who wants the same search on a laptop. It does I/O, so that it stands beside the core and not in it.
 */
@NullMarked
package dev.sweeps.asktell;

import org.jspecify.annotations.NullMarked;
