package dev.sweeps.app.quantity;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads quantities: {@code 500m} is 0.5, {@code 64Mi} is 67108864. What cannot be read is empty: templates come from users and
 * statuses can be edited by hand, and neither may stop the operator.
 */
public final class Amounts {
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Amounts() {}

    /** The number that it stands for, in bytes, processors or pieces. */
    public static Optional<BigDecimal> of(@Nullable Quantity quantity) {
        try {
            return Optional.ofNullable(quantity).map(Quantity::getNumericalAmount);
        } catch (ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same of a text. */
    public static Optional<BigDecimal> of(@Nullable String quantity) {
        try {
            return of(quantity == null ? null : new Quantity(quantity));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whole bytes; the greatest number there is for more than that. */
    public static Optional<Long> bytes(@Nullable Quantity quantity) {
        return of(quantity).map(Amounts::whole);
    }

    /** The same of a text. */
    public static Optional<Long> bytes(@Nullable String quantity) {
        return of(quantity).map(Amounts::whole);
    }

    private static long whole(BigDecimal amount) {
        return amount.min(GREATEST).longValue();
    }
}
