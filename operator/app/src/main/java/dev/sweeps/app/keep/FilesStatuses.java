package dev.sweeps.app.keep;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.ClaimFolders;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.core.keep.PassRecord;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the status of a Sweep says of its files, from pass to pass. */
public final class FilesStatuses {
    private FilesStatuses() {}

    /** What is stored, or the state before the first pass. */
    public static FilesStatus before(Sweep sweep) {
        var stored = sweep.getStatus() == null ? null : sweep.getStatus().files();
        if (stored != null) {
            return stored;
        }
        var storage = Objects.requireNonNull(sweep.getSpec().storage(), "only files on a claim have a status");
        var meta = sweep.getMetadata();
        return new FilesStatus(
                ClaimFolders.ofSweep(storage, meta.getNamespace(), meta.getName()),
                0,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                null,
                0,
                null,
                false);
    }

    /**
     * What decides when the next pass is due.
     *
     * @param began when the sweep began, RFC 3339
     */
    public static PassRecord record(FilesStatus status, @Nullable String began) {
        return new PassRecord(
                TrialRecords.instant(began),
                status.applied(),
                TrialRecords.instant(status.lastPassTime()),
                status.failures(),
                TrialRecords.instant(status.nextDelete()));
    }

    /**
     * After a pass that ended well, by {@code job}. One that is to be made again, for want of space say, counts as failed, and what it
     * did stands.
     */
    public static FilesStatus after(FilesStatus before, Job job, KeeperReport report, Instant end) {
        var kept = KeeperJob.kept(job);
        return new FilesStatus(
                before.folder(),
                before.passes() + 1,
                text(end),
                report.again() ? null : KeeperJob.digest(job),
                report.checkpoints().stream()
                        .filter(rank -> rank >= 1 && rank <= kept.size())
                        .map(rank -> kept.get(rank - 1))
                        .toList(),
                before.released() + (report.dryRun() ? 0 : report.released() + report.demoted()),
                before.deleted() + (report.dryRun() ? 0 : report.deleted()),
                before.bytesFreed() + (report.dryRun() ? 0 : report.bytesFreed()),
                report.bytesInTrash(),
                TrialRecords.instant(report.nextDelete()) == null ? null : report.nextDelete(),
                report.again() ? before.failures() + 1 : 0,
                report.words().orElse(null),
                false);
    }

    /** After a pass that failed: what earlier ones did stands. */
    public static FilesStatus failed(FilesStatus before, String why, Instant end) {
        return new FilesStatus(
                before.folder(),
                before.passes() + 1,
                text(end),
                before.applied(),
                before.checkpoints(),
                before.released(),
                before.deleted(),
                before.bytesFreed(),
                before.bytesInTrash(),
                before.nextDelete(),
                before.failures() + 1,
                "pass %d failed: %s".formatted(before.passes() + 1, why),
                false);
    }

    /** With a fresh number of tries, after an edit of the spec. */
    public static FilesStatus tryAgain(FilesStatus before) {
        return copy(before, Math.min(before.failures(), 1), false);
    }

    public static FilesStatus settled(FilesStatus before, boolean settled) {
        return copy(before, before.failures(), settled);
    }

    private static FilesStatus copy(FilesStatus before, int failures, boolean settled) {
        return new FilesStatus(
                before.folder(),
                before.passes(),
                before.lastPassTime(),
                before.applied(),
                before.checkpoints(),
                before.released(),
                before.deleted(),
                before.bytesFreed(),
                before.bytesInTrash(),
                before.nextDelete(),
                failures,
                before.message(),
                settled);
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
