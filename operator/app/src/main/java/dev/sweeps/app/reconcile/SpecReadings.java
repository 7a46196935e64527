package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.PreparedTemplate;
import dev.sweeps.app.desired.TrialDefaults;
import dev.sweeps.app.translate.SpecReader;
import dev.sweeps.app.translate.SpecReading;
import dev.sweeps.app.translate.TrialPolicies;
import dev.sweeps.core.attempt.TrialPolicy;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The specs that were read, kept per Sweep and generation: a search remembers what it has already computed, and a template serves
 * all Jobs. Everything here can be forgotten at any time.
 */
@ApplicationScoped
public class SpecReadings implements PerSweep {
    /** Whether a Sweep has begun counts here too: one that was refused before does not begin. */
    private final PerGeneration<SpecReading> readings = new PerGeneration<>(SpecReader::read);

    private final PerGeneration<TrialPolicy> trialPolicies =
            new PerGeneration<>(sweep -> TrialPolicies.of(sweep.getSpec()));
    private final PerGeneration<PreparedTemplate> templates;

    SpecReadings(TrialDefaults defaults) {
        this.templates = new PerGeneration<>(sweep -> PreparedTemplate.of(sweep.getSpec(), defaults));
    }

    SpecReading of(Sweep sweep) {
        return readings.of(sweep);
    }

    TrialPolicy trialPolicy(Sweep sweep) {
        return trialPolicies.of(sweep).within(TrialPolicies.limits(sweep));
    }

    PreparedTemplate template(Sweep sweep) {
        return templates.of(sweep);
    }

    @Override
    public void forget(String uid) {
        readings.forget(uid);
        trialPolicies.forget(uid);
        templates.forget(uid);
    }
}
