package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.translate.SweepSnapshots;
import dev.sweeps.core.schedule.SweepPlan;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** One pass over a sweep that goes on: observe, plan, act, report. Each can be repeated, and a crash between any two is harmless. */
@ApplicationScoped
public class SweepPass {
    private final SweepObserver observer;
    private final SweepPlanning planning;
    private final SweepExecutor executor;
    private final SweepReporter reporter;
    private final SweepStatusWriter writer;
    private final Clock clock;

    SweepPass(
            SweepObserver observer,
            SweepPlanning planning,
            SweepExecutor executor,
            SweepReporter reporter,
            SweepStatusWriter writer,
            Clock clock) {
        this.observer = observer;
        this.planning = planning;
        this.executor = executor;
        this.reporter = reporter;
        this.writer = writer;
        this.clock = clock;
    }

    UpdateControl<Sweep> pass(Sweep sweep, SweepStart.Ready ready) throws InterruptedException {
        var now = clock.instant();
        var seen = observer.observe(sweep, now);
        var plan = planning.plan(sweep, ready.sweep(), seen, now);
        if (!plan.storeReport()) {
            return NextPass.after(plan.nextDeadline(), executor.apply(sweep, plan.actions()), Duration.ZERO, now);
        }
        var report = reporter.report(sweep, ready, seen, plan, now);
        if (isFirst(sweep, plan)) {
            // Once an index is stored the API server refuses other parameters; a trial made before could be of the old
            // ones.
            var comeBack = writer.write(sweep, report.status(), now);
            var done = comeBack.isEmpty() && executor.apply(sweep, plan.actions());
            return NextPass.after(plan.nextDeadline(), done, report.beat(), now);
        }
        var done = executor.apply(sweep, plan.actions());
        var comeBack = writer.write(sweep, report.status(), now);
        return NextPass.after(plan.nextDeadline(), done, comeBack.orElse(report.beat()), now);
    }

    private static boolean isFirst(Sweep sweep, SweepPlan plan) {
        return !SweepSnapshots.hasBegun(sweep) && !plan.actions().isEmpty();
    }
}
