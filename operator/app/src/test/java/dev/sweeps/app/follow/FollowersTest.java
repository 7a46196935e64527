package dev.sweeps.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.app.cluster.ManualClock;
import dev.sweeps.app.observe.Reports;
import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.curve.LatestReport;
import dev.sweeps.core.curve.Progress;
import dev.sweeps.core.curve.Watch;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FollowersTest {
    private static final SweepSpec SPEC = Serialization.unmarshal(
            "objective: {metric: loss, goal: minimize}\nparameters: {}\ntemplate: {}\n", SweepSpec.class);

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private static final LogPlace PLACE = new LogPlace("lab", "s-00000-a1-x", "train");

    /** Decides at every tenth step and keeps it. */
    private static final Watch EVERY_TENTH = new Watch() {
        @Override
        public String metric() {
            return "loss";
        }

        @Override
        public Set<Long> protectedSteps(Curve curve) {
            return Set.of(10L, 20L);
        }

        @Override
        public boolean decides(Curve curve) {
            return curve.points().getLast().step() % 10 == 0;
        }
    };

    private static final class Scene {
        private final ManualClock clock = new ManualClock(START);
        private final ScriptedLogs logs;
        private final LogCounts counts = new LogCounts();
        private final Followers followers;
        private final AtomicInteger woken = new AtomicInteger();

        private Scene(Duration skew) {
            logs = new ScriptedLogs(START.plus(skew));
            followers = new Followers(logs, Runnable::run, 2, counts, clock);
        }

        private Scene() {
            this(Duration.ZERO);
        }

        private Reading follow(String uid, int attempt, Told stored) {
            return follow(uid, attempt, stored, EVERY_TENTH);
        }

        private Reading follow(String uid, Watch watch) {
            return follow(uid, 1, Told.NOTHING, watch);
        }

        private Reading follow(String uid, int attempt, Told stored, Watch watch) {
            return followers.follow(
                    new Followed(uid, PLACE, attempt, stored, woken::incrementAndGet), () -> Reports.of(SPEC), watch);
        }

        private Reading follow(String uid) {
            return follow(uid, 1, Told.NOTHING);
        }

        private List<Long> stepsOf(String uid) {
            return followers.reading(uid).orElseThrow().told().progress().curve().points().stream()
                    .map(CurvePoint::step)
                    .toList();
        }
    }

    /**
     * Turn after turn the log is given up to some line, and the connection breaks in the middle of the next. The clock of the node is
     * up to two hours behind that of the operator, or ahead of it.
     */
    @Property
    void countsEveryStepOnceWhateverBreaks(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 9) Integer> spans,
            @ForAll @IntRange(min = -7200, max = 7200) int skewSeconds) {
        var scene = new Scene(Duration.ofSeconds(skewSeconds));
        scene.follow("uid");
        var printed = 0;
        for (var span : spans) {
            scene.clock.pass(5);
            scene.followers.turn();
            scene.logs.printUpTo(printed + span);
            printed += span;
            scene.logs.breakAll();
        }
        scene.clock.pass(5);
        scene.followers.turn();
        scene.logs.printUpTo(printed + 1);

        assertThat(scene.stepsOf("uid"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, printed).boxed().toList());
        assertThat(scene.counts.first().sum()).isEqualTo(printed + 1);
        assertThat(scene.counts.breaks().sum()).isEqualTo(spans.size());
        scene.followers.close();
    }

    @Test
    void goesOnFromWhatIsStored() {
        var scene = new Scene();
        var stored = Progress.NONE.with(1, new CurvePoint(7, 0.7));

        scene.follow("uid", 1, new Told(stored, scene.logs.timeOf(7), null));
        scene.followers.turn();

        assertThat(scene.logs.sinceOfLast()).isEqualTo(scene.logs.timeOf(7).minusSeconds(1));
        scene.logs.printUpTo(10);
        assertThat(scene.stepsOf("uid")).containsExactly(7L, 8L, 9L);
        assertThat(scene.counts.first().sum()).isEqualTo(2);
        assertThat(scene.counts.again().sum()).isEqualTo(6);
    }

    @Test
    void wakesThePassForTheFirstReportAndForThoseThatDecide() {
        var scene = new Scene();
        scene.follow("uid");
        scene.followers.turn();

        scene.logs.printUpTo(1);
        assertThat(scene.woken).hasValue(1);
        scene.logs.printUpTo(10);
        assertThat(scene.woken).hasValue(1);
        scene.logs.printUpTo(11);
        assertThat(scene.woken).hasValue(2);
    }

    @Test
    void holdsABoundedPartOfALongCurve() {
        var scene = new Scene();
        scene.follow("uid");
        scene.followers.turn();

        scene.logs.printUpTo(10_000);

        assertThat(scene.stepsOf("uid"))
                .hasSizeLessThanOrEqualTo(2 * Reading.MOST_POINTS)
                .contains(0L, 10L, 20L, 9_999L)
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void readsTheLogsOfMoreTrialsInTurns() {
        var scene = new Scene();
        for (var uid : List.of("a", "b", "c")) {
            scene.follow(uid);
        }
        scene.followers.turn();
        assertThat(scene.followers.open()).isEqualTo(2);

        scene.clock.pass(Turns.TURN.toSeconds());
        scene.followers.turn();
        scene.clock.pass(Turns.TURN.toSeconds());
        scene.followers.turn();
        scene.logs.printUpTo(3);

        assertThat(scene.followers.open()).isEqualTo(2);
        assertThat(List.of("a", "b", "c"))
                .filteredOn(uid -> !scene.stepsOf(uid).isEmpty())
                .hasSize(2);
    }

    @Test
    void beginsAnewWithTheLogOfTheNextAttempt() {
        var scene = new Scene();
        scene.follow("uid");
        scene.followers.turn();
        scene.logs.printUpTo(5);

        var reading = scene.follow("uid", 2, Told.NOTHING);
        scene.followers.turn();

        assertThat(reading.told().progress().lastStep()).isEqualTo(4);
        scene.logs.printUpTo(6);
        assertThat(scene.followers
                        .reading("uid")
                        .orElseThrow()
                        .told()
                        .progress()
                        .attempt())
                .isEqualTo(2);
        assertThat(scene.stepsOf("uid")).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void opensAStreamAnewThatHasBeenSilentForLong() {
        var scene = new Scene();
        scene.follow("uid");
        scene.followers.turn();

        scene.clock.pass(301);
        scene.follow("uid");
        scene.followers.turn();

        assertThat(scene.logs.opened()).isEqualTo(2);
    }

    @Test
    void forgetsATrialThatNobodyAsksForAnyMore() {
        var scene = new Scene();
        scene.follow("uid");
        scene.followers.turn();

        scene.clock.pass(301);
        scene.followers.turn();

        assertThat(scene.followers.size()).isZero();
        assertThat(scene.logs.openNow()).isZero();
    }

    /** The loss falls from 1: at step 3 it is 0.25. */
    @Test
    void anEditedRuleIsAskedWithoutReadingTheLogAnew() {
        var scene = new Scene();
        scene.follow("uid");
        scene.followers.turn();
        scene.logs.printUpTo(2);
        assertThat(scene.followers.reading("uid").orElseThrow().told().newest()).isNull();

        scene.follow("uid", new Below(0.3));
        scene.logs.printUpTo(10);

        assertThat(scene.followers.reading("uid").orElseThrow().told().newest())
                .isNotNull()
                .returns(true, Newest::decides)
                .returns(3L, newest -> newest.report().step());
        assertThat(scene.logs.opened()).isEqualTo(1);
    }

    /** Decides where the loss is low. */
    private record Below(double bound) implements Watch {
        @Override
        public String metric() {
            return EVERY_TENTH.metric();
        }

        @Override
        public Set<Long> protectedSteps(Curve curve) {
            return EVERY_TENTH.protectedSteps(curve);
        }

        @Override
        public boolean decides(Curve curve) {
            return EVERY_TENTH.decides(curve);
        }

        @Override
        public Optional<LatestReport> latest(int attempt, long step, Map<String, Double> numbers) {
            return Optional.of(new LatestReport(attempt, step, numbers, List.of()));
        }

        @Override
        public boolean decides(LatestReport report) {
            return report.metrics().getOrDefault("loss", 1.0) < bound;
        }
    }
}
