package dev.sweeps.core.bayes;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.surrogate.GaussianProcess;
import dev.sweeps.core.surrogate.Labels;
import dev.sweeps.core.surrogate.Sample;
import java.util.List;

/** One model for each earlier problem of a study. Those of the last study are kept: what was observed there does not change. */
final class EarlierModels {
    private List<List<Observation>> earlier = List.of();
    private List<GaussianProcess> models = List.of();

    synchronized List<GaussianProcess> of(Study study) {
        if (!study.earlier().equals(earlier)) {
            models = study.earlier().stream()
                    .map(observations -> model(study.cube(), observations))
                    .toList();
            earlier = study.earlier();
        }
        return models;
    }

    /** Of labels with mean 0 and variance 1 of their own, so that the scale of a problem's losses does not matter. */
    private static GaussianProcess model(UnitCube cube, List<Observation> observations) {
        Sample sample = Sample.ofEarlier(cube, observations);
        Labels labels = Labels.halfRanked(sample.values(Observation::loss));
        return GaussianProcess.fitted(sample.metric(), sample.rows(), labels.values());
    }
}
