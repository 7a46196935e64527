package dev.sweeps.keeper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Programs of the machine that tests need. */
final class Command {
    private Command() {}

    static void run(String... command) {
        String failure = tried(command);
        if (!failure.isEmpty()) {
            throw new AssertionError(String.join(" ", command) + ": " + failure);
        }
    }

    /** Empty if it worked, else why not. */
    static String tried(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : output + " (status " + process.exitValue() + ")";
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
