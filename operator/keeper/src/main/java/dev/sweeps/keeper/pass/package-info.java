/**
 * The steps of a pass over the folder of one sweep. Each can stop at every point and be done again: what it finds done it leaves
 * as it is.
 */
@NullMarked
package dev.sweeps.keeper.pass;

import org.jspecify.annotations.NullMarked;
