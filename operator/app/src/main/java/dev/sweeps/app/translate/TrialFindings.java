package dev.sweeps.app.translate;

import dev.sweeps.api.RuleVerdict;
import dev.sweeps.api.TrialFinding;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.core.history.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the user's rules found in a trial, as stored and as the planners speak of it. */
final class TrialFindings {
    private TrialFindings() {}

    static List<Finding> stored(@Nullable TrialStatus status) {
        return status == null || status.findings() == null
                ? List.of()
                : status.findings().stream()
                        .flatMap(finding -> Stream.ofNullable(stored(finding)))
                        .toList();
    }

    static @Nullable Finding stored(@Nullable TrialFinding finding) {
        return finding == null
                ? null
                : new Finding(
                        finding.rule(),
                        Finding.Verdict.valueOf(finding.verdict().name()),
                        finding.numbers());
    }

    /** What is to be stored; null when there is nothing. */
    static @Nullable List<TrialFinding> status(List<Finding> findings) {
        return findings.isEmpty()
                ? null
                : findings.stream().map(TrialFindings::status).toList();
    }

    static TrialFinding status(Finding finding) {
        return new TrialFinding(
                finding.rule(), RuleVerdict.valueOf(finding.verdict().name()), finding.numbers());
    }
}
