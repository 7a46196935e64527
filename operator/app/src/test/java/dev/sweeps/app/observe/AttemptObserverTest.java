package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.attempt.AttemptObservation;
import dev.sweeps.core.attempt.AttemptObservation.Absent;
import dev.sweeps.core.attempt.AttemptObservation.Failed;
import dev.sweeps.core.attempt.AttemptObservation.Lost;
import dev.sweeps.core.attempt.AttemptObservation.Running;
import dev.sweeps.core.attempt.AttemptObservation.Succeeded;
import dev.sweeps.core.attempt.AttemptObservation.Unread;
import dev.sweeps.core.attempt.AttemptObservation.Unstarted;
import dev.sweeps.core.attempt.AttemptObservation.Waiting;
import dev.sweeps.core.attempt.ProgramFailure;
import dev.sweeps.core.attempt.ProgramFailure.Kind;
import dev.sweeps.core.attempt.ReportedResult;
import dev.sweeps.core.attempt.StepRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptObserverTest {
    private static final AttemptLogs AWAY = (_, _, _) -> new LogReading.Unreadable<>("502 Bad Gateway");

    private final AttemptObserver observer = AttemptObserver.of(Observed.sweep(null), AttemptLogs.NONE);

    private AttemptObservation observe(String pod) {
        return observer.observe(1, Observed.job("fresh"), List.of(Observed.pod(pod)), null);
    }

    private AttemptObservation observeJob(String job) {
        return observer.observe(1, Observed.job(job), List.of(), null);
    }

    private static Instant at(int minute, int second) {
        return Instant.parse("2026-03-01T10:%02d:%02dZ".formatted(minute, second));
    }

    @Test
    void isAbsentWithoutJobAndPod() {
        assertThat(observer.observe(1, null, List.of(), null)).isEqualTo(new Absent());
    }

    @Test
    void isUnstartedWhileTheJobHasNoPod() {
        assertThat(observeJob("fresh")).isEqualTo(new Unstarted(1, at(0, 0), null));
    }

    @Test
    void isUnstartedWithTheWordsOfTheRefusal() {
        FailedCreate refusal = new FailedCreate(FailedCreate.Kind.QUOTA, "exceeded quota: gpus", at(1, 0));

        AttemptObservation seen = observer.observe(1, Observed.job("fresh"), List.of(), refusal);

        assertThat(seen).isEqualTo(new Unstarted(1, at(0, 0), "exceeded quota: gpus"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unschedulable         | Unschedulable              | 0/3 nodes are available: 3 Insufficient nvidia.com/gpu.
                    not-seen-by-scheduler | Created                    | the scheduler has not looked at the pod yet
                    creating              | ContainerCreating          | the node prepares the containers and pulls their images
                    image-pull-back-off   | ImagePullBackOff           | Back-off pulling image "example.com/train:1"
                    image-of-second-step  | ErrImagePull               | manifest unknown
                    config-error          | CreateContainerConfigError | secret "wandb" not found
                    no-folder-on-claim    | CreateContainerConfigError | failed to create subPath directory for volumeMount "sweep-output" of container "train": the volume of the claim is full, read-only, or refuses the node; kubelet's log has the error
                    """)
    void waitsForOneReason(String pod, String reason, String message) {
        AttemptObservation seen = observe(pod);

        assertThat(seen).isInstanceOfSatisfying(Waiting.class, waiting -> {
            assertThat(waiting.reason()).isEqualTo(reason);
            assertThat(waiting.message()).isEqualTo(message);
            assertThat(waiting.since()).isBetween(at(0, 0), at(0, 2));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "own-init-runs,",
        "first-step-runs,model-a",
        "between-steps,model-b",
        "prepared,train",
        "main-runs,train",
        "failed-not-yet-told,train",
        "deleted-while-running,train",
        "marked-but-not-deleted,train"
    })
    void runsWithTheStepThatRunsOrComes(String pod, String step) {
        AttemptObservation seen = observe(pod);

        assertThat(seen).isInstanceOfSatisfying(Running.class, running -> assertThat(running.step())
                .isEqualTo(step));
    }

    @Test
    void tellsTimesNodeAndGpusOfAPod() {
        Running running = (Running) observe("main-runs");

        assertThat(running.pod().createdAt()).isEqualTo(at(0, 0));
        assertThat(running.pod().scheduledAt()).isEqualTo(at(0, 2));
        assertThat(running.pod().startedAt()).isEqualTo(at(1, 0));
        assertThat(running.pod().finishedAt()).isNull();
        assertThat(running.pod().node()).isEqualTo("gpu-7");
        assertThat(running.pod().gpus()).isEqualTo(2);
        assertThat(running.pod().steps())
                .containsExactly(
                        new StepRecord("model-a", 0, "Completed", at(1, 0), at(2, 0)),
                        new StepRecord("train", null, null, at(2, 3), null));
    }

    @Test
    void succeedsWithTheResultsOfAllSteps() {
        Succeeded succeeded = (Succeeded) observe("succeeded");

        assertThat(succeeded.pod().finishedAt()).isEqualTo(at(9, 0));
        assertThat(succeeded.output().result())
                .isEqualTo(new ReportedResult.Parsed(
                        Map.of("reward", 0.75, "acc_a", 0.5),
                        java.util.Set.of("loss"),
                        Map.of("n_teams", 4L),
                        "/sweep/output/checkpoint/last"));
    }

    @Test
    void succeedsWhenTheProgramEndedAlthoughASidecarStillRuns() {
        assertThat(observe("succeeded-beside-sidecar")).isInstanceOfSatisfying(Succeeded.class, succeeded -> assertThat(
                        succeeded.pod().outlivesProgram())
                .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "succeeded, false",
        "succeeded-ending-sidecar, false",
        "succeeded-not-yet-told, false",
        "succeeded-before-sidecar, true"
    })
    void knowsWhetherThePodGoesOnWithoutTheProgram(String pod, boolean goesOn) {
        AttemptObservation seen = observe(pod);

        assertThat(seen).isInstanceOfSatisfying(Succeeded.class, succeeded -> assertThat(
                        succeeded.pod().outlivesProgram())
                .isEqualTo(goesOn));
    }

    @Test
    void knowsThatThePodGoesOnWithoutTheFailedProgram() {
        assertThat(observe("failed-beside-sidecar")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.pod().outlivesProgram())
                .isTrue());
        assertThat(observe("program-failed")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.pod().outlivesProgram())
                .isFalse());
    }

    @Test
    void namesTheLimitOfAPodWhoseManyContainersShareIt() {
        AttemptObservation seen = observe("result-cut");

        assertThat(seen).isInstanceOfSatisfying(Succeeded.class, succeeded -> assertThat(
                        succeeded.output().result())
                .isEqualTo(new ReportedResult.TooLarge(1024)));
    }

    @Test
    void prefersThePodThatSucceededToANewerOne() {
        AttemptObservation seen = observer.observe(
                1, Observed.job("fresh"), List.of(Observed.pod("newer-pod"), Observed.pod("succeeded")), null);

        assertThat(seen).isInstanceOf(Succeeded.class);
    }

    @Test
    void takesTheNewestOfSeveralPods() {
        AttemptObservation seen = observer.observe(
                1, Observed.job("fresh"), List.of(Observed.pod("preempted"), Observed.pod("newer-pod")), null);

        assertThat(seen).isInstanceOf(Waiting.class);
    }

    @ParameterizedTest
    @CsvSource({
        "program-failed,PROGRAM_FAILED,2,model-a,''",
        "own-init-failed,PROGRAM_FAILED,1,fetch,''",
        "failed-beside-sidecar,PROGRAM_FAILED,3,train,''",
        "start-error,PROGRAM_FAILED,128,train,'failed to create containerd task: exec: \"pyton\": executable file not found in $PATH'",
        "out-of-memory,OUT_OF_MEMORY,137,train,''",
        "deadline-exceeded,DEADLINE_EXCEEDED,137,train,Pod was active on the node longer than the specified deadline",
        "deadline-in-preparation,DEADLINE_EXCEEDED,137,fetch,Pod was active on the node longer than the specified deadline",
        "evicted-for-own-disk,PROGRAM_FAILED,137,train,Pod ephemeral local storage usage exceeds the total limit of containers 1Gi.",
        "deleted-after-its-failure,PROGRAM_FAILED,1,train,''"
    })
    void failsByTheProgram(String pod, Kind kind, int exitCode, String step, String detail) {
        AttemptObservation seen = observe(pod);

        assertThat(seen).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(new ProgramFailure(
                        kind, exitCode, step, detail, kind == Kind.OUT_OF_MEMORY ? 2L << 30 : null)));
    }

    /** The kubelet gives its containers the same end as those of a node that was lost. */
    @ParameterizedTest
    @ValueSource(strings = {"never-started-image", "never-started-after-preparation"})
    void hasNotStartedWhenItsDeadlineCameFirst(String pod) {
        AttemptObservation seen = observe(pod);

        assertThat(seen).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(new ProgramFailure(
                        Kind.NEVER_STARTED,
                        null,
                        null,
                        "Pod was active on the node longer than the specified deadline")));
    }

    @Test
    void doesNotTakeTheWordsOfTheRuntimeForAResult() {
        Failed failed = (Failed) observe("start-error");

        assertThat(failed.output().result()).isEqualTo(new ReportedResult.Absent());
        assertThat(failed.pod().startedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "evicted,TerminationByKubelet,true",
        "preempted,PreemptionByScheduler,true",
        "preempted-still-running,PreemptionByScheduler,false",
        "node-lost,DeletionByTaintManager,false",
        "phase-unknown,NodeLost,false",
        "refused-by-kubelet,UnexpectedAdmissionError,true",
        "node-rebooted,ContainerStatusUnknown,true",
        "deleted-and-ended,PodDeleted,true",
        "deleted-ended-well-without-result,PodDeleted,true"
    })
    void isLostToTheInfrastructure(String pod, String reason, boolean over) {
        AttemptObservation seen = observe(pod);

        assertThat(seen).isInstanceOfSatisfying(Lost.class, lost -> {
            assertThat(lost.reason()).isEqualTo(reason);
            assertThat(lost.message()).isNotEmpty();
            assertThat(lost.over()).isEqualTo(over);
        });
    }

    @Test
    void keepsTheResultOfAProgramThatCameToItWhileItsPodWasDeleted() {
        assertThat(observe("deleted-ended-well-with-result")).isInstanceOf(Succeeded.class);
    }

    @ParameterizedTest
    @CsvSource({"complete,ResultLost", "failed,ResultLost", "disrupted,DisruptionTarget", "deleted,JobDeleted"})
    void isLostWhenTheJobEndedAndNoPodIsLeft(String job, String reason) {
        AttemptObservation seen = observeJob(job);

        assertThat(seen).isInstanceOfSatisfying(Lost.class, lost -> {
            assertThat(lost.reason()).isEqualTo(reason);
            assertThat(lost.over()).isTrue();
        });
    }

    @Test
    void readsTheLogOnlyForMetricsOrForWhatWentWrong() {
        List<String> asked = new ArrayList<>();
        AttemptLogs logs = (_, container, whole) -> {
            asked.add(container + " " + whole);
            return new LogReading.Read<>("starting\n\u001B[31mno GPU\u001B[0m\n");
        };
        AttemptObserver watching = AttemptObserver.of(Observed.sweep(null), logs);

        watching.observe(1, null, List.of(Observed.pod("succeeded")), null);
        assertThat(asked).isEmpty();

        Failed failed = (Failed) watching.observe(1, null, List.of(Observed.pod("program-failed")), null);
        assertThat(asked).containsExactly("model-a false");
        assertThat(failed.output().logTail()).isEqualTo("starting\nno GPU");
    }

    @Test
    void readsMetricsFromTheLogOfTheLastStep() {
        AttemptLogs logs = (_, container, whole) ->
                whole ? new LogReading.Read<>(container + "\n{\"reward\": 2}\n") : new LogReading.None<>();
        AttemptObserver watching = AttemptObserver.of(Observed.sweep(Observed.jsonLines()), logs);

        Succeeded seen = (Succeeded) watching.observe(1, null, List.of(Observed.pod("succeeded-without-result")), null);

        assertThat(seen.output().stdoutMetrics()).isEqualTo(Map.of("reward", 2.0));
        assertThat(seen.output().logTail()).isNull();
    }

    @Test
    void aLogThatCannotBeReadIsNoMissingMetric() {
        AttemptObserver watching = AttemptObserver.of(Observed.sweep(Observed.jsonLines()), AWAY);

        Unread seen = (Unread) watching.observe(1, null, List.of(Observed.pod("succeeded-without-result")), null);

        assertThat(seen.message()).isEqualTo("502 Bad Gateway");
        assertThat(seen.otherwise()).isInstanceOfSatisfying(Lost.class, lost -> {
            assertThat(lost.reason()).isEqualTo("ResultLost");
            assertThat(lost.message()).contains("502 Bad Gateway");
        });
    }

    @Test
    void aResultThatIsCompleteWithoutTheLogIsTakenWhenTheLogStaysAway() {
        AttemptObserver watching = AttemptObserver.of(Observed.sweep(Observed.jsonLines()), AWAY);

        Unread seen = (Unread) watching.observe(1, null, List.of(Observed.pod("succeeded")), null);

        assertThat(seen.otherwise()).isInstanceOf(Succeeded.class);
    }

    @Test
    void aFailureMayBeTheHardwaresUntilTheLogIsRead() {
        AttemptObserver watching = AttemptObserver.of(Observed.sweep(null), AWAY);

        Unread seen = (Unread) watching.observe(1, null, List.of(Observed.pod("program-failed")), null);

        assertThat(seen.otherwise()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.output().logTail())
                .isEqualTo("the log could not be read: 502 Bad Gateway"));
    }

    @Test
    void whatIsCertainWithoutTheLogDoesNotWaitForIt() {
        AttemptObserver watching = AttemptObserver.of(Observed.sweep(null), AWAY);

        assertThat(watching.observe(1, null, List.of(Observed.pod("out-of-memory")), null))
                .isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"succeeded", "program-failed", "preempted", "main-runs"})
    void givesTheSameObservationForTheSameObjects(String pod) {
        assertThat(observe(pod)).isEqualTo(observe(pod));
    }
}
