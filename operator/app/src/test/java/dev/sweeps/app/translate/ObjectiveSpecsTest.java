package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.app.cluster.Manifests;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.objective.Constraint;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveSpecsTest {

    @Test
    void aSingleObjectiveMayHaveATarget() {
        assertThat(ObjectiveSpecs.of(spec("objective: {target: 0.5}")))
                .isEqualTo(new Objectives(List.of(new Objective("loss", Goal.MINIMIZE, null, 0.5)), List.of()));
    }

    @Test
    void severalObjectivesKeepTheirOrderAndARangeIsTwoConstraints() {
        var objectives = ObjectiveSpecs.of(
                spec(
                        """
                        objective: null
                        objectives:
                        - {metric: loss, goal: minimize, weight: 2}
                        - {metric: size, goal: maximize, weight: 1, target: 3}
                        constraints:
                        - {metric: latency, atMost: 20, atLeast: 1}
                        """));

        assertThat(objectives)
                .isEqualTo(new Objectives(
                        List.of(
                                new Objective("loss", Goal.MINIMIZE, 2.0, null),
                                new Objective("size", Goal.MAXIMIZE, 1.0, 3.0)),
                        List.of(
                                new Constraint("latency", Constraint.Bound.AT_MOST, 20),
                                new Constraint("latency", Constraint.Bound.AT_LEAST, 1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            objective: null | objective: say what to optimise
            {objective: null, objectives: [{metric: a, goal: minimize, weight: 1}, {metric: b, goal: minimize}]} | a weight or none
            """)
    void whatOnlyTheSchemaRefusesIsAProblemHereToo(String changes, String problem) {
        assertThat(SpecReader.read(spec(changes)))
                .isInstanceOfSatisfying(SpecReading.Rejected.class, rejected -> assertThat(rejected.problems())
                        .singleElement()
                        .asString()
                        .contains(problem));
    }

    private static SweepSpec spec(String changes) {
        return Serialization.unmarshal(Serialization.asJson(Manifests.sweep("s", changes)), Sweep.class)
                .getSpec();
    }
}
