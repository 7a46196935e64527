package dev.sweeps.app.follow;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.URLUtils.URLBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Logs through the API server. Not by the client's {@code watchLog}, which first watches the Pod and holds the calling thread: with
 * the asynchronous client a log costs a connection and no thread.
 */
@ApplicationScoped
public class ApiServerLogs implements LogSource {
    private final KubernetesClient client;

    ApiServerLogs(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Stream follow(LogPlace place, @Nullable Instant since, Receiver receiver) {
        var http = client.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(uri(place, since))
                .forStreaming()
                .build();
        var stream = new Following(receiver);
        var _ = http.consumeBytes(request, stream).whenComplete(stream::answered);
        return stream;
    }

    private String uri(LogPlace place, @Nullable Instant since) {
        var url = new URLBuilder(client.getMasterUrl()
                        + "api/v1/namespaces/%s/pods/%s/log".formatted(place.namespace(), place.pod()))
                .addQueryParameter("container", place.container())
                .addQueryParameter("follow", "true")
                .addQueryParameter("timestamps", "true");
        if (since != null) {
            url.addQueryParameter(
                    "sinceTime", since.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return url.toString();
    }

    /** One request, from before its answer to the end of its body. */
    private static final class Following implements AsyncBody.Consumer<List<ByteBuffer>>, Stream {
        private final Receiver receiver;
        private @Nullable AsyncBody body;
        private boolean closed;

        private Following(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void consume(List<ByteBuffer> bytes, AsyncBody from) {
            receiver.received(bytes, from::consume);
        }

        private synchronized void answered(@Nullable HttpResponse<AsyncBody> response, @Nullable Throwable failure) {
            if (response == null || failure != null) {
                receiver.ended();
                return;
            }
            body = response.body();
            if (closed || !response.isSuccessful()) {
                body.cancel();
                receiver.ended();
                return;
            }
            var _ = body.done().whenComplete((_, _) -> receiver.ended());
            body.consume();
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (body != null) {
                body.cancel();
            }
        }
    }
}
