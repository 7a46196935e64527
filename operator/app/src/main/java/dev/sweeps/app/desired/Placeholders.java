package dev.sweeps.app.desired;

import dev.sweeps.app.desired.PlaceholderText.Piece;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Fills the placeholders in the commands, arguments and environment values of containers. It works on strings that are already
 * parsed and puts strings in their place: a value stays inside its string and never becomes structure.
 */
record Placeholders(TrialAttempt attempt) {
    static final String ARGS = "args";
    static final String TRIAL = "trial";
    static final String SWEEP = "sweep";
    static final String ATTEMPT = "attempt";
    static final String OUTPUT = "output";

    /** Names that stand for the trial itself. */
    static final Set<String> BUILT_IN = Set.of(ARGS, TRIAL, SWEEP, ATTEMPT, OUTPUT);

    private static final String ALL_ARGUMENTS = "${" + ARGS + "}";

    Container fill(Container container) {
        return new ContainerBuilder(container)
                .withCommand(fill(container.getCommand()))
                .withArgs(fill(container.getArgs()))
                .withEnv(container.getEnv().stream().map(this::fill).toList())
                .build();
    }

    private List<String> fill(List<String> words) {
        List<String> filled = new ArrayList<>();
        for (String word : words) {
            if (word.equals(ALL_ARGUMENTS)) {
                arguments().forEach(argument -> filled.add(KubeletText.literal(argument)));
            } else {
                filled.add(fill(word));
            }
        }
        return filled;
    }

    private EnvVar fill(EnvVar variable) {
        return variable.getValue() == null
                ? variable
                : new EnvVar(variable.getName(), fill(variable.getValue()), variable.getValueFrom());
    }

    private String fill(String text) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : PlaceholderText.parse(text).pieces()) {
            filled.append(
                    switch (piece) {
                        case Piece.Plain plain -> plain.text();
                        case Piece.Name name -> KubeletText.literal(value(name.name()));
                    });
        }
        return filled.toString();
    }

    /** A known name without a value is a conditional parameter that this trial does not have. */
    private String value(String name) {
        return switch (name) {
            case ARGS -> String.join(" ", arguments());
            case TRIAL -> attempt.trialName();
            case SWEEP -> attempt.sweepName();
            case ATTEMPT -> Integer.toString(attempt.number());
            case OUTPUT -> TrialPaths.OUTPUT;
            default -> attempt.configuration().text(name).orElse("");
        };
    }

    private List<String> arguments() {
        return attempt.configuration().flat().keySet().stream()
                .map(name ->
                        "--" + name + "=" + attempt.configuration().text(name).orElse(""))
                .toList();
    }
}
