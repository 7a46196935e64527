package dev.sweeps.app.desired;

import dev.sweeps.core.space.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Guards against configurations that the API server (256 KiB of annotations) or the kernel (128 KiB a variable) would refuse. */
final class SizeProblems {
    private static final int PARAMETERS_KIB = 200;
    private static final int ENVIRONMENT_KIB = 100;

    private SizeProblems() {}

    static List<Problem> of(TrialAttempt attempt) {
        List<Problem> problems = new ArrayList<>();
        int parameters = bytes(attempt.configuration().nestedJson());
        if (parameters > PARAMETERS_KIB * 1024) {
            problems.add(new Problem(
                    "overrides",
                    "the configuration of a trial is " + kib(parameters) + ", over the limit of " + PARAMETERS_KIB
                            + " KiB: keep large data in files of the image or of a volume"));
        }
        int environment = TrialEnvironment.of(attempt, List.of()).stream()
                .mapToInt(variable -> bytes(variable.getName()) + bytes(variable.getValue()))
                .sum();
        if (environment > ENVIRONMENT_KIB * 1024) {
            problems.add(new Problem(
                    "parameters",
                    "the environment of a trial is " + kib(environment) + ", over the limit of " + ENVIRONMENT_KIB
                            + " KiB: shorten the values, or move what does not vary to overrides"));
        }
        return problems;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String kib(int bytes) {
        return (bytes + 1023) / 1024 + " KiB";
    }
}
