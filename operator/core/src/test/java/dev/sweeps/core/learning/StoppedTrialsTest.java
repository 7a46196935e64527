package dev.sweeps.core.learning;

import static dev.sweeps.core.history.Trials.paused;
import static dev.sweeps.core.history.Trials.stopped;
import static dev.sweeps.core.history.Trials.succeeded;
import static dev.sweeps.core.history.Trials.with;
import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a search learns from trials that a rule has stopped or paused. */
class StoppedTrialsTest {
    private static final UnitCube CUBE = UnitCube.of(space("lr", def("min", 0.0, "max", 1.0)));

    @Test
    void aStoppedTrialIsWhatItWasAtItsLastNumber() {
        var curve = new Curve(List.of(new CurvePoint(3, 0.2), new CurvePoint(5, 0.4), new CurvePoint(7, Double.NaN)));

        var observations = observations(with(stopped(0), curve), succeeded(1, 0.9));

        assertThat(observations.getFirst())
                .returns(Observation.Kind.STOPPED, Observation::kind)
                .returns(List.of(-0.4), Observation::losses)
                .returns(5L, Observation::step);
        assertThat(observations.getLast().kind()).isEqualTo(Observation.Kind.COMPLETED);
    }

    @Test
    void oneThatReportedNoNumberHasFailed() {
        var curve = new Curve(List.of(new CurvePoint(1, Double.NaN)));

        assertThat(observations(with(stopped(0), curve)))
                .singleElement()
                .returns(Observation.Kind.FAILED, Observation::kind);
    }

    @Test
    void oneThatReportedNothingSaysNothing() {
        assertThat(observations(stopped(0))).isEmpty();
    }

    @Test
    void aPausedTrialIsAsMuchAsAStoppedOneUntilItIsContinued() {
        var paused = paused(0, 3, new Curve(List.of(new CurvePoint(3, 0.2), new CurvePoint(4, 0.3))));

        assertThat(observations(paused))
                .singleElement()
                .returns(Observation.Kind.STOPPED, Observation::kind)
                .returns(List.of(-0.3), Observation::losses)
                .returns(4L, Observation::step);
        assertThat(observations(paused.continued())).as("it runs again").isEmpty();
    }

    private static List<Observation> observations(TrialRecord... trials) {
        return Trials.study(CUBE, 1, Objectives.of("reward", Goal.MAXIMIZE), List.of(trials))
                .observations();
    }
}
