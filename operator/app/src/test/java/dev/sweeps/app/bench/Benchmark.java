package dev.sweeps.app.bench;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A benchmark as a program: figures to the standard output, a Markdown table, and what it does meanwhile to the standard error. */
public final class Benchmark {
    public static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Benchmark() {}

    /** What is measured and printed. */
    @FunctionalInterface
    public interface Measurement {
        void run() throws Exception;
    }

    /** Runs it and ends the process, with 1 if it fails. */
    public static void run(Measurement measurement) {
        try {
            measurement.run();
            System.exit(0);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            // Threads of clients and watches would keep a failed run alive.
            System.exit(1);
        }
    }

    public static void say(String what) {
        System.err.println("bench: " + what);
    }

    public static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** Makes the namespace; gives its name. */
    public static String namespace(KubernetesClient client, String name) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .serverSideApply();
        return name;
    }
}
