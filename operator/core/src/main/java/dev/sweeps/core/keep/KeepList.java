package dev.sweeps.core.keep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that one pass of the keeper puts into effect: an explicit list, never a pattern. What stands on neither list is not
 * touched: live trials and unknown folders.
 *
 * @param kept best first
 * @param released finished trials that are out
 * @param last whether the sweep is over, so that no other list follows
 */
public record KeepList(KeepPolicy policy, List<TrialFiles> kept, List<TrialFiles> released, boolean last) {
    private static final int DIGITS = 16;

    public KeepList {
        kept = List.copyOf(kept);
        released = List.copyOf(released);
    }

    /**
     * Makes the list from the trials that a ranking was made of.
     *
     * @param finished the trials that were final when the ranking was made; a trial that became final later must not be among them,
     *     for it may be better than all that are ranked
     * @param best names of the ranked trials, best first
     * @param needed names of trials whose checkpoints others go on from, now or later: they are not released before the end
     * @param mayComeBack whether a trial that is out can get in again when others finish, as where objectives are traded off: then
     *     nothing is released before the end
     */
    public static KeepList of(
            KeepPolicy policy,
            List<TrialFiles> finished,
            List<String> best,
            Set<String> needed,
            boolean mayComeBack,
            boolean last) {
        Map<String, TrialFiles> byName = HashMap.newHashMap(finished.size());
        finished.forEach(trial -> byName.put(trial.trial(), trial));
        List<TrialFiles> kept = new ArrayList<>();
        for (var name : best.subList(0, Math.min(best.size(), policy.topK()))) {
            var files = byName.remove(name);
            if (files != null) {
                kept.add(files);
            }
        }
        var released = mayComeBack && !last
                ? List.<TrialFiles>of()
                : finished.stream()
                        .filter(trial -> byName.containsKey(trial.trial()) && trial.attempts() > 0)
                        .filter(trial -> last || !needed.contains(trial.trial()))
                        .toList();
        return new KeepList(policy, kept, released, last);
    }

    /** True when there is nothing to be done yet. */
    public boolean isEmpty() {
        return kept.isEmpty() && released.isEmpty() && !last;
    }

    /** Sixteen hexadecimal digits; two lists that ask for the same have the same ones. */
    public String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            add(sha, policy.toString());
            add(sha, Boolean.toString(last));
            kept.forEach(trial -> add(sha, trial.toString()));
            add(sha, "released");
            released.forEach(trial -> add(sha, trial.toString()));
            return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest sha, String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
    }
}
