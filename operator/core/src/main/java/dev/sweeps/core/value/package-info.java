/**
 * JSON values as plain Java: {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code List} and {@code Map}.
 * Here they are normalised, written as text, nested by dotted names and merged.
 * This room imports nothing of the product.
 */
@NullMarked
package dev.sweeps.core.value;

import org.jspecify.annotations.NullMarked;
