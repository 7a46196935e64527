package dev.sweeps.keeper.pass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.list.KeepList;
import dev.sweeps.keeper.list.Kept;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code trial.json} of a folder of best models. A folder that has it is complete.
 *
 * @param checkpoint its path in the folder of the attempt; null if it has none
 */
record Label(String uid, String trial, int attempt, @Nullable String checkpoint) {
    static final Name FILE = Name.of("trial.json");
    static final int LONGEST = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectWriter WRITER =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    /** Empty if this is no label. */
    static Optional<Label> read(byte[] text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (IOException e) {
            return Optional.empty();
        }
        JsonNode uid = json.path("uid");
        JsonNode trial = json.path("trial");
        JsonNode attempt = json.path("attempt");
        if (!uid.isTextual() || !trial.isTextual() || !attempt.isInt()) {
            return Optional.empty();
        }
        JsonNode checkpoint = json.path("checkpoint");
        return Optional.of(new Label(
                uid.textValue(),
                trial.textValue(),
                attempt.intValue(),
                checkpoint.isTextual() ? checkpoint.textValue() : null));
    }

    static Label of(KeepList list, Kept kept, boolean withCheckpoint) {
        return new Label(
                list.uid(),
                kept.trial(),
                kept.attempt(),
                withCheckpoint && kept.checkpoint() != null ? kept.checkpoint().text() : null);
    }

    /** The text of the file: always the same for the same list. */
    byte[] text(KeepList list, Kept kept) {
        ObjectNode json = JSON.createObjectNode()
                .put("sweep", list.sweep())
                .put("uid", uid)
                .put("rank", kept.rank())
                .put("trial", trial)
                .put("attempt", attempt);
        if (checkpoint != null) {
            json.put("checkpoint", checkpoint);
        }
        json.set("record", kept.record());
        try {
            return (WRITER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can be written", e);
        }
    }
}
