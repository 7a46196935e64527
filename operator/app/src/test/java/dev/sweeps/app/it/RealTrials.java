package dev.sweeps.app.it;

/** Sweeps whose trials really run: a line of Python in the image of the examples. */
final class RealTrials {
    private RealTrials() {}

    /** Changes to the manifest of the tests: that program, and further fields of the spec as YAML. */
    static String running(String python, String furtherFields) {
        return """
               %s
               template:
                 metadata: {annotations: null}
                 spec:
                   containers:
                   - name: train
                     image: sweep-trial:dev
                     imagePullPolicy: IfNotPresent
                     command: [python3, -c, %s]
                     resources: {limits: {nvidia.com/gpu: "1", memory: 64Mi}}
               """
                .formatted(furtherFields, "'" + python.replace("'", "''") + "'");
    }
}
