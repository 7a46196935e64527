package dev.sweeps.app.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the installation decides; the chart sets these as environment variables ({@code SWEEP_OPERATOR_…}). */
@ConfigMapping(prefix = "sweep.operator")
public interface OperatorSettings {

    /** Whether one replica at a time works, chosen by a Lease. */
    @WithDefault("true")
    boolean leaderElection();

    @WithDefault("sweep-operator")
    String leaseName();

    /** Namespace of the Lease; absent: the namespace that the operator runs in. */
    Optional<String> leaseNamespace();

    /** Under which name this replica holds the Lease, the pod's as the chart starts it; absent: a random one. */
    Optional<String> leaseHolder();

    /** How long a lease holds without renewal: the time without a leader after a crash. */
    @WithDefault("15s")
    Duration leaseDuration();

    /** Whether pod templates may ask for host paths, host namespaces or privileged containers. */
    @WithDefault("false")
    boolean allowHostAccess();

    /** Whether a pod rendered from the template is sent to the API server as a dry run before a sweep starts. */
    @WithDefault("true")
    boolean validationDryRunPods();

    /** Whether every sweep is treated as {@code spec.verbose}. */
    @WithDefault("false")
    boolean debug();

    /** How long trials wait for a search that learns before a random configuration is taken instead. */
    @WithDefault("15s")
    Duration suggestionTimeout();

    /** How many logs of running trials are read at once; those of more trials are read in turns. */
    @WithDefault("500")
    int logStreams();

    /** Image that has the keeper of files, the operator's own; absent: files on the claims of sweeps are left alone. */
    Optional<String> keeperImage();

    /** How the nodes get it. */
    @WithDefault("IfNotPresent")
    String keeperPullPolicy();

    /** How many passes run at once. */
    @WithDefault("32")
    int threads();
}
