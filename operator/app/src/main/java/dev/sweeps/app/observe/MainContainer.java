package dev.sweeps.app.observe;

import dev.sweeps.app.observe.PodSteps.PodContainer;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/** The container of the last step, whose output is read. */
public record MainContainer(String name, boolean running, boolean started) {

    public static Optional<MainContainer> of(Pod pod) {
        return PodSteps.of(pod).main().map(MainContainer::of);
    }

    private static MainContainer of(PodContainer container) {
        return new MainContainer(container.name(), container.isRunning(), container.hasStarted());
    }
}
