package dev.sweeps.app.keep;

import dev.sweeps.api.KeepSpec;
import dev.sweeps.api.KeptFiles;
import dev.sweeps.api.Sweep;
import dev.sweeps.app.translate.Durations;
import dev.sweeps.core.keep.KeepPolicy;
import dev.sweeps.core.keep.Removal;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a Sweep says about its files. */
public final class KeepPolicies {
    public static final int TOP_K = 3;

    private static final Duration TRASH_FOR = Duration.ofMinutes(10);
    private static final KeepSpec DEFAULTS = new KeepSpec(null, null, null, null, null, null, null);

    private KeepPolicies() {}

    /** Empty for a sweep without storage and for one whose files are left alone. */
    public static Optional<KeepPolicy> of(Sweep sweep, PodTemplateSpec template) {
        var keep = spec(sweep);
        if (sweep.getSpec().storage() == null || keep.files() == KeptFiles.UNMANAGED) {
            return Optional.empty();
        }
        return Optional.of(new KeepPolicy(
                Objects.requireNonNullElse(keep.topK(), TOP_K),
                removal(keep.files()),
                trashFor(keep),
                isDryRun(sweep),
                owner(keep, template)));
    }

    /** What the spec says, or nothing but defaults. */
    static KeepSpec spec(Sweep sweep) {
        return Objects.requireNonNullElse(sweep.getSpec().keep(), DEFAULTS);
    }

    public static boolean isDryRun(Sweep sweep) {
        return Boolean.TRUE.equals(spec(sweep).dryRun());
    }

    /** A text that is no duration is refused with the spec; here it only must not delete too early. */
    private static Duration trashFor(KeepSpec keep) {
        return Optional.ofNullable(keep.trashFor()).flatMap(Durations::parse).orElse(TRASH_FOR);
    }

    private static Removal removal(@Nullable KeptFiles files) {
        return switch (Objects.requireNonNullElse(files, KeptFiles.OUTPUTS)) {
            case ALL, UNMANAGED -> Removal.NOTHING;
            case OUTPUTS -> Removal.CHECKPOINTS;
            case BEST -> Removal.FOLDERS;
        };
    }

    /** The user of the program that is tried: its container's before its pod's; root, as most images, when neither says. */
    private static long owner(KeepSpec keep, PodTemplateSpec template) {
        if (keep.runAsUser() != null) {
            return keep.runAsUser();
        }
        var pod = template.getSpec();
        var container = pod.getContainers().isEmpty()
                ? null
                : pod.getContainers().getFirst().getSecurityContext();
        return Optional.ofNullable(container)
                .map(SecurityContext::getRunAsUser)
                .or(() -> Optional.ofNullable(pod.getSecurityContext()).map(context -> context.getRunAsUser()))
                .orElse(0L);
    }
}
