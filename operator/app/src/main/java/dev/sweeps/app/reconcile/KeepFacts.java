package dev.sweeps.app.reconcile;

import dev.sweeps.api.Trial;
import java.util.List;
import java.util.Set;

/**
 * What has to be known of a sweep to have its files kept.
 *
 * @param trials those that the ranking was made of, and no later ones
 * @param best names, best first
 * @param needed names of trials from whose checkpoints others go on, now or later
 * @param mayComeBack whether a trial that is out can get in again
 * @param last whether the sweep is over
 */
record KeepFacts(List<Trial> trials, List<String> best, Set<String> needed, boolean mayComeBack, boolean last) {}
