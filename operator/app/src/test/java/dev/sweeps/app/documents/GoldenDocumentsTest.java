package dev.sweeps.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code documents} holds a Sweep, its Trials and the three texts that they must give. {@code -Dgolden.write=true} writes
 * the texts anew.
 */
class GoldenDocumentsTest {
    private static final String LOG = "sweep_manager.log";

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Recorded.CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheTextsOfTheFolder(String name) throws IOException {
        Path folder = Recorded.CASES.resolve(name);

        Map<String, String> texts = texts(Recorded.read(name));

        if (Boolean.getBoolean("golden.write")) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Files.writeString(folder.resolve(text.getKey()), text.getValue());
            }
        }
        assertThat(texts.keySet()).containsExactlyInAnyOrder(SweepDocuments.RESULTS, SweepDocuments.SUMMARY, LOG);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            assertThat(text.getValue()).isEqualTo(Files.readString(folder.resolve(text.getKey())));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theOrderInWhichTrialsAreListedDoesNotMatter(String name) {
        Recorded recorded = Recorded.read(name);
        List<Trial> reversed = new ArrayList<>(recorded.trials());
        Collections.reverse(reversed);

        assertThat(texts(new Recorded(recorded.sweep(), reversed))).isEqualTo(texts(recorded));
    }

    private static Map<String, String> texts(Recorded recorded) {
        SweepDocuments documents = recorded.documents();
        Map<String, String> texts = new TreeMap<>(documents.files());
        texts.put(LOG, String.join("\n", documents.log()) + "\n");
        return texts;
    }
}
