/**
 * Follows what running trials print, through the API server: asynchronous streams, a bounded number of them, and after every break
 * on from where they were. What is read is advice that can be read again; what counts is stored in the Trials.
 */
@NullMarked
package dev.sweeps.app.follow;

import org.jspecify.annotations.NullMarked;
