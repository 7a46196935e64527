/**
 * What should stand in the cluster for one attempt of a trial: Job, Pod and the ConfigMap of the Python helper. Pure builders: the
 * same Sweep, Trial and attempt give the same bytes, and a user's own values always win. What cannot be built is a
 * {@link dev.sweeps.core.space.Problem} with the path of the field at fault.
 */
@NullMarked
package dev.sweeps.app.desired;

import org.jspecify.annotations.NullMarked;
