package dev.sweeps.app.translate;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.core.history.TrialRecord;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the status of a Sweep says of its files.
 *
 * @param status absent for a sweep whose files are left alone
 * @param checkpoint where the checkpoint of a trial is
 */
public record KeptFilesReport(@Nullable FilesStatus status, Function<TrialRecord, @Nullable String> checkpoint) {}
