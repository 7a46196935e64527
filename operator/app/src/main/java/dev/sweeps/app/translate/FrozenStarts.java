package dev.sweeps.app.translate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweeps.core.learning.EarlierPoints;
import dev.sweeps.core.learning.EarlierSweep;
import dev.sweeps.core.learning.EarlierTrial;
import dev.sweeps.core.learning.WarmStart;
import dev.sweeps.core.learning.WarmStartMode;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.UnitCube;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A {@link FrozenStart} as gzipped JSON and back: the same trials give the same bytes, and numbers come back bit for bit. */
public final class FrozenStarts {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private FrozenStarts() {}

    private record Text(String wanted, List<SweepText> sweeps) {}

    private record SweepText(String name, WarmStartMode mode, @Nullable String refusal, List<TrialText> trials) {}

    /** Not finite numbers, which JSON does not have, are null. */
    private record TrialText(
            Map<String, Object> parameters,
            Observation.Kind kind,
            List<Double> losses,
            List<@Nullable Double> violations,
            @Nullable Double cost,
            long step) {}

    /** The bytes to keep. */
    public static byte[] bytes(String wanted, WarmStart start) {
        var text =
                new Text(wanted, start.sweeps().stream().map(FrozenStarts::text).toList());
        try (var bytes = new ByteArrayOutputStream()) {
            try (var zipped = new GZIPOutputStream(bytes)) {
                zipped.write(JSON.writeValueAsBytes(text));
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What {@link #bytes} kept.
     *
     * @param cube of the Sweep that starts warm; trials that do not lie in it are left out
     */
    public static FrozenStart read(byte[] kept, UnitCube cube) {
        try (var zipped = new GZIPInputStream(new ByteArrayInputStream(kept))) {
            var json = zipped.readAllBytes();
            var text = JSON.readValue(json, Text.class);
            var sweeps = text.sweeps().stream().map(sweep -> sweep(sweep, cube)).toList();
            return new FrozenStart(text.wanted(), new WarmStart(sweeps), digest(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SweepText text(EarlierSweep sweep) {
        return new SweepText(
                sweep.name(),
                sweep.mode(),
                sweep.refusal(),
                sweep.trials().stream().map(FrozenStarts::text).toList());
    }

    private static TrialText text(EarlierTrial trial) {
        var seen = trial.observation();
        return new TrialText(
                trial.parameters(), seen.kind(), seen.losses(), violations(seen), finite(seen.cost()), seen.step());
    }

    private static EarlierSweep sweep(SweepText text, UnitCube cube) {
        return new EarlierSweep(
                text.name(),
                text.mode(),
                text.trials().stream()
                        .flatMap(trial -> EarlierPoints.of(cube, trial.parameters(), text.mode())
                                .map(at -> new EarlierTrial(
                                        trial.parameters(),
                                        new Observation(
                                                at,
                                                trial.kind(),
                                                trial.losses(),
                                                trial.violations().stream()
                                                        .map(FrozenStarts::number)
                                                        .toList(),
                                                number(trial.cost()),
                                                trial.step())))
                                .stream())
                        .toList(),
                text.refusal());
    }

    private static List<@Nullable Double> violations(Observation seen) {
        List<@Nullable Double> violations = new ArrayList<>();
        seen.violations().forEach(violation -> violations.add(finite(violation)));
        return violations;
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? Double.valueOf(number) : null;
    }

    private static double number(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }

    private static String digest(byte[] json) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
