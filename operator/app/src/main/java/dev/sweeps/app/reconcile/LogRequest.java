package dev.sweeps.app.reconcile;

import dev.sweeps.app.observe.LogReading;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Loggable;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One request for a log, and what became of it. */
final class LogRequest {
    private static final Logger LOG = Logger.getLogger("sweep");

    /** A kubelet that hangs in the middle of its answer must not hold the thread of a pass for ever; the client has no limit for that. */
    private static final long LONGEST_SECONDS = 60;

    /** The kubelet's answer for a container that has not run (pkg/kubelet, validateContainerLogStatus). */
    private static final String NEVER_RAN = "is waiting to start";

    /** The API server's for a node without an address, as virtual nodes are: nobody there will ever have a log. */
    private static final String NO_KUBELET = "no preferred addresses found";

    private LogRequest() {}

    /** Makes something of a log. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream log) throws IOException;
    }

    static <T> LogReading<T> read(Loggable log, Reader<T> reader) {
        try (var bytes = log.getLogInputStream()) {
            if (bytes == null) {
                return new LogReading.None<>();
            }
            var limit = new CompletableFuture<Boolean>().completeOnTimeout(true, LONGEST_SECONDS, TimeUnit.SECONDS);
            var _ = limit.thenAccept(isOver -> cut(bytes, isOver));
            var content = reader.read(bytes);
            return limit.complete(false)
                    ? new LogReading.Read<>(content)
                    : new LogReading.Unreadable<>("it did not end within " + LONGEST_SECONDS + " s");
        } catch (KubernetesClientException e) {
            return refused(e);
        } catch (IOException e) {
            return new LogReading.Unreadable<>(String.valueOf(e.getMessage()));
        }
    }

    private static void cut(InputStream log, boolean isOver) {
        try {
            if (isOver) {
                log.close();
            }
        } catch (IOException e) {
            LOG.debugf("a log that did not end could not be closed: %s", e.getMessage());
        }
    }

    private static <T> LogReading<T> refused(KubernetesClientException e) {
        var words = FailedPass.words(e);
        var neverRan = e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST && words.contains(NEVER_RAN);
        return neverRan || words.contains(NO_KUBELET) ? new LogReading.None<>() : new LogReading.Unreadable<>(words);
    }
}
