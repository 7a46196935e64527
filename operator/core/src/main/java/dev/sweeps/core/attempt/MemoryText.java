package dev.sweeps.core.attempt;

/** Bytes as Kubernetes writes them: {@code 64Mi}, {@code 4Gi}. */
public final class MemoryText {
    private static final long UNIT = 1024;
    private static final long MEBIBYTE = UNIT * UNIT;

    private MemoryText() {}

    /** In the largest unit in which it is a whole number. */
    public static String of(long bytes) {
        var units = new String[] {"", "Ki", "Mi", "Gi", "Ti"};
        var number = bytes;
        var unit = 0;
        while (number > 0 && number % UNIT == 0 && unit < units.length - 1) {
            number /= UNIT;
            unit++;
        }
        return number + units[unit];
    }

    /** The next whole number of mebibytes, in bytes. */
    public static long wholeMebibytes(double bytes) {
        return (long) Math.ceil(bytes / MEBIBYTE) * MEBIBYTE;
    }
}
