package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.translate.ProblemText;
import dev.sweeps.app.translate.ReadySweep;
import dev.sweeps.app.translate.SpecReading;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The way to a sweep whose trials can be made: its spec is read, the cluster admits its trials, what it takes from earlier sweeps is
 * there, its folder is its own, and so is what its pods mount. It is gone anew in every pass; what was found is kept as long as it holds.
 */
@ApplicationScoped
public class SweepStarts {
    private final SpecReadings readings;
    private final Admission admission;
    private final WarmStarts warmStarts;
    private final Farewells farewells;
    private final HelperFiles helperFiles;

    SweepStarts(
            SpecReadings readings,
            Admission admission,
            WarmStarts warmStarts,
            Farewells farewells,
            HelperFiles helperFiles) {
        this.readings = readings;
        this.admission = admission;
        this.warmStarts = warmStarts;
        this.farewells = farewells;
        this.helperFiles = helperFiles;
    }

    SweepStart of(Sweep sweep) {
        return switch (readings.of(sweep)) {
            case SpecReading.Rejected rejected ->
                new SweepStart.Waits("InvalidSpec", ProblemText.sentence(rejected.problems()));
            case SpecReading.Ready ready -> admitted(sweep, ready.sweep());
        };
    }

    private SweepStart admitted(Sweep sweep, ReadySweep ready) {
        return switch (admission.check(sweep, ready)) {
            case Admission.Refused refused -> new SweepStart.Waits(refused.reason(), refused.message());
            case Admission.Accepted _ -> warmed(sweep, ready);
        };
    }

    private SweepStart warmed(Sweep sweep, ReadySweep ready) {
        return switch (warmStarts.of(sweep, ready)) {
            case SweepStart.Waits waits -> waits;
            case SweepStart.Ready warmed -> housed(sweep, warmed);
        };
    }

    private SweepStart housed(Sweep sweep, SweepStart.Ready ready) {
        var reasonToWait = farewells.reasonToWait(sweep);
        if (reasonToWait.isPresent()) {
            return new SweepStart.Waits("FilesBeingRemoved", reasonToWait.get());
        }
        helperFiles.ensure(sweep);
        farewells.ensure(sweep);
        return ready;
    }
}
