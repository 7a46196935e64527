/** The record of a sweep as texts for its folder on the shared volume: from the API's objects alone, without effects. */
@NullMarked
package dev.sweeps.app.documents;

import org.jspecify.annotations.NullMarked;
