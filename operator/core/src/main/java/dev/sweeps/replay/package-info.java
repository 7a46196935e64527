/**
 * A command that plays recorded learning curves again under other stop rules, and histories that other libraries have decided on.
 * Not part of the core: it reads files.
 */
@NullMarked
package dev.sweeps.replay;

import org.jspecify.annotations.NullMarked;
