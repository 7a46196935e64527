package dev.sweeps.keeper.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name of one entry of a folder: bytes as the kernel has them, which need not be UTF-8, without {@code /} and NUL, and neither
 * {@code .} nor {@code ..}. Most volumes take up to 255 bytes and say so themselves when they do not.
 */
public final class Name implements Comparable<Name> {
    static final int LONGEST = 4095;

    /** The folder itself. */
    static final Name HERE = new Name(new byte[] {'.'});
    /** The folder above; {@link Directory#above} checks where it leads. */
    static final Name ABOVE = new Name(new byte[] {'.', '.'});

    private final byte[] bytes;

    private Name(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Throws {@link IllegalArgumentException} if this is no name of an entry. */
    public static Name of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Throws {@link IllegalArgumentException} if this is no name of an entry. */
    public static Name of(byte[] bytes) {
        Name name = new Name(bytes.clone());
        if (bytes.length == 0 || bytes.length > LONGEST || name.equals(HERE) || name.equals(ABOVE)) {
            throw new IllegalArgumentException(name + " is not the name of a file");
        }
        for (byte each : bytes) {
            if (each == 0 || each == '/') {
                throw new IllegalArgumentException(name + " is not the name of a file");
            }
        }
        return name;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The name for people and patterns: as it is if it is UTF-8 without control characters, else with {@code \xNN} for bytes. */
    public String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().anyMatch(Character::isISOControl) ? escaped() : text;
        } catch (CharacterCodingException e) {
            return escaped();
        }
    }

    private String escaped() {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            if (each >= ' ' && each <= '~') {
                text.append((char) each);
            } else {
                text.append("\\x%02x".formatted(each & 0xff));
            }
        }
        return text.toString();
    }

    @Override
    public int compareTo(Name other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name name && Arrays.equals(bytes, name.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
