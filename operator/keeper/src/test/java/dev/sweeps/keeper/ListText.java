package dev.sweeps.keeper;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweeps.keeper.list.BadList;
import dev.sweeps.keeper.list.KeepList;
import dev.sweeps.keeper.list.ListReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A list as the operator writes it, for the sweep "digits". */
public final class ListText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Escapes, so that half of a surrogate pair comes through too. */
    private static final ObjectWriter WRITER = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private final ObjectNode json = JSON.createObjectNode();

    private ListText() {}

    /** Nothing kept, nothing released; what is moved waits for 600 s. */
    public static ListText keep() {
        ListText list = new ListText();
        list.json
                .put("version", 1)
                .put("sweep", "digits")
                .put("uid", "uid-1")
                .put("mode", "Keep")
                .put("dryRun", false)
                .put("trashSeconds", 600)
                .put("remove", "Checkpoints");
        list.json.putArray("kept");
        list.json.putArray("released");
        list.json.putObject("files");
        list.json.putArray("log");
        return list;
    }

    public static ListText farewell() {
        return keep().with("mode", "Farewell");
    }

    /** One attempt, which counts. */
    public ListText kept(int rank, String trial) {
        return kept(rank, trial, 1, 1, "checkpoint");
    }

    public ListText kept(int rank, String trial, int attempts, int attempt, String checkpoint) {
        json.withArray("kept")
                .addObject()
                .put("rank", rank)
                .put("trial", trial)
                .put("attempts", attempts)
                .put("attempt", attempt)
                .put("checkpoint", checkpoint)
                .putObject("record")
                .put("objective", 0.5);
        return this;
    }

    public ListText released(String trial) {
        return released(trial, 1, "checkpoint");
    }

    public ListText released(String trial, int attempts, String checkpoint) {
        json.withArray("released")
                .addObject()
                .put("trial", trial)
                .put("attempts", attempts)
                .put("checkpoint", checkpoint);
        return this;
    }

    public ListText file(String name, String text) {
        ((ObjectNode) json.path("files")).put(name, text);
        return this;
    }

    public ListText log(String line) {
        json.withArray("log").add(line);
        return this;
    }

    public ListText trash(long seconds) {
        json.put("trashSeconds", seconds);
        return this;
    }

    public ListText dryRun() {
        json.put("dryRun", true);
        return this;
    }

    public ListText with(String field, String value) {
        json.put(field, value);
        return this;
    }

    public ObjectNode json() {
        return json;
    }

    public byte[] packed() {
        return packed(json);
    }

    public static byte[] packed(JsonNode json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(WRITER.writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public KeepList read() {
        try {
            return ListReader.read(packed());
        } catch (BadList e) {
            throw new AssertionError(e.sentence(), e);
        }
    }
}
