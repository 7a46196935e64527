package dev.sweeps.app.follow;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives logs as they grow. */
interface LogSource {

    /**
     * Begins to follow; comes back at once.
     *
     * @param since lines that the kubelet took before are left out; null: from the beginning
     */
    Stream follow(LogPlace place, @Nullable Instant since, Receiver receiver);

    /** Takes what comes; called by threads of the source, which must not be held. */
    interface Receiver {
        /**
         * Bytes have come.
         *
         * @param more to be run when they have been taken; before that no others come
         */
        void received(List<ByteBuffer> bytes, Runnable more);

        /** Nothing will come any more: the log is at its end, or the connection broke, or there never was one. */
        void ended();
    }

    /** A log that is being followed. */
    interface Stream {
        /** Ends it; may be called at any time and more than once. */
        void close();
    }
}
