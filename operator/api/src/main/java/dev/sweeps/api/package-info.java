/** The resource types of group {@code sweeps.dev}. */
@NullMarked
package dev.sweeps.api;

import org.jspecify.annotations.NullMarked;
