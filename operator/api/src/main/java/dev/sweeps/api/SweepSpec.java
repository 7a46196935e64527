package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a user writes. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "(has(self.trials) && has(self.trials.max)) || !has(self.search) || "
                + "!has(self.search.algorithm) || self.search.algorithm in ['auto', 'grid']",
        message = "trials.max is needed for this algorithm: give the number of trials, for example trials: "
                + "{max: 50}; only grid, and auto over a finite space, end by themselves",
        reason = "FieldValueRequired",
        fieldPath = ".trials")
@ValidationRule(
        value = "has(self.objective) || has(self.objectives)",
        message = "say what to optimise: objective: {metric: reward, goal: maximize}, or several objectives",
        reason = "FieldValueRequired",
        fieldPath = ".objective")
@ValidationRule(
        value = "!has(self.objective) || !has(self.objectives)",
        message = "give either objective or objectives: write a single one as objective, several all as objectives",
        fieldPath = ".objectives")
@ValidationRule(
        value = "!has(self.objectives) || self.objectives.all(one, has(one.weight)) ||"
                + " !self.objectives.exists(one, has(one.weight))",
        message = "give every objective a weight, for their weighted sum, or none, to trade them off (Pareto)",
        fieldPath = ".objectives")
@ValidationRule(
        value = "!has(self.objectives) || self.objectives.all(one, self.objectives.exists_one(other,"
                + " other.metric == one.metric))",
        message = "each metric can be one objective only: take the repeated one out",
        fieldPath = ".objectives")
@ValidationRule(
        value = "!has(self.objectives) || size(self.objectives) <= 3 || self.objectives.exists(one, has(one.weight))",
        message = "at most 3 objectives can be traded off: give all a weight, or make some of them constraints",
        fieldPath = ".objectives")
@ValidationRule(
        value = "!has(self.objectives) || self.objectives.exists(one, has(one.weight)) || !has(self.earlyStop) ||"
                + " !has(self.earlyStop.notLearning) || !has(self.earlyStop.notLearning.threshold)",
        message = "a threshold needs one number for each trial: leave it out where objectives are traded off, or give"
                + " them weights",
        fieldPath = ".earlyStop.notLearning.threshold")
@ValidationRule(
        value = "!has(self.objectives) || self.objectives.exists(one, has(one.weight)) || !has(self.earlyStop) ||"
                + " !has(self.earlyStop.noImprovement)",
        message = "noImprovement needs one number for each trial: leave it out where objectives are traded off, or give"
                + " them weights",
        fieldPath = ".earlyStop.noImprovement")
@ValidationRule(
        value = "!has(self.cache) || has(self.storage)",
        message = "cache needs a shared volume on which the data is kept: add storage: {claim: <name of a"
                + " PersistentVolumeClaim>}",
        fieldPath = ".cache")
@ValidationRule(
        value = "!has(self.cache) || !has(self.pythonHelper) || self.pythonHelper",
        message =
                "cache needs the Python module sweep, whose batch_cache reads and writes the data: leave pythonHelper out",
        fieldPath = ".cache")
@ValidationRule(
        value = "has(self.storage) || !has(self.earlyStop) || !has(self.earlyStop.trial) ||"
                + " !has(self.earlyStop.trial.asha) || !has(self.earlyStop.trial.asha.promotion) ||"
                + " !self.earlyStop.trial.asha.promotion",
        message = "promotion continues trials from their checkpoints, which need a shared volume: add storage: {claim:"
                + " <name of a PersistentVolumeClaim>}",
        fieldPath = ".earlyStop.trial.asha.promotion")
@ValidationRule(
        value = "!has(self.search) || !has(self.search.algorithm) || self.search.algorithm != 'pbt' ||"
                + " has(self.storage)",
        message =
                "pbt goes on from checkpoints, which need a shared volume: add storage: {claim: <name of a PersistentVolumeClaim>}",
        fieldPath = ".search.algorithm")
@ValidationRule(
        value = "!has(self.search) || !has(self.search.algorithm) || self.search.algorithm != 'pbt' ||"
                + " !has(self.trials) || !has(self.trials.samples) || self.trials.samples == 1",
        message = "a member of a population goes on, it is not repeated: leave samples out with pbt",
        fieldPath = ".trials.samples")
@ValidationRule(
        value = "!has(self.search) || !has(self.search.algorithm) || self.search.algorithm != 'pbt' ||"
                + " !has(self.objectives) || self.objectives.exists(one, has(one.weight))",
        message =
                "pbt ranks its members by one number: give every objective a weight, or set algorithm: gp, tpe or nsga2",
        fieldPath = ".objectives")
@ValidationRule(
        value = "!has(self.search) || !has(self.search.algorithm) || self.search.algorithm != 'pbt' ||"
                + " !has(self.constraints) || size(self.constraints) == 0",
        message = "pbt knows no constraints: leave them out, or set algorithm: gp, tpe or nsga2",
        fieldPath = ".constraints")
@ValidationRule(
        value = "!has(self.search) || !has(self.search.algorithm) || self.search.algorithm != 'pbt' ||"
                + " !has(self.earlyStop) || !has(self.earlyStop.trial) ||"
                + " !has(self.earlyStop.trial.asha) || !has(self.earlyStop.trial.asha.promotion) ||"
                + " !self.earlyStop.trial.asha.promotion",
        message = "pbt and promotion both decide which trials go on: leave promotion out",
        fieldPath = ".earlyStop.trial.asha.promotion")
public record SweepSpec(
        @JsonPropertyDescription("The metric that ranks trials and which way is better. Either this or objectives. "
                        + "Cannot change once trials have been made.")
                @Nullable
                Objective objective,
        @JsonPropertyDescription(
                        "Several metrics that rank trials, the most important one first: 2 or 3 to be traded off "
                                + "(Pareto), or up to 8 with weights. Either this or objective. Cannot change once trials have "
                                + "been made.")
                @Size(min = 2, max = 8)
                @Nullable
                List<ObjectiveTerm> objectives,
        @JsonPropertyDescription(
                        "Bounds on reported metrics: trials that keep all of them rank before those that do not, "
                                + "and searches that learn stay where they are likely to be kept. A trial must report these "
                                + "metrics too. Cannot change once trials have been made.")
                @Size(max = 8)
                @Nullable
                List<ConstraintSpec> constraints,
        @JsonPropertyDescription("What varies, by name; a dotted name such as trainer.learning_rate is a path in the "
                        + "nested configuration that the program reads. At least one. The spellings of W&B and of "
                        + "Protein (Metta, PufferLib) both work. Cannot change once trials have been made.")
                @Required
                @Size(min = 1, max = 256)
                @ValidationRule(
                        value = "self.all(name, name.matches('^[A-Za-z_][A-Za-z0-9_.-]*$') && size(name) <= 128)",
                        message =
                                "a parameter name starts with a letter or _, has only letters, digits and _ . - and at "
                                        + "most 128 characters, for example trainer.learning_rate")
                Map<String, ParameterSpec> parameters,
        @JsonPropertyDescription(
                        "Fixed nested configuration that every trial gets below its parameters: settings of your "
                                + "program such as {trainer: {total_timesteps: 50000}, env: {game: {max_steps: 64}}}. "
                                + "Cannot change once trials have been made.")
                @PreserveUnknownFields
                @Size(max = 1000)
                @Nullable
                Map<String, Object> overrides,
        @JsonPropertyDescription(
                        "Which algorithm proposes configurations, and its seed. Cannot change once trials have "
                                + "been made.")
                @Default("{}")
                @Nullable
                SearchSpec search,
        @JsonPropertyDescription("How many trials, how many at once, and what a trial may cost.")
                @Default("{}")
                @Nullable
                TrialsSpec trials,
        @JsonPropertyDescription("What the whole sweep may cost. Without it only trials.max and the stop rules end the "
                        + "sweep.")
                @Nullable
                BudgetSpec budget,
        @JsonPropertyDescription(
                        "Rules that end the whole sweep before its trials are used up, on by default, and rules that end "
                                + "single trials early, off unless given.")
                @Default("{}")
                @Nullable
                EarlyStopSpec earlyStop,
        @JsonPropertyDescription(
                        "What happens to trials that still run when the sweep ends: Cancel (default) ends their "
                                + "pods and records them as Cancelled, Drain lets them finish and counts their results.")
                @Default("Cancel")
                @Nullable
                RunningTrials whenStopped,
        @JsonPropertyDescription("The pod of one trial, as in a Job: metadata and spec of a PodTemplateSpec. The first "
                        + "container is the program that is tried. In command, args and env, ${trainer.lr} is "
                        + "replaced by the value of that parameter, ${args} by --name=value for each parameter; "
                        + "$${ is a literal ${. May be edited: attempts made later use the new one.")
                @Required
                @PreserveUnknownFields
                Map<String, Object> template,
        @JsonPropertyDescription("Several commands in a row instead of one: each step runs in a copy of the first "
                        + "container of the template, the last one is the main container. Results of all steps are "
                        + "merged. At most 16.")
                @Size(max = 16)
                @Nullable
                List<StepSpec> steps,
        @JsonPropertyDescription(
                        "Where the results of a program that does not know of sweeps are found. Without it the "
                                + "program writes one JSON object to the file named by the environment variable "
                                + "SWEEP_RESULT_FILE.")
                @Nullable
                ResultSpec result,
        @JsonPropertyDescription(
                        "The shared volume on which outputs and checkpoints are kept. Without it the outputs of "
                                + "a trial end with its pod. Cannot change once trials have been made.")
                @Nullable
                StorageSpec storage,
        @JsonPropertyDescription(
                        "Data that trials build before they train, such as lists and batches, kept on the storage volume: "
                                + "one trial builds it, the others find it. The program calls sweep.batch_cache.")
                @Nullable
                CacheSpec cache,
        @JsonPropertyDescription("What stays when trials have finished.") @Default("{}") @Nullable KeepSpec keep,
        @JsonPropertyDescription(
                        "Seconds after its end at which the Sweep is deleted, with its Trials and Jobs; its files "
                                + "by keep.onDelete. Without it the Sweep stays.")
                @Min(0)
                @Nullable
                Long ttlSecondsAfterFinished,
        @JsonPropertyDescription("Whether the one-file Python module sweep is mounted into every trial and put on "
                        + "PYTHONPATH. Default true.")
                @Default("true")
                @Nullable
                Boolean pythonHelper,
        @JsonPropertyDescription("While true no new trial is started; running ones finish. Default false.")
                @Default("false")
                @Nullable
                Boolean suspend,
        @JsonPropertyDescription(
                        "Sets SWEEP_DEBUG=1 in every trial and makes the operator log every step of this sweep. "
                                + "Default false.")
                @Default("false")
                @Nullable
                Boolean verbose) {
    public SweepSpec {
        objectives = Bounded.list(objectives);
        constraints = Bounded.list(constraints);
        parameters = Bounded.map(parameters);
        overrides = overrides == null ? null : Bounded.map(overrides);
        template = Bounded.map(template);
        steps = Bounded.list(steps);
    }
}
