package dev.sweeps.app.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the operator. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        // The framework would put a dozen fields about its own events on every log line; ours carry what was decided.
        System.setProperty("JAVA_OPERATOR_SDK_USE_MDC", "false");
        Quarkus.run(args);
    }
}
