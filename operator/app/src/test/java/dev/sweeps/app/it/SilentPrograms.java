package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.CurvePoint;
import dev.sweeps.api.CurveStatus;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.Map;

/** Fake nodes have no logs, so that programs on them print nothing: what trials have reported the test writes. */
final class SilentPrograms {
    private SilentPrograms() {}

    /** The running trial has reported {@code values} of its loss at steps 1, 2, 3 … in this attempt. */
    static void report(Lab lab, String trial, int attempt, double... values) {
        FakePods.running(lab, trial + "-a" + attempt);
        lab.awaitTrial(trial, found -> assertThat(Claims.stateOf(found)).isEqualTo(TrialState.RUNNING));
        var points = new ArrayList<CurvePoint>();
        for (double value : values) {
            points.add(CurvePoint.of(points.size() + 1L, value));
        }
        var curve = new CurveStatus("loss", attempt, points.size(), null, points);
        lab.client()
                .resources(Trial.class)
                .inNamespace(lab.namespace())
                .withName(trial)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("status", Map.of("curve", curve))));
    }
}
