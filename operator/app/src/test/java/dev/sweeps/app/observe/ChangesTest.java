package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {
    private static final String POD =
            """
            metadata: {name: s-00000-a1-x, resourceVersion: "%s", finalizers: [%s]%s}
            status: {phase: %s}
            """;
    private static final String JOB =
            """
            metadata: {name: s-00000-a1, resourceVersion: "%s"%s}
            spec: {suspend: %s}
            status: {active: %s, conditions: [%s]}
            """;
    private static final String ENDING = ", deletionTimestamp: \"2026-01-02T03:04:05Z\"";

    @ParameterizedTest
    @CsvSource({
        "batch.kubernetes.io/job-tracking, '', Running, false",
        "'', '', Running, false",
        "batch.kubernetes.io/job-tracking, '', Succeeded, true",
        "batch.kubernetes.io/job-tracking, ending, Running, true"
    })
    void ofAPod(String finalizer, String ending, String phase, boolean matters) {
        Pod before =
                Serialization.unmarshal(POD.formatted(1, "batch.kubernetes.io/job-tracking", "", "Running"), Pod.class);
        Pod after =
                Serialization.unmarshal(POD.formatted(2, finalizer, ending.isEmpty() ? "" : ENDING, phase), Pod.class);

        assertThat(Changes.matter(after, before)).isEqualTo(matters);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, 1, '', false",
        "'', false, 0, '', false",
        "ending, false, 0, '', true",
        "'', true, 0, '', true",
        "'', false, 0, '{type: Failed, status: \"True\"}', true"
    })
    void ofAJob(String ending, boolean suspend, int active, String condition, boolean matters) {
        Job before = Serialization.unmarshal(JOB.formatted(1, "", false, 0, ""), Job.class);
        Job after = Serialization.unmarshal(
                JOB.formatted(2, ending.isEmpty() ? "" : ENDING, suspend, active, condition), Job.class);

        assertThat(Changes.matter(after, before)).isEqualTo(matters);
    }
}
