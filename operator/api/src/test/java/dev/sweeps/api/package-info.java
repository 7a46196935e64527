/** Holds the types to what clients and the API server expect of them: they read what is stored and write what is allowed. */
@NullMarked
package dev.sweeps.api;

import org.jspecify.annotations.NullMarked;
