package dev.sweeps.app.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweeps.core.cache.CacheInputs;
import dev.sweeps.core.cache.CacheKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The operator and the Python helper make the same keys. */
class CacheKeyAgreementTest {
    private static final int CONFIGURATIONS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path VECTORS = Path.of("src/test/resources/cache-key-vectors.json");

    @Test
    void sharedVectors() throws IOException {
        for (JsonNode vector : JSON.readTree(VECTORS.toFile())) {
            assertThat(key(vector))
                    .as(vector.get("why").textValue())
                    .isEqualTo(vector.get("key").textValue());
        }
    }

    @Test
    void randomConfigurations() throws IOException, InterruptedException {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < CONFIGURATIONS; i++) {
            String line = JSON.writeValueAsString(question(random));
            lines.add(line);
            keys.add(key(JSON.readTree(line)));
        }

        assertThat(python(lines)).hasSize(CONFIGURATIONS).isEqualTo(keys);
        assertThat(Set.copyOf(keys)).as("they are not all the same").hasSizeGreaterThan(CONFIGURATIONS / 2);
    }

    private static List<String> python(List<String> lines) throws IOException, InterruptedException {
        Path asked = Files.createTempFile("keys", ".jsonl");
        Path answered = Files.createTempFile("keys", ".txt");
        Files.write(asked, lines, StandardCharsets.UTF_8);
        Process python = new ProcessBuilder("python3", "print_keys.py")
                .directory(Path.of("src/test/python").toFile())
                .redirectInput(asked.toFile())
                .redirectOutput(answered.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(python.waitFor()).isZero();
        List<String> keys = Files.readAllLines(answered);
        Files.delete(asked);
        Files.delete(answered);
        return keys;
    }

    private static String key(JsonNode vector) throws JsonProcessingException {
        JsonNode declared = vector.get("declared");
        CacheInputs inputs = new CacheInputs(
                texts(declared.path("configuration")),
                Set.copyOf(texts(declared.path("sets"))),
                declared.path("data").findValuesAsText("path"),
                declared.path("version").asText(""));
        @SuppressWarnings("unchecked")
        Map<String, Object> configuration = JSON.treeToValue(vector.get("configuration"), Map.class);
        return CacheKey.of(inputs, configuration);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static Map<String, Object> question(Random random) {
        Map<String, Object> declared = new LinkedHashMap<>();
        declared.put("configuration", List.of("a", "b", "c.d", "e"));
        declared.put("sets", List.of("b", "c.d"));
        declared.put("version", text(random));
        Map<String, Object> configuration = new LinkedHashMap<>();
        for (String name : List.of("e", "a", "b", "c")) {
            configuration.put(name, value(random, 3));
        }
        return Map.of("declared", declared, "configuration", configuration);
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> (long) random.nextInt(-5, 5);
            case 4 -> finite(Double.longBitsToDouble(random.nextLong()));
            case 5 -> random.nextInt(1, 100) * Math.pow(10, random.nextInt(-8, 24));
            case 6 -> text(random);
            case 7 -> list(random, depth);
            default -> object(random, depth);
        };
    }

    private static double finite(double number) {
        return Double.isFinite(number) ? number : 0.5;
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(random, depth - 1));
        }
        return list;
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.put(text(random), value(random, depth - 1));
        }
        object.put("d", value(random, depth - 1));
        return object;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> 0x1F600 + random.nextInt(50);
                        case 2 -> 0xE000 + random.nextInt(0x1000);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }
}
