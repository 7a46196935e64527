/**
 * The batch cache: by which key built data is found again, what the records say of a key, and which trial may start for it.
 * The data itself lies on the claim of the sweep and is never seen here.
 */
@NullMarked
package dev.sweeps.core.cache;

import org.jspecify.annotations.NullMarked;
