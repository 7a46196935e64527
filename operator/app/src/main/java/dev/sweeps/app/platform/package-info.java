/**
 * Wiring: settings, clock, leader election, metrics and the client's writes counted. The only room that may ask for the
 * time or read the environment.
 */
@NullMarked
package dev.sweeps.app.platform;

import org.jspecify.annotations.NullMarked;
