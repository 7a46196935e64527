package dev.sweeps.core.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides when an unfinished state is worth a write. Short trials should cost one write, the result; so a state is
 * written only once it has lasted, and the ordinary stations of every Pod only when they last unusually long.
 */
final class Settling {
    /** Times in a Pod are whole seconds, so that this is two seconds at least. */
    private static final Duration USUAL = Duration.ofSeconds(3);

    private static final Duration ORDINARY_STATION = Duration.ofSeconds(10);
    private static final Set<String> ORDINARY = Set.of(Reasons.CREATED, Reasons.CONTAINER_CREATING);
    private static final Set<String> IMAGE_PULL = Set.of("ErrImagePull", "ImagePullBackOff");

    private Settling() {}

    /** The plan that writes {@code next} when it has lasted since {@code since}, and until then keeps what is stored. */
    static TrialPlan plan(@Nullable TrialReport stored, TrialReport next, Instant since, Instant now) {
        if (stored != null && saysTheSame(stored, next)) {
            return new TrialPlan(List.of(), stored, null);
        }
        var settledAt = since.plus(ORDINARY.contains(next.reason()) ? ORDINARY_STATION : USUAL);
        // A node whose clock is ahead must not hold the report back.
        if (now.isBefore(settledAt) && !since.isAfter(now)) {
            return new TrialPlan(List.of(), stored, settledAt);
        }
        return new TrialPlan(List.of(), next, null);
    }

    /** The kubelet alternates between two words for one trouble, and the scheduler recounts its nodes. */
    private static boolean saysTheSame(TrialReport stored, TrialReport next) {
        var sameReason = stored.reason().equals(next.reason())
                || (IMAGE_PULL.contains(stored.reason()) && IMAGE_PULL.contains(next.reason()));
        return sameReason
                && stored.state() == next.state()
                && stored.attempt() == next.attempt()
                && Objects.equals(stored.step(), next.step())
                && Objects.equals(stored.cacheUse(), next.cacheUse())
                && Objects.equals(stored.nextAttemptAt(), next.nextAttemptAt())
                && (IMAGE_PULL.contains(next.reason())
                        || withoutNumbers(stored.message()).equals(withoutNumbers(next.message())));
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("[0-9]+", "#");
    }
}
