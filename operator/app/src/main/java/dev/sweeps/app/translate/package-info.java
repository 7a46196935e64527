/** The resource types of the API into the data of the core, and back: total functions without effects. */
@NullMarked
package dev.sweeps.app.translate;

import org.jspecify.annotations.NullMarked;
