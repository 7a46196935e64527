package dev.sweeps.app.desired;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.space.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The result file and the folder on the claim. */
final class FileProblems {
    private static final String RESULT = "result.file";
    private static final String STORAGE = "storage.path";
    private static final Set<String> TAKEN =
            Set.of(TrialPaths.CONFIG, TrialPaths.LIB, TrialPaths.ATTEMPTS, TrialPaths.CACHE);

    private FileProblems() {}

    static List<Problem> of(SweepSpec spec) {
        List<Problem> problems = new ArrayList<>();
        if (spec.result() != null && spec.result().file() != null) {
            resultFile(problems, spec.result().file());
        }
        if (spec.storage() != null && spec.storage().path() != null) {
            storagePath(problems, spec.storage().path());
        }
        return problems;
    }

    private static void resultFile(List<Problem> problems, String file) {
        if (!file.startsWith("/")) {
            problems.add(new Problem(
                    RESULT,
                    "\"" + file + "\" must be an absolute path in the container, such as " + TrialPaths.OUTPUT + "/"
                            + file));
        } else if (FilePaths.climbs(file)) {
            problems.add(new Problem(RESULT, "\"" + file + "\" must not contain `..`: write the path out"));
        } else if (file.endsWith("/") || !FilePaths.normal(file).equals(file)) {
            problems.add(new Problem(
                    RESULT, "\"" + file + "\" must be the plain path of a file, such as " + FilePaths.normal(file)));
        } else if (file.equals(TrialPaths.ROOT)
                || file.equals(TrialPaths.OUTPUT)
                || TAKEN.stream().anyMatch(folder -> TrialPaths.isWithin(file, folder))) {
            problems.add(new Problem(
                    RESULT,
                    "\"" + file + "\" is a place of the operator: choose a file below " + TrialPaths.OUTPUT
                            + " or outside of " + TrialPaths.ROOT));
        }
    }

    private static void storagePath(List<Problem> problems, String path) {
        if (path.startsWith("/") || path.isBlank()) {
            problems.add(new Problem(
                    STORAGE, "\"" + path + "\" must be a folder below the root of the claim, such as team/sweeps"));
        } else if (FilePaths.climbs(path) || !FilePaths.normal(path).equals(path)) {
            problems.add(new Problem(
                    STORAGE,
                    "\"" + path + "\" must be a plain relative path without `.`, `..`, `//` or a slash at its end"));
        }
    }
}
