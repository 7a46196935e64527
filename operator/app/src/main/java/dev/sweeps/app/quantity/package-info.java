/** Amounts as Kubernetes writes them, for all rooms that read templates, pods or statuses. */
@NullMarked
package dev.sweeps.app.quantity;

import org.jspecify.annotations.NullMarked;
