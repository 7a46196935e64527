package dev.sweeps.core.attempt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Pod that holds a node, on its way to its program; times in seconds, by the clocks of the cluster.
 *
 * @param pod its name
 * @param acceptedAt when the kubelet took it on; the kubelet counts {@code deadlineSeconds} from here
 * @param begunAt when the first of its containers started: preparations are part of the run, sidecars are not
 * @param idleSince since when none of its containers runs, sidecars aside, although one is still to start
 * @param deadlineSeconds its activeDeadlineSeconds; absent: none
 */
public record OnNode(
        String pod,
        @Nullable Instant acceptedAt,
        @Nullable Instant begunAt,
        @Nullable Instant idleSince,
        @Nullable Long deadlineSeconds) {}
