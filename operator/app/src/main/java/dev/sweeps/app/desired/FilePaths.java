package dev.sweeps.app.desired;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Paths in a container, as text: the operator's own file system is none of their business. */
final class FilePaths {
    private FilePaths() {}

    /** Without double and trailing slashes and without {@code .}; a {@code ..} stays. */
    static String normal(String path) {
        String joined = steps(path).stream().collect(Collectors.joining("/"));
        return path.startsWith("/") ? "/" + joined : joined;
    }

    static boolean climbs(String path) {
        return steps(path).contains("..");
    }

    private static List<String> steps(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(step -> !step.isEmpty() && !step.equals("."))
                .toList();
    }
}
