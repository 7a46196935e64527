package dev.sweeps.app.desired;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables of the trial contract. */
final class TrialEnvironment {
    /** Names with this prefix belong to the contract. */
    static final String PREFIX = "SWEEP_";

    /** Every step of a trial has this variable, and no other container. */
    static final String TRIAL = PREFIX + "TRIAL";

    private static final String PARAMETER_PREFIX = PREFIX + "PARAM_";
    private static final String PYTHON_PATH = "PYTHONPATH";

    private TrialEnvironment() {}

    /**
     * Ours come before the user's: a variable can refer to an earlier one, so that {@code $(SWEEP_OUTPUT_DIR)} works in the values
     * that users write.
     */
    static List<EnvVar> of(TrialAttempt attempt, List<EnvVar> users) {
        List<EnvVar> environment = new ArrayList<>();
        contract(attempt).forEach((name, value) -> environment.add(new EnvVar(name, KubeletText.literal(value), null)));
        boolean pythonPathIsUsers = users.stream().anyMatch(variable -> PYTHON_PATH.equals(variable.getName()));
        if (attempt.hasPythonHelper() && !pythonPathIsUsers) {
            environment.add(new EnvVar(PYTHON_PATH, TrialPaths.LIB, null));
        }
        users.forEach(variable -> environment.add(attempt.hasPythonHelper() ? withHelper(variable) : variable));
        return environment;
    }

    /** Name of the variable that carries a parameter: {@code trainer.lr} is {@code SWEEP_PARAM_TRAINER_LR}. */
    static String parameterVariable(String parameter) {
        return PARAMETER_PREFIX + parameter.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static EnvVar withHelper(EnvVar variable) {
        // A value from a Secret or a field cannot be added to; the helper is then found by SWEEP_LIB alone.
        if (!PYTHON_PATH.equals(variable.getName()) || variable.getValueFrom() != null) {
            return variable;
        }
        String own = variable.getValue() == null ? "" : variable.getValue();
        return new EnvVar(PYTHON_PATH, own.isEmpty() ? TrialPaths.LIB : own + ":" + TrialPaths.LIB, null);
    }

    private static Map<String, String> contract(TrialAttempt attempt) {
        TrialConfiguration configuration = attempt.configuration();
        Map<String, String> variables = new TreeMap<>();
        variables.put("SWEEP_NAME", attempt.sweepName());
        variables.put("SWEEP_NAMESPACE", attempt.namespace());
        variables.put(TRIAL, attempt.trialName());
        variables.put(
                "SWEEP_TRIAL_INDEX", Long.toString(attempt.trial().getSpec().index()));
        variables.put("SWEEP_SAMPLE", Integer.toString(attempt.trial().getSpec().sample()));
        variables.put("SWEEP_ATTEMPT", Integer.toString(attempt.number()));
        variables.put(
                "SWEEP_SEED",
                Integer.toString(
                        TrialSeed.of(attempt.spec(), attempt.trial().getSpec().index())));
        variables.put("SWEEP_DEBUG", attempt.verbose() ? "1" : "0");
        variables.put("SWEEP_PARAMETERS_FILE", TrialPaths.PARAMETERS_FILE);
        variables.put("SWEEP_PARAMETERS", configuration.flatJson());
        variables.put("SWEEP_RESULT_FILE", attempt.resultFile());
        variables.put("SWEEP_RESULT_LIMIT", Integer.toString(attempt.resultLimit()));
        variables.put("SWEEP_OUTPUT_DIR", TrialPaths.OUTPUT);
        variables.put("SWEEP_CHECKPOINT_DIR", TrialPaths.CHECKPOINT);
        attempt.origin()
                .map(origin -> TrialPaths.continuedCheckpoint(origin.attempt()))
                .ifPresent(checkpoint -> {
                    variables.put("SWEEP_CONTINUES_FROM", checkpoint);
                    variables.put("SWEEP_RESUME_FROM", checkpoint);
                });
        if (attempt.resumes()) {
            variables.put("SWEEP_RESUME_FROM", TrialPaths.checkpointOf(attempt.number() - 1));
            variables.put("SWEEP_ATTEMPTS_DIR", TrialPaths.ATTEMPTS);
        }
        if (attempt.hasPythonHelper()) {
            variables.put("SWEEP_LIB", TrialPaths.LIB);
        }
        variables.putAll(CacheDeclaration.variables(attempt));
        configuration
                .flat()
                .keySet()
                .forEach(name -> variables.put(
                        parameterVariable(name), configuration.text(name).orElse("")));
        return variables;
    }
}
