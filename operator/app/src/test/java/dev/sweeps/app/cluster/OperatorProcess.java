package dev.sweeps.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The built operator as a process of its own, with the rights of the chart; it can be killed and started again. */
public final class OperatorProcess implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final OperatorRights rights;
    private final Path log;
    private final Map<String, String> environment;
    private final List<String> jvmArguments;
    private @Nullable Process process;
    private int port;

    /**
     * @param name names the log file below {@code target/it-logs}
     * @param environment on top of what every test sets
     */
    public OperatorProcess(OperatorRights rights, String name, Map<String, String> environment) {
        // What the chart's options come to with its memory limit.
        this(
                rights,
                name,
                environment,
                List.of(
                        "-Xmx205m",
                        "-XX:+UseSerialGC",
                        "-XX:MinHeapFreeRatio=20",
                        "-XX:MaxHeapFreeRatio=40",
                        "-XX:+UseCompactObjectHeaders"));
    }

    public OperatorProcess(
            OperatorRights rights, String name, Map<String, String> environment, List<String> jvmArguments) {
        this.rights = rights;
        this.log = Checkout.logs().resolve(name + ".log");
        this.environment = Map.copyOf(environment);
        this.jvmArguments = List.copyOf(jvmArguments);
    }

    /** Starts it without waiting; the log of earlier lives stays. */
    public void launch() {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> all = new HashMap<>(Map.of(
                "KUBECONFIG",
                rights.kubeconfig().toString(),
                "KUBERNETES_NAMESPACE",
                rights.namespace(),
                "QUARKUS_OPERATOR_SDK_NAMESPACES",
                "JOSDK_ALL_NAMESPACES",
                "SWEEP_OPERATOR_LEASE_NAMESPACE",
                rights.namespace(),
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                "false",
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "SWEEP_OPERATOR_LEADER_ELECTION",
                "false"));
        // As the image sets it.
        all.put("MALLOC_ARENA_MAX", "2");
        all.putAll(environment);
        List<String> words = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        words.addAll(jvmArguments);
        // As the image starts it.
        words.addAll(List.of(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompilerDirectivesFile=" + Checkout.at("operator/app/src/main/docker/compiler-directives.json")));
        words.addAll(List.of("-jar", Checkout.operatorJar().toString()));
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(all);
            Process started = builder.start();
            // A test run that is interrupted takes its operators along.
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it is ready. */
    public OperatorProcess start() {
        launch();
        awaitReady();
        return this;
    }

    /** Waits until the readiness probe succeeds; a process that ends meanwhile fails the test at once. */
    public void awaitReady() {
        await("readiness of the operator, see " + log)
                .atMost(READY)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsMatching(failure -> !(failure instanceof EndedError))
                .until(() -> {
                    if (!isAlive()) {
                        throw new EndedError("the operator has ended by itself, see " + log);
                    }
                    return get("/q/health/ready").statusCode() == 200;
                });
    }

    /** {@code kill -9}. */
    public void killHard() {
        end(running().destroyForcibly());
    }

    /** Asks it to end, as the kubelet does. */
    public void stop() {
        running().destroy();
        end(running());
    }

    /** Stops it in the middle of whatever it does ({@code kill -STOP}). */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .inheritIO()
                    .start();
            assertThat(kill.waitFor()).as("kill -" + name).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return running().pid();
    }

    public Path log() {
        return log;
    }

    /** The page of metrics in Prometheus' form. */
    public String metrics() {
        HttpResponse<String> response = get("/q/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            end(process);
        }
    }

    private Process running() {
        assertThat(process).as("the operator's process").isNotNull();
        return java.util.Objects.requireNonNull(process);
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("the operator did not end within " + END + " of being asked to");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return http.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What waiting for readiness does not swallow. */
    private static final class EndedError extends AssertionError {
        private static final long serialVersionUID = 1L;

        EndedError(String message) {
            super(message);
        }
    }
}
