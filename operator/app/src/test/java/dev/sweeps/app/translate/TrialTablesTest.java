package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.learning.EarlierSweep;
import dev.sweeps.core.learning.EarlierTrial;
import dev.sweeps.core.learning.WarmStartMode;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.space.ParameterDefinition;
import dev.sweeps.core.space.SpaceReader;
import dev.sweeps.core.space.SpaceReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialTablesTest {

    @Test
    void aTableMayHaveQuotesEmptyLinesAndAByteOrderMark() {
        var taken = read("\uFEFFnote, kind ,reward\r\n\"two\nlines\",\"a,b\", 3\r\n\r\n,\"say \"\"c\"\"\",4\r\n");

        assertThat(taken.refusal()).isNull();
        assertThat(taken.trials())
                .extracting(EarlierTrial::parameters)
                .containsExactly(Map.of("kind", "a,b"), Map.of("kind", "say \"c\""));
    }

    @Test
    void aLineMayBeShortAndTheTextEmpty() {
        assertThat(read("reward,kind\n1,\"a,b\"\n2\n").refusal()).isNull();
        assertThat(read("").refusal()).endsWith("its first line has no column reward");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNoTable() {
        assertThat(read("kind,reward\n\"a,1\n").refusal())
                .startsWith(
                        "nothing is taken from table results/trials.csv: it is no table of comma-separated values: ")
                .doesNotContain("[Source");
    }

    private static EarlierSweep read(String text) {
        var kind = new ParameterDefinition(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("a,b", "say \"c\""),
                null,
                null,
                null,
                null);
        var space = (SpaceReading.Ready) SpaceReader.read(Map.of("kind", kind));
        return TrialTables.read(
                "results/trials.csv",
                WarmStartMode.RANKING,
                text,
                UnitCube.of(space.space()),
                Objectives.of("reward", Goal.MAXIMIZE),
                1000);
    }
}
