package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.DesiredTrial;
import dev.sweeps.app.desired.JobRendering;
import dev.sweeps.app.desired.TrialJob;
import dev.sweeps.app.platform.OperatorSettings;
import dev.sweeps.app.translate.ProblemText;
import dev.sweeps.app.translate.ReadySweep;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the trials of a Sweep can be made at all: the Job and the Pod of its first configuration are sent to the API server as
 * a dry run. Pod Security and service accounts are judged at the Pod, so the Job alone would say nothing. Quota is no reason to
 * refuse: it frees itself.
 */
@ApplicationScoped
public class Admission implements PerSweep {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    /** What the API server said. */
    sealed interface Verdict {}

    record Accepted() implements Verdict {}

    record Refused(String reason, String message) implements Verdict {}

    private record Kept(long generation, Verdict verdict, Instant at) {}

    private final ClusterReads reads;
    private final OperatorSettings settings;
    private final SpecReadings readings;
    private final Clock clock;
    private final Map<String, Kept> byUid = new ConcurrentHashMap<>();

    Admission(ClusterReads reads, OperatorSettings settings, SpecReadings readings, Clock clock) {
        this.reads = reads;
        this.settings = settings;
        this.readings = readings;
        this.clock = clock;
    }

    /** An acceptance holds for the generation of the spec; a refusal is asked again after a while, the cluster may have changed. */
    Verdict check(Sweep sweep, ReadySweep ready) {
        var uid = sweep.getMetadata().getUid();
        var generation = sweep.getMetadata().getGeneration();
        var now = clock.instant();
        var kept = byUid.get(uid);
        if (kept != null && kept.generation() == generation && stillHolds(kept, now)) {
            return kept.verdict();
        }
        var verdict = ask(sweep, ready);
        byUid.put(uid, new Kept(generation, verdict, now));
        return verdict;
    }

    @Override
    public void forget(String uid) {
        byUid.remove(uid);
    }

    private static boolean stillHolds(Kept kept, Instant now) {
        return kept.verdict() instanceof Accepted || now.isBefore(kept.at().plus(BETWEEN_TRIES));
    }

    private Verdict ask(Sweep sweep, ReadySweep ready) {
        var first = ready.firstConfiguration();
        if (first.isEmpty()) {
            return new Accepted();
        }
        var trial = DesiredTrial.of(sweep, 0, 0, first.get().values(), "a dry run", null, null);
        return switch (TrialJob.render(readings.template(sweep), sweep, trial, 1)) {
            case JobRendering.Rejected rejected ->
                new Refused("InvalidSpec", ProblemText.sentence(rejected.problems()));
            case JobRendering.Rendered rendered -> dryRun(rendered.job());
        };
    }

    private Verdict dryRun(Job job) {
        // The Trial that owns the Job does not exist yet.
        job.getMetadata().setOwnerReferences(List.of());
        var refusal = refusal(job);
        if (refusal.isEmpty() && settings.validationDryRunPods()) {
            refusal = refusal(TrialJob.pod(job));
        }
        return refusal.isPresent() ? refusal.get() : new Accepted();
    }

    private Optional<Refused> refusal(HasMetadata object) {
        return reads.refusal(object)
                // It is there already, from before a restart: so it was admitted.
                .filter(e -> e.getCode() != HttpURLConnection.HTTP_CONFLICT)
                .filter(e -> !isQuota(e))
                .map(e -> new Refused(object.getKind() + "Rejected", FailedPass.words(e)));
    }

    private static boolean isQuota(KubernetesClientException e) {
        return FailedPass.words(e).contains("exceeded quota");
    }
}
