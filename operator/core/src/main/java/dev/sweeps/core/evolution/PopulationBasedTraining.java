package dev.sweeps.core.evolution;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.PriorDraws;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The decisions of population based training with truncation selection (Jaderberg et al., arXiv 1711.09846): at the end of its interval
 * a member that is among the worst goes on from the checkpoint of one of the best, with perturbed parameters of it. No member waits for
 * another one: everyone counts with the interval that it finished last.
 */
public final class PopulationBasedTraining {
    private static final int STREAM = 0;

    private PopulationBasedTraining() {}

    /**
     * What one member does next; a pure function of its arguments, whatever the order of the members.
     *
     * @param interval number of the interval that begins, among those of all members: all randomness comes from the seed and from it
     * @param members those that have finished an interval
     * @param number of the member that is asked about; one that is not among them begins
     */
    public static Decision decide(
            UnitCube cube, long seed, long interval, PopulationRules rules, List<Member> members, int number) {
        NumberStream stream = NumberStream.of(seed, interval, STREAM);
        List<Member> bestFirst = members.stream()
                .sorted(Comparator.comparing((Member member) -> !member.hasLoss())
                        .thenComparingDouble(Member::loss)
                        .thenComparingInt(Member::number))
                .toList();
        Optional<Member> self =
                members.stream().filter(member -> member.number() == number).findFirst();
        if (self.isEmpty()) {
            return new Decision.Begin(PriorDraws.point(cube, stream));
        }
        boolean fails = !self.get().hasLoss();
        if (!fails && !isAmongTheWorst(rules, bestFirst, self.get())) {
            return new Decision.Continue();
        }
        List<Member> winners = winners(rules, bestFirst, self.get());
        if (!winners.isEmpty()) {
            Member winner = winners.get(stream.nextIndex(winners.size()));
            return new Decision.Exploit(winner, Perturbation.of(cube, winner.point(), rules, stream));
        }
        return fails ? new Decision.Begin(PriorDraws.point(cube, stream)) : new Decision.Continue();
    }

    private static boolean isAmongTheWorst(PopulationRules rules, List<Member> bestFirst, Member self) {
        int ranked = bestFirst.size();
        return rules.isEnough(ranked) && bestFirst.indexOf(self) >= ranked - rules.few(ranked);
    }

    /** One of them at least is asked for, as whoever has failed needs somebody; of equals nobody is better. */
    private static List<Member> winners(PopulationRules rules, List<Member> bestFirst, Member self) {
        return bestFirst.stream()
                .limit(Math.max(1, rules.few(bestFirst.size())))
                .filter(winner -> winner.hasLoss() && (!self.hasLoss() || winner.loss() < self.loss()))
                .toList();
    }
}
