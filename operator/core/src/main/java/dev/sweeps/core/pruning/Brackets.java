package dev.sweeps.core.pruning;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The brackets of Hyperband (Li et al., JMLR 18, 2018), dealt out as Optuna does: {@code floor(log_eta(max / min)) + 1} of them;
 * bracket b has its first rung at {@code min * eta^b} and gets {@code ceil(count * eta^s / (s + 1))} shares of the trials,
 * {@code s = count - 1 - b}.
 */
final class Brackets {
    private final List<Asha> rules = new ArrayList<>();
    private final List<Long> shares = new ArrayList<>();
    private long allShares;

    Brackets(Hyperband rule) {
        var count = (int) Math.floor(Math.log((double) rule.maxSteps() / rule.minSteps()) / Math.log(rule.eta())) + 1;
        var first = rule.minSteps();
        for (var bracket = 0; bracket < count; bracket++) {
            var s = count - 1 - bracket;
            var share = (long) Math.ceil(count * Math.pow(rule.eta(), s) / (s + 1));
            rules.add(new Asha(first, rule.eta(), rule.bootstrap()));
            shares.add(share);
            allShares += share;
            first *= rule.eta();
        }
    }

    List<Asha> rules() {
        return List.copyOf(rules);
    }

    /** The bracket of trial {@code index} of a sweep: always the same one, whenever it is asked. */
    int of(String sweep, long index) {
        var checksum = new CRC32();
        checksum.update((sweep + "_" + index).getBytes(StandardCharsets.UTF_8));
        var draw = checksum.getValue() % allShares;
        var bracket = 0;
        while (draw >= shares.get(bracket)) {
            draw -= shares.get(bracket);
            bracket++;
        }
        return bracket;
    }
}
