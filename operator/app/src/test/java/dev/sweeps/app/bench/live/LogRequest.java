package dev.sweeps.app.bench.live;

import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the API server asks a kubelet for: {@code /containerLogs/NAMESPACE/POD/CONTAINER} with these parameters.
 *
 * @param since lines before it are left out
 * @param tail so many lines before the present are sent at most
 * @param mostBytes the answer ends there
 */
record LogRequest(String pod, boolean follow, boolean timestamps, Instant since, long tail, long mostBytes) {
    static final String PATH = "/containerLogs/";

    static LogRequest of(HttpExchange exchange) {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        Map<String, String> asked = Stream.of(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other));
        return new LogRequest(
                path[3],
                Boolean.parseBoolean(asked.get("follow")),
                Boolean.parseBoolean(asked.get("timestamps")),
                Optional.ofNullable(asked.get("sinceTime")).map(Instant::parse).orElse(Instant.MIN),
                Optional.ofNullable(asked.get("tailLines")).map(Long::parseLong).orElse(Long.MAX_VALUE),
                Optional.ofNullable(asked.get("limitBytes"))
                        .map(Long::parseLong)
                        .orElse(Long.MAX_VALUE));
    }
}
