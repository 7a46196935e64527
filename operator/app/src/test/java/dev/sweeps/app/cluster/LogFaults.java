package dev.sweeps.app.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between an operator and the API server. Everything passes, watches too, except requests for logs: those are answered as the
 * test says. So a fault is a real answer, or the end of a real connection, and pods that have no log get one.
 */
public final class LogFaults implements AutoCloseable {
    private static final int CHUNK = 1 << 13;
    private static final int ASCII = 0x80;

    /** Those of the connection, which are not passed on; what comes has to be readable here. */
    private static final Set<String> OF_CONNECTION = Set.of(
            "host",
            "connection",
            "content-length",
            "upgrade",
            "http2-settings",
            "transfer-encoding",
            "expect",
            "accept-encoding");

    private static final Pattern SINCE = Pattern.compile("sinceTime=([^&]+)");

    /** How a request for a log is answered. */
    public sealed interface Answer {
        /** With this status and the words of the API server. */
        record Refused(int status, String message) implements Answer {}

        /** With the beginning of this text, and then the connection ends. */
        record Cut(String text) implements Answer {}

        /** With this text, a time before each line where the request asks for times. */
        record Log(String text) implements Answer {}

        /** With the lines of this text that were printed, one a second, by the clock of a node, since the request wants them. */
        record Timed(String text, Instant first) implements Answer {}

        /** Not at all, as a kubelet that hangs. */
        record Silence() implements Answer {}

        /**
         * With what there is to say from the time on that the request names, as a kubelet says it, and then the connection ends in the
         * middle of the answer; it stays open and silent when that is nothing.
         */
        record Torn(Function<Instant, String> text) implements Answer {}
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final URI apiServer;
    private final OperatorRights rights;
    private final AtomicInteger asked = new AtomicInteger();
    private final Queue<Instant> since = new ConcurrentLinkedQueue<>();
    private volatile Answer answer;
    /** Opened when there is another answer. */
    private volatile CountDownLatch changed = new CountDownLatch(1);

    private LogFaults(HttpServer server, HttpClient http, URI apiServer, OperatorRights rights, Answer first) {
        this.server = server;
        this.http = http;
        this.apiServer = apiServer;
        this.rights = rights;
        this.answer = first;
    }

    /** Starts one before the API server of {@code rights}. */
    public static LogFaults before(OperatorRights rights, Answer first) {
        try {
            Config config = Config.fromKubeconfig(rights.kubeconfig().toFile());
            HttpClient http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(SSLUtils.sslContext(config))
                    .build();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LogFaults faults = new LogFaults(server, http, URI.create(config.getMasterUrl()), rights, first);
            server.setExecutor(faults.threads);
            server.createContext("/", faults::handle);
            server.start();
            return faults;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same rights, through here. */
    public OperatorRights rights() {
        Config config = Config.fromKubeconfig(rights.kubeconfig().toFile());
        String server = "http://127.0.0.1:" + this.server.getAddress().getPort();
        Map<String, Object> kubeconfig = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Config",
                "current-context",
                "operator",
                "clusters",
                List.of(Map.of("name", "operator", "cluster", Map.of("server", server))),
                "contexts",
                List.of(Map.of("name", "operator", "context", Map.of("cluster", "operator", "user", "operator"))),
                "users",
                List.of(Map.of("name", "operator", "user", Map.of("token", config.getAutoOAuthToken()))));
        try {
            Path file = Checkout.logs().resolve("log-faults.kubeconfig");
            Files.writeString(file, Serialization.asYaml(kubeconfig));
            return new OperatorRights(file, rights.namespace(), rights.user());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on. */
    public void answer(Answer next) {
        since.clear();
        answer = next;
        asked.set(0);
        CountDownLatch before = changed;
        changed = new CountDownLatch(1);
        before.countDown();
    }

    /** How many logs have been asked for since the answer is what it is. */
    public int asked() {
        return asked.get();
    }

    /** From when on the logs were asked for since the answer is what it is, of requests that said so, in their order. */
    public List<Instant> since() {
        return List.copyOf(since);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/log")) {
                asked.incrementAndGet();
                // In this order: whoever still finds the old answer waits for its end, not for that of the next.
                CountDownLatch end = changed;
                log(exchange, answer, end);
            } else if (exchange.getRequestHeaders().containsKey("Sec-WebSocket-Key")) {
                // A client whose upgrade is answered so watches by plain HTTP.
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, -1);
            } else {
                pass(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void log(HttpExchange exchange, Answer answer, CountDownLatch end)
            throws IOException, InterruptedException {
        switch (answer) {
            case Answer.Refused refused -> {
                String status = Serialization.asJson(Map.of(
                        "kind",
                        "Status",
                        "apiVersion",
                        "v1",
                        "status",
                        "Failure",
                        "message",
                        refused.message(),
                        "code",
                        refused.status()));
                send(exchange, refused.status(), status, 0);
            }
            case Answer.Cut cut -> send(exchange, HttpURLConnection.HTTP_OK, cut.text(), 1);
            case Answer.Log log -> {
                boolean timed = exchange.getRequestURI().getQuery().contains("timestamps=true");
                String text =
                        timed ? log.text().replaceAll("(?m)^(?=.)", "2026-01-01T00:00:00.000000000Z ") : log.text();
                send(exchange, HttpURLConnection.HTTP_OK, text, 0);
            }
            case Answer.Timed timed -> {
                Instant from = since(exchange);
                if (!from.equals(Instant.MIN)) {
                    since.add(from);
                }
                send(exchange, HttpURLConnection.HTTP_OK, lines(timed, from), 0);
            }
            case Answer.Silence _ -> end.await();
            case Answer.Torn torn -> {
                String text = torn.text().apply(since(exchange));
                if (text.isEmpty()) {
                    exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, 0);
                    exchange.getResponseBody().flush();
                    end.await();
                    return;
                }
                send(exchange, HttpURLConnection.HTTP_OK, text, 1);
            }
        }
    }

    private static String lines(Answer.Timed log, Instant from) {
        StringBuilder lines = new StringBuilder();
        Instant at = log.first();
        for (String line : log.text().lines().toList()) {
            if (!at.isBefore(from)) {
                lines.append(at).append(' ').append(line).append('\n');
            }
            at = at.plusSeconds(1);
        }
        return lines.toString();
    }

    private static Instant since(HttpExchange exchange) {
        Matcher since = SINCE.matcher(exchange.getRequestURI().getQuery());
        return since.find() ? Instant.parse(since.group(1)) : Instant.MIN;
    }

    /** Announces {@code more} bytes than it sends: the connection then ends in the middle of the answer. */
    private static void send(HttpExchange exchange, int status, String text, int more) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length + more);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
    }

    private void pass(HttpExchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(apiServer.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        response.headers().map().forEach((name, values) -> {
            if (!OF_CONNECTION.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(response.statusCode(), 0);
        try (Reader body = new InputStreamReader(response.body(), StandardCharsets.UTF_8)) {
            char[] chunk = new char[CHUNK];
            for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                exchange.getResponseBody().write(escaped(chunk, count).getBytes(StandardCharsets.US_ASCII));
                exchange.getResponseBody().flush();
            }
        }
    }

    /**
     * JSON says the same without other characters than ASCII's. A client that watches by plain HTTP takes those that are longer in UTF-8
     * for the beginning of the next event: it reads the whole buffer of its decoder, which is longer than the text then.
     */
    private static String escaped(char[] json, int count) {
        StringBuilder ascii = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            if (json[i] < ASCII) {
                ascii.append(json[i]);
            } else {
                ascii.append("\\u%04x".formatted((int) json[i]));
            }
        }
        return ascii.toString();
    }
}
