package dev.sweeps.app.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.List;
import java.util.Objects;

/** Which changes of a watched object can change what is made of it; the others would cost a pass each. */
public final class Changes {
    private Changes() {}

    /** Of a Pod all but its metadata matters: the Job controller takes a finalizer off every one. */
    public static boolean matter(Pod after, Pod before) {
        return endingDiffers(after, before) || !Objects.equals(after.getStatus(), before.getStatus());
    }

    /** What a Job counts is seen in its Pods, and earlier; what it concludes, and that it is being held back, only in itself. */
    public static boolean matter(Job after, Job before) {
        return endingDiffers(after, before)
                || !Objects.equals(conditions(after.getStatus()), conditions(before.getStatus()))
                || !Objects.equals(
                        after.getSpec().getSuspend(), before.getSpec().getSuspend());
    }

    private static List<?> conditions(JobStatus status) {
        return status == null ? List.of() : status.getConditions();
    }

    private static boolean endingDiffers(HasMetadata after, HasMetadata before) {
        return !Objects.equals(
                after.getMetadata().getDeletionTimestamp(), before.getMetadata().getDeletionTimestamp());
    }
}
