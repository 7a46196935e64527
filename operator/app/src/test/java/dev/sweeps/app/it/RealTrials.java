package dev.sweeps.app.it;

import java.time.Duration;

/** Sweeps whose trials really run: a line of Python in the image of the examples. */
final class RealTrials {
    private RealTrials() {}

    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Changes to the manifest of the tests: that program, of one or many lines, and further fields of the spec as YAML. */
    static String running(String python, String furtherFields) {
        return running(python, GRACE, furtherFields);
    }

    /** The same for a program that has {@code grace} to end when it is told to. */
    static String running(String python, Duration grace, String furtherFields) {
        return running(python, grace, "64Mi", furtherFields);
    }

    /** The same for a program that needs more {@code memory}. */
    static String running(String python, Duration grace, String memory, String furtherFields) {
        return """
               %s
               template:
                 metadata: {annotations: null}
                 spec:
                   terminationGracePeriodSeconds: %d
                   containers:
                   - name: train
                     image: sweep-trial:dev
                     imagePullPolicy: IfNotPresent
                     resources: {limits: {nvidia.com/gpu: "1", memory: %s}}
                     command:
                     - python3
                     - -c
                     - |
               %s
               """
                .formatted(furtherFields, grace.toSeconds(), memory, python.indent(8));
    }
}
