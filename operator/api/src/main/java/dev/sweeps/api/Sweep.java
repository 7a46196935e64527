package dev.sweeps.api;

import static io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type.DATE;
import static io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type.INTEGER;
import static io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type.STRING;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A search over the parameters of a training program: what to vary, what to optimise, and the pod that runs one trial.
 *
 * <p>What trials depend on is free until the first trial is made, so that a spec that cannot be run can be corrected;
 * {@code status.nextIndex} is written before that trial and from then on closes it. The API server's equality of open
 * content has one gap: it overlooks a renamed top-level key of {@code overrides} when their number stays the same.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Group(Keys.GROUP)
@Version(Keys.VERSION)
@Plural("sweeps")
@ShortNames("swp")
@Categories("tuning")
@AdditionalPrinterColumn(name = "STATE", jsonPath = ".status.state", type = STRING)
@AdditionalPrinterColumn(name = "DONE", jsonPath = ".status.summary.done", type = STRING)
@AdditionalPrinterColumn(name = "RUNNING", jsonPath = ".status.trials.running", type = INTEGER)
@AdditionalPrinterColumn(name = "BEST", jsonPath = ".status.summary.best", type = STRING)
@AdditionalPrinterColumn(name = "BEST-TRIAL", jsonPath = ".status.best.trial", type = STRING)
@AdditionalPrinterColumn(name = "ELAPSED", jsonPath = ".status.elapsed", type = STRING)
@AdditionalPrinterColumn(name = "ETA", jsonPath = ".status.eta", type = STRING)
@AdditionalPrinterColumn(name = "METRIC", jsonPath = ".status.summary.metric", type = STRING, priority = 1)
@AdditionalPrinterColumn(name = "FAILED", jsonPath = ".status.trials.failed", type = INTEGER, priority = 1)
@AdditionalPrinterColumn(name = "MASKED", jsonPath = ".status.trials.masked", type = INTEGER, priority = 1)
@AdditionalPrinterColumn(name = "STOPPED", jsonPath = ".status.trials.stopped", type = INTEGER, priority = 1)
@AdditionalPrinterColumn(name = "PAUSED", jsonPath = ".status.trials.paused", type = INTEGER, priority = 1)
@AdditionalPrinterColumn(name = "GPU-HOURS", jsonPath = ".status.summary.gpuHours", type = STRING, priority = 1)
@AdditionalPrinterColumn(
        name = "GPU-HOURS-SAVED",
        jsonPath = ".status.summary.gpuHoursSaved",
        type = STRING,
        priority = 1)
@AdditionalPrinterColumn(name = "REASON", jsonPath = ".status.reason", type = STRING, priority = 1)
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = DATE)
@ValidationRule(
        value = "size(self.metadata.name) <= 46",
        message = "the name of a Sweep has at most 46 characters, because the names of its Jobs and Pods are longer and"
                + " must fit into 63",
        fieldPath = ".metadata.name")
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
        message = "the name of a Sweep has only lower-case letters, digits and - and begins and ends with a letter or"
                + " digit, because it is used as a label",
        fieldPath = ".metadata.name")
@ValidationRule(
        value =
                "!has(self.spec.search) || !has(self.spec.search.warmStartFrom) ||"
                        + " self.spec.search.warmStartFrom.all(source, !has(source.sweep) || source.sweep != self.metadata.name)",
        message = "a sweep cannot start from itself: name an earlier one",
        fieldPath = ".spec.search.warmStartFrom")
@ValidationRule(
        value = Sweep.FREE + "(has(self.spec.objective) ? has(oldSelf.spec.objective) && self.spec.objective =="
                + " oldSelf.spec.objective : !has(oldSelf.spec.objective))",
        message = "objective" + Sweep.CLOSED,
        fieldPath = ".spec.objective")
@ValidationRule(
        value = Sweep.FREE + "(has(self.spec.objectives) ? has(oldSelf.spec.objectives) && self.spec.objectives =="
                + " oldSelf.spec.objectives : !has(oldSelf.spec.objectives))",
        message = "objectives" + Sweep.CLOSED,
        fieldPath = ".spec.objectives")
@ValidationRule(
        value = Sweep.FREE + "(has(self.spec.constraints) ? has(oldSelf.spec.constraints) && self.spec.constraints =="
                + " oldSelf.spec.constraints : !has(oldSelf.spec.constraints))",
        message = "constraints" + Sweep.CLOSED,
        fieldPath = ".spec.constraints")
@ValidationRule(
        value = Sweep.FREE + "self.spec.parameters == oldSelf.spec.parameters",
        message = "parameters" + Sweep.CLOSED,
        fieldPath = ".spec.parameters")
@ValidationRule(
        value = Sweep.FREE + "(has(self.spec.overrides) ? has(oldSelf.spec.overrides) && self.spec.overrides =="
                + " oldSelf.spec.overrides : !has(oldSelf.spec.overrides))",
        message = "overrides" + Sweep.CLOSED,
        fieldPath = ".spec.overrides")
@ValidationRule(
        value = Sweep.FREE + "self.spec.search == oldSelf.spec.search",
        message = "search" + Sweep.CLOSED,
        fieldPath = ".spec.search")
@ValidationRule(
        value = Sweep.FREE + "(has(self.spec.storage) ? has(oldSelf.spec.storage) && self.spec.storage =="
                + " oldSelf.spec.storage : !has(oldSelf.spec.storage))",
        message = "storage" + Sweep.CLOSED,
        fieldPath = ".spec.storage")
@ValidationRule(
        value = Sweep.FREE + "self.spec.trials.samples == oldSelf.spec.trials.samples",
        message = "trials.samples" + Sweep.CLOSED,
        fieldPath = ".spec.trials.samples")
@ValidationRule(
        value = Sweep.FREE + "!has(self.spec.earlyStop) || !has(self.spec.earlyStop.rules)"
                + " || self.spec.earlyStop.rules.all(rule, !rule.name.matches('" + RuleNames.TAKEN + "')"
                + " || (has(oldSelf.spec.earlyStop) && has(oldSelf.spec.earlyStop.rules)"
                + " && oldSelf.spec.earlyStop.rules.exists(old, old.name == rule.name)))",
        message =
                "a new rule cannot be called like a rule or a reason of the operator: choose another name, for example my-median",
        fieldPath = ".spec.earlyStop.rules")
public final class Sweep extends CustomResource<SweepSpec, SweepStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    /** CEL: no trial has been made yet, or what follows holds. */
    static final String FREE =
            "!has(oldSelf.status) || !has(oldSelf.status.nextIndex) || oldSelf.status.nextIndex == 0 || ";

    static final String CLOSED = " cannot change once trials have been made, because those trials depend on it:"
            + " write a new Sweep with another name";
}
