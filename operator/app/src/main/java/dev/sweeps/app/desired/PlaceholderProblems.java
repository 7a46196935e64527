package dev.sweeps.app.desired;

import dev.sweeps.api.StepSpec;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Placeholders that stand for nothing, or for two things. */
final class PlaceholderProblems {
    private final List<Problem> problems = new ArrayList<>();
    private final ConfigurationNames names;

    private PlaceholderProblems(ConfigurationNames names) {
        this.names = names;
    }

    static List<Problem> of(String path, SweepSpec spec, PodSpec pod) {
        PlaceholderProblems all = new PlaceholderProblems(ConfigurationNames.of(spec));
        all.containers(path + ".initContainers", pod.getInitContainers());
        all.containers(path + ".containers", pod.getContainers());
        List<StepSpec> steps = PipelineSteps.declared(spec);
        for (int i = 0; i < steps.size(); i++) {
            all.words("steps[" + i + "].command", steps.get(i).command());
            all.words("steps[" + i + "].args", steps.get(i).args());
        }
        return all.problems;
    }

    private void containers(String path, List<Container> containers) {
        for (int i = 0; i < containers.size(); i++) {
            Container container = containers.get(i);
            String place = path + "[" + i + "]";
            words(place + ".command", container.getCommand());
            words(place + ".args", container.getArgs());
            for (int j = 0; j < container.getEnv().size(); j++) {
                text(place + ".env[" + j + "].value", container.getEnv().get(j).getValue());
            }
        }
    }

    private void words(String path, @Nullable List<String> words) {
        for (int i = 0; words != null && i < words.size(); i++) {
            text(path + "[" + i + "]", words.get(i));
        }
    }

    private void text(String path, @Nullable String text) {
        if (text != null) {
            PlaceholderText.parse(text).names().distinct().forEach(name -> check(path, name));
        }
    }

    private void check(String path, String name) {
        boolean builtIn = Placeholders.BUILT_IN.contains(name);
        boolean configured = names.reaches(name);
        if (builtIn && configured) {
            problems.add(new Problem(
                    path,
                    "${" + name + "} is the operator's and also a name in your configuration: read yours from "
                            + TrialPaths.PARAMETERS_FILE + " or rename it"));
        } else if (!builtIn && !configured) {
            problems.add(new Problem(
                    path,
                    "${" + name + "} is no parameter and no override: correct the name, or write $${" + name
                            + "} for the shell's own variable"));
        }
    }
}
