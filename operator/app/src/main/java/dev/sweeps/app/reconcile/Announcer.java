package dev.sweeps.app.reconcile;

import dev.sweeps.api.Keys;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Says decisions twice: as one INFO line and as a Kubernetes Event. Called only after the status that holds the decision was
 * written; an Event that cannot be recorded is logged and does not fail the pass.
 */
@ApplicationScoped
public class Announcer {
    private static final Logger LOG = Logger.getLogger("sweep");
    private static final int LONGEST_MESSAGE = 1000;
    private static final int LONGEST_NAME = 200;

    private final ClusterWrites writes;
    private final Clock clock;

    Announcer(ClusterWrites writes, Clock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    void announce(HasMetadata about, List<Announcement> announcements) {
        for (var announcement : announcements) {
            decision(about, announcement.reason(), announcement.message());
            try {
                writes.record(event(about, announcement, clock.instant()));
            } catch (KubernetesClientException e) {
                LOG.debugf("event %s of %s not recorded: %s", announcement.reason(), name(about), e.getMessage());
            }
        }
    }

    /** One INFO line: which object, what was decided, why. */
    void decision(HasMetadata about, String reason, String message) {
        var fields = Map.of(
                "kind", about.getKind(),
                "namespace", String.valueOf(about.getMetadata().getNamespace()),
                "name", String.valueOf(about.getMetadata().getName()),
                "reason", reason);
        fields.forEach(MDC::put);
        try {
            LOG.infof("%s %s: %s: %s", about.getKind(), name(about), reason, message);
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private static String name(HasMetadata about) {
        return about.getMetadata().getNamespace() + "/" + about.getMetadata().getName();
    }

    private static Event event(HasMetadata about, Announcement announcement, Instant now) {
        var meta = about.getMetadata();
        var time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(eventName(about, announcement))
                .withNamespace(meta.getNamespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(about.getApiVersion())
                .withKind(about.getKind())
                .withNamespace(meta.getNamespace())
                .withName(meta.getName())
                .withUid(meta.getUid())
                .endInvolvedObject()
                .withType(announcement.severity().text)
                .withReason(announcement.reason())
                .withMessage(cut(announcement.message(), LONGEST_MESSAGE))
                .withFirstTimestamp(time)
                .withLastTimestamp(time)
                .withCount(1)
                .withReportingComponent(Keys.OPERATOR)
                .withNewSource()
                .withComponent(Keys.OPERATOR)
                .endSource()
                .build();
    }

    /** The same decision about the same object has the same name, so that a repeated pass records it once. */
    private static String eventName(HasMetadata about, Announcement announcement) {
        var identity = about.getMetadata().getUid() + announcement.reason() + announcement.key();
        var suffix = "." + Long.toHexString(Integer.toUnsignedLong(identity.hashCode()))
                + Long.toHexString(Integer.toUnsignedLong(("#" + identity).hashCode() * 31));
        return cut(about.getMetadata().getName(), LONGEST_NAME) + suffix;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
