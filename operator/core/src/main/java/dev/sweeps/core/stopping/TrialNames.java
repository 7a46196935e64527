package dev.sweeps.core.stopping;

import dev.sweeps.core.history.TrialRecord;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists trials in a sentence, each with what decided; long lists are cut so that a condition's message stays readable. */
final class TrialNames {
    private static final int SHOWN = 10;

    private TrialNames() {}

    static String withNumbers(List<TrialRecord> trials, Function<TrialRecord, String> number) {
        var text = trials.stream()
                .skip(Math.max(0, trials.size() - SHOWN))
                .map(trial -> "%s (%s)".formatted(trial.name(), number.apply(trial)))
                .collect(Collectors.joining(", "));
        return trials.size() <= SHOWN ? text : "… " + text;
    }
}
