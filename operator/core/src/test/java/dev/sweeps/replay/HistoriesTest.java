package dev.sweeps.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decisions of Optuna 5.0.0 and of W&B's sweeps 0.3.0, recorded by examples/bench/stoprules/histories.py, seeds 0 to 62. */
class HistoriesTest {
    private static final String GOLDEN = "/stop-rules/histories.jsonl";

    @ParameterizedTest
    @MethodSource("histories")
    void decidesAsTheOtherLibrary(String history) throws IOException {
        var decisions = History.play(new ObjectMapper().readTree(history));

        assertThat(decisions).isNotEmpty().allSatisfy(decision -> assertThat(decision.ours())
                .isEqualTo(decision.theirs()));
    }

    @Test
    void theHistoriesHaveBothKindsOfDecisions() throws IOException {
        var stops = 0L;
        var all = 0L;
        for (var history : histories()) {
            var decisions = History.play(new ObjectMapper().readTree(history));
            stops += decisions.stream().filter(History.Decision::theirs).count();
            all += decisions.size();
        }

        assertThat(stops).isGreaterThan(100);
        assertThat(all).isGreaterThan(10 * stops);
    }

    static List<String> histories() throws IOException {
        var stream = Objects.requireNonNull(HistoriesTest.class.getResourceAsStream(GOLDEN));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
