/** Which files of a sweep stay on the volume, and when that is put into effect. */
@NullMarked
package dev.sweeps.core.keep;

import org.jspecify.annotations.NullMarked;
