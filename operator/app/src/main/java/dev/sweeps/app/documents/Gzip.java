package dev.sweeps.app.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** How much room a text takes when it is compressed. */
final class Gzip {
    private Gzip() {}

    static long bytes(String text) {
        var counter = new Counter();
        try (var gzip = new GZIPOutputStream(counter)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return counter.bytes;
    }

    /** Keeps a text while it is written and knows how much room it takes so far. */
    static final class Text extends OutputStream {
        /** A text that repeats itself compresses to next to nothing: it must not fill the memory instead. */
        private static final long MOST_TIMES_LONGER = 32;

        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private final Counter compressed = new Counter();
        private final GZIPOutputStream gzip;
        private final long mostBytes;

        /** @param mostBytes of the compressed text */
        Text(long mostBytes) throws IOException {
            this.mostBytes = mostBytes;
            gzip = new GZIPOutputStream(compressed);
        }

        @Override
        public void write(int octet) throws IOException {
            text.write(octet);
            gzip.write(octet);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            text.write(bytes, start, length);
            gzip.write(bytes, start, length);
        }

        @Override
        public void close() throws IOException {
            gzip.close();
        }

        /** Exact once it is closed; before, the last kilobytes are not counted yet. */
        boolean isTooLong() {
            return compressed.bytes > mostBytes || text.size() > MOST_TIMES_LONGER * mostBytes;
        }

        /** What was written, which has to be ASCII. */
        String ascii() {
            return text.toString(StandardCharsets.US_ASCII);
        }
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int octet) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int start, int length) {
            bytes += length;
        }
    }
}
