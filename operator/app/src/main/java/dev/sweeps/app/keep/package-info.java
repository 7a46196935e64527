/** The files of a sweep on its claim: the keeper's Jobs, the list that they apply, and what they report. */
@NullMarked
package dev.sweeps.app.keep;

import org.jspecify.annotations.NullMarked;
