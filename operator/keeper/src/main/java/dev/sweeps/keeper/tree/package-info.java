/** Whole trees of files: going through them, deleting, doubling and measuring them, however deep they are. */
@NullMarked
package dev.sweeps.keeper.tree;

import org.jspecify.annotations.NullMarked;
