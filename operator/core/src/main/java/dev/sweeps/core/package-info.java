/** The pure part of the product: everything that decides, nothing that does. */
@NullMarked
package dev.sweeps.core;

import org.jspecify.annotations.NullMarked;
