package dev.sweeps.core.evolution;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.Comparator;
import java.util.List;

/**
 * The decisions of population based training (Jaderberg et al., arXiv 1711.09846): after each interval the worst members go on from the
 * checkpoints of the best, with perturbed parameters of the best.
 */
public final class PopulationBasedTraining {
    /** Share of the members that count as best, and as worst. */
    private static final double QUANTILE = 0.25;

    private static final int STREAM = 0;

    private PopulationBasedTraining() {}

    /**
     * One decision for each member, in their order; a pure function of its arguments, and apart from members of equal loss of the set
     * of members. Nobody goes on from a member that has no checkpoint, no loss, or a loss that is no smaller.
     *
     * @param interval number of the interval that has ended
     */
    public static List<Decision> decide(UnitCube cube, long seed, long interval, List<Member> members) {
        List<Member> bestFirst = members.stream()
                .sorted(Comparator.comparingDouble(PopulationBasedTraining::finiteLoss))
                .toList();
        int few = Math.min((int) Math.ceil(QUANTILE * members.size()), members.size() / 2);
        List<Member> best = bestFirst.subList(0, few);
        List<Member> worst = bestFirst.subList(members.size() - few, members.size());
        return members.stream()
                .map(member -> worst.contains(member)
                        ? exploit(
                                cube,
                                member,
                                best,
                                NumberStream.of(HashStream.bits(seed, interval, STREAM), member.number(), STREAM))
                        : new Decision.Continue(member))
                .toList();
    }

    private static Decision exploit(UnitCube cube, Member member, List<Member> best, NumberStream stream) {
        List<Member> winners = best.stream()
                .filter(winner -> winner.checkpoint() != null && finiteLoss(winner) < finiteLoss(member))
                .toList();
        if (winners.isEmpty()) {
            return new Decision.Continue(member);
        }
        Member winner = winners.get(stream.nextIndex(winners.size()));
        String checkpoint = winner.checkpoint();
        return checkpoint == null
                ? new Decision.Continue(member)
                : new Decision.Exploit(member, winner, Perturbation.of(cube, winner.point(), stream), checkpoint);
    }

    private static double finiteLoss(Member member) {
        return Double.isFinite(member.loss()) ? member.loss() : Double.POSITIVE_INFINITY;
    }
}
