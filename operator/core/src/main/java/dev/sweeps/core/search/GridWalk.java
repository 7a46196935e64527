package dev.sweeps.core.search;

import dev.sweeps.core.space.Assignment;
import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;

/**
 * Walks all distinct configurations like an odometer: the last parameter in evaluation order turns fastest, and an inactive one has
 * no digit. Whether a parameter is active depends on those before it only, so that no configuration comes twice and nothing is
 * enumerated just to be thrown away.
 */
final class GridWalk {
    private static final long INACTIVE = -1;

    private final Axes axes;
    private final SearchSpace space;
    private final long[] digits;
    private final Assignment assignment;
    private boolean atEnd;

    /** Stands on the first configuration: every space has one. */
    GridWalk(Axes axes) {
        this.axes = axes;
        this.space = axes.space();
        this.digits = new long[space.parameters().size()];
        this.assignment = new Assignment(space);
        restartFrom(0);
    }

    boolean isAtEnd() {
        return atEnd;
    }

    Configuration configuration() {
        return assignment.configuration();
    }

    /** Goes on to the next configuration, or to the end. */
    void advance() {
        for (int step = digits.length - 1; step >= 0; step--) {
            int position = space.order().get(step);
            if (digits[position] != INACTIVE
                    && digits[position] + 1 < axes.list().get(position).size()) {
                turn(position, digits[position] + 1);
                restartFrom(step + 1);
                return;
            }
        }
        atEnd = true;
    }

    /** All values behind are taken away first: no condition may see one of the configuration before. */
    private void restartFrom(int firstStep) {
        for (int step = firstStep; step < digits.length; step++) {
            assignment.clear(space.order().get(step));
        }
        for (int step = firstStep; step < digits.length; step++) {
            int position = space.order().get(step);
            if (assignment.activates(position)) {
                turn(position, 0);
            } else {
                digits[position] = INACTIVE;
            }
        }
    }

    private void turn(int position, long digit) {
        digits[position] = digit;
        assignment.set(position, axes.list().get(position).point(digit));
    }
}
