package dev.sweeps.asktell;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.surrogate.LossModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was said since the program began, and the answers to it. */
final class Conversation {
    private final Algorithm algorithm;
    private @Nullable Search search;

    Conversation(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** The answer to one line; empty if it needs none. */
    Optional<Map<String, Object>> hear(Message message) throws BadInput {
        switch (message) {
            case Message.Init init -> {
                ToldSpace space = ToldSpace.of(init.space());
                Algorithm.Proposer proposer =
                        algorithm.in(space.cube(), init.seed(), init.budget(), space.warmStart(init.earlier()));
                search = new Search(space, init.seed(), proposer);
            }
            case Message.Ask _ -> {
                return Optional.of(search().ask());
            }
            case Message.Best _ -> {
                return Optional.of(search().best());
            }
            case Message.Tell tell -> search().tell(tell);
            case Message.Preload preload -> search().preload(preload);
        }
        return Optional.empty();
    }

    private Search search() throws BadInput {
        if (search == null) {
            throw new BadInput(
                    "nothing is known of the space; say {\"op\": \"init\", \"space\": [...], \"seed\": 1} first");
        }
        return search;
    }

    /** What was said since the last {@code init}. */
    private static final class Search {
        private final ToldSpace space;
        private final long seed;
        private final Algorithm.Proposer proposer;
        private final List<Observation> observations = new ArrayList<>();
        /** Of each observation. */
        private final List<Long> ids = new ArrayList<>();

        private final SequencedMap<Long, Point> pending = new LinkedHashMap<>();
        private long next;

        Search(ToldSpace space, long seed, Algorithm.Proposer proposer) {
            this.space = space;
            this.seed = seed;
            this.proposer = proposer;
        }

        Map<String, Object> ask() throws BadInput {
            Study study = new Study(space.cube(), seed, observations, List.copyOf(pending.values()));
            Point point = proposer.propose(study, next)
                    .orElseThrow(() -> new BadInput("all " + next + " points of the space were given; ask no more"));
            long id = next++;
            pending.put(id, point);
            return answer(id, space.told(point));
        }

        private static Map<String, Object> answer(long id, Map<String, Object> values) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", id);
            answer.put("x", values);
            return answer;
        }

        /** Which loss is the lowest says less where losses are noisy. */
        Map<String, Object> best() throws BadInput {
            int[] feasible = IntStream.range(0, ids.size())
                    .filter(i -> observations.get(i).kind() == Observation.Kind.COMPLETED
                            && observations.get(i).isFeasible())
                    .toArray();
            if (feasible.length == 0) {
                throw new BadInput("no point was told that did not fail and keeps the constraints; tell one first");
            }
            List<Point> points = IntStream.of(feasible)
                    .mapToObj(i -> observations.get(i).point())
                    .toList();
            LossModel model = LossModel.of(new Study(space.cube(), seed, observations, List.of()))
                    .orElseThrow();
            int place = model.lowest(points);
            Map<String, Object> answer = answer(ids.get(feasible[place]), space.told(points.get(place)));
            answer.put("y", model.estimate(points.get(place)).loss());
            return answer;
        }

        void tell(Message.Tell tell) throws BadInput {
            Point point = pending.remove(tell.id());
            if (point == null) {
                throw new BadInput("id " + tell.id() + " is not pending; tell each id that ask gave once");
            }
            add(point, tell.losses(), tell.violations(), tell.cost());
            ids.add(tell.id());
        }

        /** All points that did not fail have as many losses as the first one. */
        private void add(Point point, List<Double> losses, List<Double> violations, double cost) throws BadInput {
            var first = observations.stream()
                    .filter(observation -> observation.kind() == Observation.Kind.COMPLETED)
                    .findFirst();
            if (!losses.isEmpty() && first.isPresent() && first.get().losses().size() != losses.size()) {
                throw new BadInput("y has " + losses.size() + " losses where the first one had "
                        + first.get().losses().size() + "; give as many each time");
            }
            observations.add(
                    losses.isEmpty()
                            ? Observation.of(point, Double.NaN, cost)
                            : new Observation(point, Observation.Kind.COMPLETED, losses, violations, cost, 0));
        }

        void preload(Message.Preload preload) throws BadInput {
            for (int i = 0; i < preload.points().size(); i++) {
                Point point = space.point(preload.points().get(i));
                add(point, preload.losses().get(i), List.of(), Double.NaN);
                ids.add(next++);
            }
        }
    }
}
