package dev.sweeps.api;

import static io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type.DATE;
import static io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type.INTEGER;
import static io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type.NUMBER;
import static io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type.STRING;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One configuration of a Sweep and everything known about its run: a small record that outlives its Job and its Pod. */
@JsonIgnoreProperties(ignoreUnknown = true)
@Group(Keys.GROUP)
@Version(Keys.VERSION)
@Plural("trials")
@ShortNames("trl")
@Categories("tuning")
@AdditionalPrinterColumn(name = "SWEEP", jsonPath = ".spec.sweep", type = STRING)
@AdditionalPrinterColumn(name = "STATE", jsonPath = ".status.state", type = STRING)
@AdditionalPrinterColumn(name = "OBJECTIVE", jsonPath = ".status.objective", type = NUMBER)
@AdditionalPrinterColumn(name = "STEP", jsonPath = ".status.curve.step", type = INTEGER)
@AdditionalPrinterColumn(name = "DURATION", jsonPath = ".status.duration", type = STRING)
@AdditionalPrinterColumn(name = "NODE", jsonPath = ".status.node", type = STRING)
@AdditionalPrinterColumn(name = "REASON", jsonPath = ".status.reason", type = STRING)
@AdditionalPrinterColumn(name = "RUNS", jsonPath = ".status.step", type = STRING, priority = 1)
@AdditionalPrinterColumn(name = "CONTINUES", jsonPath = ".spec.continues.trial", type = STRING, priority = 1)
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = DATE)
public final class Trial extends CustomResource<TrialSpec, TrialStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
