/**
 * One pass = observe, plan, act, report: the reconcilers of Sweep and Trial and the objects that act for them. Level-based:
 * no branch asks which event came, and a pass that is run twice changes nothing.
 */
@NullMarked
package dev.sweeps.app.reconcile;

import org.jspecify.annotations.NullMarked;
