package dev.sweeps.app.bench.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sweeps.app.cluster.TestCluster;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** The kubelet of all fake nodes, as far as logs go. */
final class LoggingKubelet implements AutoCloseable {
    /** A thousand streams are opened at once. */
    private static final int BACKLOG = 4096;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<LogStream> open = ConcurrentHashMap.newKeySet();
    private final HttpsServer server;
    private final Programs programs;
    private final Clock clock;

    LoggingKubelet(TestCluster cluster, Programs programs, Clock clock) throws IOException, GeneralSecurityException {
        this.programs = programs;
        this.clock = clock;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(ServingCertificate.ofApiServer(cluster.kubeconfig())));
        server.setExecutor(threads);
        server.createContext(LogRequest.PATH, this::answer);
        server.start();
    }

    /** Makes the nodes say that their kubelet is here, and that they have so many GPUs each. */
    void serve(KubernetesClient client, int gpus) {
        Map<String, String> resources = Map.of("nvidia.com/gpu", Integer.toString(gpus));
        Map<String, Object> status = Map.of(
                "capacity",
                resources,
                "allocatable",
                resources,
                "daemonEndpoints",
                Map.of("kubeletEndpoint", Map.of("Port", server.getAddress().getPort())));
        for (Node node : client.nodes().list().getItems()) {
            client.nodes()
                    .resource(node)
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", status)));
        }
    }

    /** Breaks one of the connections; false when there is none. */
    boolean cutOne(RandomGenerator random) {
        List<LogStream> streams = List.copyOf(open);
        if (streams.isEmpty()) {
            return false;
        }
        streams.get(random.nextInt(streams.size())).cut();
        return true;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        LogRequest request = LogRequest.of(exchange);
        if (programs.of(request.pod()).isEmpty()) {
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_NOT_FOUND, -1);
            exchange.close();
            return;
        }
        LogStream stream = new LogStream(request, programs, clock);
        open.add(stream);
        try {
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, 0);
            stream.writeTo(exchange.getResponseBody());
            exchange.close();
        } finally {
            // An exchange that is left open when this fails ends with its connection, not with the end of a whole
            // answer.
            open.remove(stream);
        }
    }
}
