package dev.sweeps.app.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a program printed and how it ended.
 *
 * @param status the exit status
 */
public record Command(int status, String stdout, String stderr) {

    /** Runs a program to its end; one that takes longer than the limit is ended and fails the test. */
    public static Command run(Duration limit, Map<String, String> environment, List<String> words) {
        try {
            ProcessBuilder builder = new ProcessBuilder(words);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> stdout = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            CompletableFuture<String> stderr = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(words + " took longer than " + limit + ":\n" + stdout.join() + stderr.join());
            }
            return new Command(process.exitValue(), stdout.join(), stderr.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs {@code kubectl} on the cluster. */
    public static Command kubectl(TestCluster cluster, Duration limit, List<String> words) {
        List<String> all =
                new java.util.ArrayList<>(List.of(Tools.path("kubectl"), "--kubeconfig=" + cluster.kubeconfig()));
        all.addAll(words);
        return run(limit, Map.of(), all);
    }

    /** The output of a program that has to succeed. */
    public String orFail() {
        if (status != 0) {
            throw new AssertionError("exit status " + status + ":\n" + stdout + stderr);
        }
        return stdout;
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
