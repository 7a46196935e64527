package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sweeps.core.attempt.ReportedResult;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the cluster holds, an observation comes out: one malformed object must not stop the operator. */
class AnyObjectPropertyTest {
    private final AttemptObserver observer = AttemptObserver.of(
            Observed.sweep(Observed.jsonLines()), (_, _, _) -> new LogReading.Read<>("{\"reward\": 1}"));

    @Property
    void neverThrowsForAnyPod(@ForAll("pods") Map<String, Object> pod, @ForAll("jobs") Map<String, Object> job) {
        Pod parsed = Serialization.unmarshal(Serialization.asJson(pod), Pod.class);
        Job owner = Serialization.unmarshal(Serialization.asJson(job), Job.class);

        assertThatCode(() -> observer.observe(1, owner, List.of(parsed), null)).doesNotThrowAnyException();
        assertThatCode(() -> observer.observe(1, owner, List.of(), null)).doesNotThrowAnyException();
    }

    @Property
    void neverThrowsForAnyMessage(@ForAll String message) {
        ReportedResult result = new ResultParser(List.of("reward"), 4096).parse(Map.of("train", message));

        assertThat(result).isNotNull();
    }

    @Provide
    Arbitrary<Map<String, Object>> pods() {
        return Combinators.combine(
                        metadata(), specs().injectNull(0.1), statuses().injectNull(0.1))
                .as((metadata, spec, status) -> object("metadata", metadata, "spec", spec, "status", status));
    }

    @Provide
    Arbitrary<Map<String, Object>> jobs() {
        Arbitrary<Map<String, Object>> status = conditions().map(conditions -> object("conditions", conditions));
        return Combinators.combine(metadata(), status.injectNull(0.3))
                .as((metadata, rest) -> object("metadata", metadata, "status", rest));
    }

    private static Arbitrary<Map<String, Object>> metadata() {
        return Combinators.combine(times(), times(), Arbitraries.of(0, 30).injectNull(0.5))
                .as((created, deleted, grace) -> object(
                        "name",
                        "p",
                        "creationTimestamp",
                        created,
                        "deletionTimestamp",
                        deleted,
                        "deletionGracePeriodSeconds",
                        grace));
    }

    private static Arbitrary<Map<String, Object>> specs() {
        Map<String, Object> step = object("name", "train", "env", List.of(object("name", "SWEEP_TRIAL", "value", "t")));
        Map<String, Object> other = object("name", "side", "restartPolicy", "Always");
        Arbitrary<Object> containers =
                Arbitraries.of(step, other, object()).list().ofMaxSize(3).map(list -> list);
        return Combinators.combine(containers, containers, Arbitraries.of("n1").injectNull(0.5))
                .as((init, main, node) -> object("initContainers", init, "containers", main, "nodeName", node));
    }

    private static Arbitrary<Map<String, Object>> statuses() {
        Arbitrary<Object> states = Arbitraries.of(
                object(),
                object("waiting", object()),
                object("waiting", object("reason", "ErrImagePull")),
                object("running", object("startedAt", "yesterday")),
                object("terminated", object()),
                object("terminated", object("exitCode", 0, "message", "{\"reward\": 1}")),
                object(
                        "terminated",
                        object("exitCode", 1, "reason", "OOMKilled", "finishedAt", "2026-01-01T00:00:00Z")));
        Arbitrary<Object> containers = states.injectNull(0.1)
                .flatMap(
                        state -> Arbitraries.of("train", "side").injectNull(0.1).map(name ->
                                (Object) object("name", name, "state", state)))
                .list()
                .ofMaxSize(3)
                .map(list -> list);
        return Combinators.combine(
                        Arbitraries.of("Pending", "Running", "Succeeded", "Failed", "Unknown", "")
                                .injectNull(0.1),
                        Arbitraries.of("Evicted", "NodeLost", "DeadlineExceeded", "OutOfcpu", "?")
                                .injectNull(0.5),
                        conditions(),
                        containers,
                        containers)
                .as((phase, reason, conditions, init, main) -> object(
                        "phase",
                        phase,
                        "reason",
                        reason,
                        "conditions",
                        conditions,
                        "initContainerStatuses",
                        init,
                        "containerStatuses",
                        main));
    }

    private static Arbitrary<Object> conditions() {
        return Combinators.combine(
                        Arbitraries.of("PodScheduled", "DisruptionTarget", "Failed", "Complete")
                                .injectNull(0.1),
                        Arbitraries.of("True", "False").injectNull(0.1),
                        times())
                .as((type, status, time) -> object("type", type, "status", status, "lastTransitionTime", time))
                .list()
                .ofMaxSize(3)
                .map(list -> list);
    }

    private static Arbitrary<String> times() {
        return Arbitraries.of("2026-03-01T10:00:00Z", "1970-01-01T00:00:00Z", "no time", "")
                .injectNull(0.3);
    }

    private static Map<String, Object> object(Object... fields) {
        Map<String, Object> object = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            object.put((String) fields[i], fields[i + 1]);
        }
        return object;
    }
}
