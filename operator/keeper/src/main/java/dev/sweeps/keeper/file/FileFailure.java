package dev.sweeps.keeper.file;

import java.io.IOException;

/** The kernel refused something; the message is a sentence without the path, which the caller knows. */
public final class FileFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final int code;

    FileFailure(String tried, Name name, int code) {
        this("cannot %s %s: %s".formatted(tried, name.equals(Name.HERE) ? "it" : name, Errno.words(code)), code);
    }

    private FileFailure(String sentence, int code) {
        super(sentence);
        this.code = code;
    }

    /** As the kernel would say it. */
    public static FileFailure of(String tried, Name name, Errno reason) {
        return new FileFailure(tried, name, reason.code());
    }

    /** A refusal of our own. */
    public static FileFailure because(String sentence) {
        return new FileFailure(sentence, 0);
    }

    public boolean is(Errno reason) {
        return code == reason.code();
    }

    /** Whether the volume, or what is granted of it, is full. */
    public boolean isForLackOfSpace() {
        return is(Errno.NO_SPACE) || is(Errno.QUOTA);
    }

    /** Whether it may well work a while later, without anybody changing what we work on. */
    public boolean mayPass() {
        return isForLackOfSpace() || is(Errno.IO) || is(Errno.STALE) || is(Errno.READ_ONLY);
    }

    /** The message again: here there always is one. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
