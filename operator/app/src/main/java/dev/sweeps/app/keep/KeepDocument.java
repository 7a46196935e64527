package dev.sweeps.app.keep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.documents.SweepDocuments;
import dev.sweeps.core.keep.KeepList;
import dev.sweeps.core.keep.Removal;
import dev.sweeps.core.keep.TrialFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What a keeper is told to do: JSON, version 1, gzipped where it can be long. */
public final class KeepDocument {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeepDocument() {}

    /**
     * The list of a pass.
     *
     * @param trials at least the kept ones, by name
     */
    public static byte[] of(Sweep sweep, KeepList list, Map<String, Trial> trials, SweepDocuments documents) {
        var policy = list.policy();
        var document = head(sweep, "Keep", policy.dryRun(), policy.trashFor().toSeconds(), removal(policy.removal()));
        document.put("kept", kept(list.kept(), trials));
        document.put(
                "released", list.released().stream().map(KeepDocument::files).toList());
        document.put("files", documents.files());
        document.put("log", documents.log());
        return zipped(json(document));
    }

    /** What is removed after the end of the Sweep itself. */
    static String farewell(Sweep sweep) {
        return json(head(sweep, "Farewell", false, 0, removal(Removal.FOLDERS)));
    }

    private static Map<String, Object> head(
            Sweep sweep, String mode, boolean dryRun, long trashSeconds, String removal) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", VERSION);
        document.put("sweep", sweep.getMetadata().getName());
        document.put("uid", sweep.getMetadata().getUid());
        document.put("mode", mode);
        document.put("dryRun", dryRun);
        document.put("trashSeconds", trashSeconds);
        document.put("remove", removal);
        return document;
    }

    private static String removal(Removal removal) {
        return switch (removal) {
            case NOTHING -> "Nothing";
            case CHECKPOINTS -> "Checkpoints";
            case FOLDERS -> "Folders";
        };
    }

    private static List<Map<String, Object>> kept(List<TrialFiles> kept, Map<String, Trial> trials) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (var files : kept) {
            var entry = files(files);
            entry.put("rank", entries.size() + 1);
            entry.put("attempt", files.attempts());
            var trial = trials.get(files.trial());
            if (trial != null) {
                entry.put("record", record(trial));
            }
            entries.add(entry);
        }
        return entries;
    }

    private static Map<String, Object> files(TrialFiles files) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("trial", files.trial());
        entry.put("attempts", files.attempts());
        entry.put("checkpoint", files.checkpoint());
        return entry;
    }

    /** What stands beside a kept model. */
    private static Map<String, Object> record(Trial trial) {
        Map<String, Object> record = new LinkedHashMap<>();
        var status = trial.getStatus();
        put(record, "objective", status.objective());
        put(record, "metrics", status.metrics());
        put(record, "parameters", trial.getSpec().parameters());
        put(record, "finishedAt", status.completionTime());
        return record;
    }

    private static void put(Map<String, Object> record, String name, @Nullable Object value) {
        if (value != null) {
            record.put(name, value);
        }
    }

    private static String json(Map<String, Object> document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
