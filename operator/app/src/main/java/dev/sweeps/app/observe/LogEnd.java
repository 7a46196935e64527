package dev.sweeps.app.observe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The end of a log of any length. The API server can limit lines and bytes, but counts the bytes from the beginning: of a program that
 * prints a line of a mebibyte before its last words, those would be cut off.
 */
public final class LogEnd {
    private static final int CHUNK = 1 << 14;

    private LogEnd() {}

    /** The last {@code most} bytes as text; a character that was cut in two becomes a replacement character. */
    public static String of(InputStream log, int most) throws IOException {
        byte[] kept = new byte[CHUNK];
        int length = 0;
        for (int count = log.read(kept, 0, CHUNK); count >= 0; count = log.read(kept, length, CHUNK)) {
            length += count;
            if (length > 2 * most) {
                System.arraycopy(kept, length - most, kept, 0, most);
                length = most;
            }
            if (length + CHUNK > kept.length) {
                kept = Arrays.copyOf(kept, 2 * kept.length);
            }
        }
        byte[] end = Arrays.copyOfRange(kept, Math.max(0, length - most), length);
        return new String(end, StandardCharsets.UTF_8);
    }
}
