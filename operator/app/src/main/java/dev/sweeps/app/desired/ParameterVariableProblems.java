package dev.sweeps.app.desired;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.space.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two parameters that would share one environment variable. */
final class ParameterVariableProblems {
    private ParameterVariableProblems() {}

    static List<Problem> of(SweepSpec spec) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (String name : ConfigurationNames.of(spec).parameters()) {
            String variable = TrialEnvironment.parameterVariable(name);
            String other = owners.putIfAbsent(variable, name);
            if (other != null) {
                problems.add(new Problem(
                        "parameters[\"" + name + "\"]",
                        "and \"" + other + "\" would both be the environment variable " + variable
                                + ": rename one of them"));
            }
        }
        return problems;
    }
}
