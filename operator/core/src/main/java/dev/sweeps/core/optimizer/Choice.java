package dev.sweeps.core.optimizer;

/**
 * What an optimizer wants to be tried next.
 *
 * @param again whether the point was observed before and is to be run again to learn how good it really is
 */
public record Choice(Point point, boolean again) {
    /** A point that is tried for what is not known of it. */
    public static Choice fresh(Point point) {
        return new Choice(point, false);
    }

    /** A point that is run once more. */
    public static Choice again(Point point) {
        return new Choice(point, true);
    }
}
