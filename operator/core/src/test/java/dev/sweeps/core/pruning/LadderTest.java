package dev.sweeps.core.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.Rung;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rungs at 2, 6, 18 … steps of which one third goes on; smaller is better. */
class LadderTest {
    private final List<Climber> climbers = new ArrayList<>();

    @Test
    void theFirstOnesAtARungArePausedUntilEnoughHaveCome() {
        running(0.5, 0.4);

        var first = ladder().arrivals(false);

        assertThat(first).singleElement().satisfies(verdict -> {
            assertThat(verdict.move()).isEqualTo(Ladder.Move.PAUSE);
            assertThat(verdict.cause())
                    .isEqualTo(new Cause(
                            "asha",
                            2,
                            0.4,
                            null,
                            1,
                            "asha: 0.4 at rung 2 is rank 1 of 1, of whom none goes on yet; it is paused"));
        });
    }

    @Test
    void oneThatIsAmongTheBestGoesOnWithoutABreak() {
        paused(2, 0.5, 0.4);
        paused(2, 0.5, 0.5);
        running(0.5, 0.3);

        var verdict = ladder().arrivals(false).getFirst();

        assertThat(verdict.move()).isEqualTo(Ladder.Move.PASS);
        assertThat(verdict.cause().text())
                .isEqualTo("asha: 0.3 at rung 2 is rank 1 of 3, of whom the best goes on; it goes on");
        assertThat(ladder().promotions(1, false)).isEmpty();
    }

    @Test
    void aPausedOneIsContinuedWhenAWorseOneHasMadeRoom() {
        paused(2, 0.5, 0.3);
        paused(2, 0.5, 0.5);
        running(0.5, 0.4);

        assertThat(ladder().arrivals(false).getFirst().move()).isEqualTo(Ladder.Move.PAUSE);
        assertThat(ladder().promotions(2, false))
                .extracting(Ladder.Verdict::trial)
                .containsExactly("0");
        assertThat(ladder().promotions(0, false)).isEmpty();
    }

    @Test
    void theTopRungComesFirst() {
        for (var trial = 0; trial < 3; trial++) {
            paused(6, 0.5, 0.1 + trial, 0.5, 0.5, 0.5, 0.1 + trial);
        }
        for (var trial = 0; trial < 9; trial++) {
            paused(2, 0.5, 0.05 + trial);
        }

        assertThat(ladder().promotions(9, false))
                .extracting(verdict -> verdict.cause().step())
                .startsWith(6L)
                .contains(2L);
    }

    @Test
    void whatIsReportedBetweenTheOrderAndTheEndCountsForNoHigherRung() {
        paused(2, 0.5, 0.4, 0.4, 0.4, 0.4, 0.01);
        paused(2, 0.5, 0.5);
        paused(2, 0.5, 0.6);

        assertThat(ladder().promotions(3, false)).singleElement().satisfies(verdict -> {
            assertThat(verdict.trial()).isEqualTo("0");
            assertThat(verdict.cause().step()).isEqualTo(2);
        });
    }

    @Test
    void oneThatWasPromotedIsNotPausedAgainWhereItWas() {
        climbers.add(climber(Climber.Phase.RUNNING, new Rung(2, true), 0.5, 0.9, 0.9));
        paused(2, 0.5, 0.1);
        paused(2, 0.5, 0.2);

        assertThat(ladder().arrivals(false)).isEmpty();
    }

    @Test
    void atTheEndTheBestOfTheHighestRungGoesOnWhenNobodyHasFinished() {
        paused(2, 0.5, 0.1);
        paused(6, 0.5, 0.2, 0.2, 0.2, 0.2, 0.2);

        assertThat(ladder().promotions(1, false)).isEmpty();
        assertThat(ladder().promotions(1, true)).singleElement().satisfies(verdict -> {
            assertThat(verdict.trial()).isEqualTo("1");
            assertThat(verdict.cause().text()).contains("no trial has finished");
        });
    }

    @Test
    void theLastOneThatRunsIsNotPausedForNothing() {
        paused(2, 0.5, 0.1);
        climbers.add(climber(Climber.Phase.RUNNING, new Rung(2, true), 0.5, 0.2, 0.2, 0.2, 0.2, 0.2));

        assertThat(ladder().arrivals(false).getFirst().move()).isEqualTo(Ladder.Move.PAUSE);
        assertThat(ladder().arrivals(true).getFirst().move()).isEqualTo(Ladder.Move.PASS);
    }

    @Test
    void aNanIsNoValueAtARung() {
        running(0.5, Double.NaN);

        assertThat(ladder().arrivals(false)).isEmpty();
    }

    private void running(double... values) {
        climbers.add(climber(Climber.Phase.RUNNING, null, values));
    }

    private void paused(long rung, double... values) {
        climbers.add(climber(Climber.Phase.PAUSED, new Rung(rung, false), values));
    }

    /** Values of steps 1, 2, 3 … */
    private Climber climber(Climber.Phase phase, @Nullable Rung rung, double... values) {
        var points = new ArrayList<CurvePoint>();
        for (var value : values) {
            points.add(new CurvePoint(points.size() + 1L, value));
        }
        var index = climbers.size();
        return new Climber(Integer.toString(index), index, phase, new Curve(points), rung, null);
    }

    private Ladder ladder() {
        return new Ladder(Asha.promoting(2, 3), Goal.MINIMIZE, climbers);
    }
}
