package dev.sweeps.core.learning;

import dev.sweeps.core.evolution.Decision;
import dev.sweeps.core.evolution.Member;
import dev.sweeps.core.evolution.PopulationBasedTraining;
import dev.sweeps.core.evolution.PopulationRules;
import dev.sweeps.core.history.Lineage;
import dev.sweeps.core.history.Population;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.schedule.Proposal;
import dev.sweeps.core.search.SearchAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Population based training: every trial is one interval of one member.
 *
 * @param draws configurations to try the template out on
 */
public record PopulationSearch(UnitCube cube, long seed, PopulationRules rules, SearchAlgorithm draws) {
    /** As users write it. */
    public static final String NAME = "pbt";

    /**
     * The next interval: of which member, with which parameters, from whose checkpoint. A pure function of its arguments.
     *
     * @param trials of the sweep, in any order
     * @param ordinal number of the interval, that of its trial
     */
    public Proposal next(Objectives objectives, List<TrialRecord> trials, long ordinal) {
        Population population = Population.of(trials);
        OptionalInt next = population.next(rules.size());
        if (next.isEmpty()) {
            return new Proposal.AfterNextEnd();
        }
        int member = next.getAsInt();
        Decision decision = PopulationBasedTraining.decide(
                cube, seed, ordinal, rules, members(objectives, population.latest()), member);
        return switch (decision) {
            case Decision.Begin(Point point) ->
                new Proposal.Ready(
                        values(point),
                        PopulationText.begins(member, population.latest(member)),
                        new Lineage(member, null));
            case Decision.Continue() -> {
                TrialRecord own = population.latest(member).orElseThrow();
                yield new Proposal.Ready(own.parameters(), PopulationText.continues(member, own), from(member, own));
            }
            case Decision.Exploit(Member winner, Point point) -> {
                TrialRecord best = population.latest(winner.number()).orElseThrow();
                TrialRecord own = population.latest(member).orElseThrow();
                Map<String, Object> values = values(point);
                yield new Proposal.Ready(
                        values, PopulationText.takesOver(member, own, best, values), from(member, best));
            }
        };
    }

    /** Without whoever has values that the space does not know. */
    private List<Member> members(Objectives objectives, List<TrialRecord> latest) {
        return latest.stream()
                .flatMap(trial -> cube.point(trial.parameters()).stream()
                        .map(point -> new Member(
                                Objects.requireNonNull(trial.lineage()).member(), point, loss(objectives, trial))))
                .toList();
    }

    private static double loss(Objectives objectives, TrialRecord trial) {
        return objectives.isRanked(trial) ? objectives.losses(trial).getFirst() : Double.NaN;
    }

    private Map<String, Object> values(Point point) {
        return cube.configuration(point).values();
    }

    private static Lineage from(int member, TrialRecord trial) {
        return new Lineage(member, new Lineage.Origin(trial.name(), trial.attempt()));
    }
}
