package dev.sweeps.app.keep;

/** Numbers of things in sentences. */
public final class Counted {
    private Counted() {}

    /** "1 byte", "2 bytes". */
    public static String of(long number, String one) {
        return of(number, one, one + "s");
    }

    public static String of(long number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }
}
