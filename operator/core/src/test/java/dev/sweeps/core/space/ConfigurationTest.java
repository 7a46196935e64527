package dev.sweeps.core.space;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void liesOverTheOverrides() {
        Configuration configuration = new Configuration(Map.of("trainer.lr", 0.1));

        assertThat(configuration.nestedOver(Map.of("trainer", Map.of("lr", 0.5, "steps", 10L), "env", "ant")))
                .isEqualTo(Map.of("trainer", Map.of("lr", 0.1, "steps", 10L), "env", "ant"));
    }

    @Test
    void isEqualWhateverTheOrder() {
        Configuration configuration = new Configuration(Map.of("a", 1L, "b.c", true));

        assertThat(configuration.canonicalText()).isEqualTo("{\"a\":1,\"b.c\":true}");
    }

    @Test
    void aSpaceKnowsItsConflictsWithTheOverrides() {
        SearchSpace space =
                space("trainer.lr", def("value", 1), "net", def("values", List.of("small", Map.of("depth", 2))));

        assertThat(space.conflictsWith(Map.of("trainer", Map.of("steps", 1L)))).isEmpty();
        assertThat(space.conflictsWith(Map.of("trainer", 5L)))
                .containsExactly(new Problem(
                        "overrides.trainer",
                        "is also set by parameters[\"trainer.lr\"], which needs an object there; remove trainer from the"
                                + " overrides or rename the parameter"));
        assertThat(space.conflictsWith(Map.of("net", Map.of("width", 1L))))
                .containsExactly(new Problem(
                        "overrides.net",
                        "is also set by parameters[\"net\"], one of the two is an object and the other a plain value; remove"
                                + " net from the overrides or rename the parameter"));
    }
}
