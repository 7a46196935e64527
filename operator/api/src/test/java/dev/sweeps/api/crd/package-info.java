/**
 * Writes the CustomResourceDefinitions under {@code crds/} from the types, and holds them to the rules of this project:
 * everything described, everything bounded, nothing changed by hand.
 */
@NullMarked
package dev.sweeps.api.crd;

import org.jspecify.annotations.NullMarked;
