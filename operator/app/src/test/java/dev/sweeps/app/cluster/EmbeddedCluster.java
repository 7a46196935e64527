package dev.sweeps.app.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** The cluster of {@code examples/local-cluster}, which needs neither Docker nor an image registry. */
record EmbeddedCluster(Path kubeconfig, String name) implements TestCluster {
    static final String PROGRAM =
            Checkout.at("examples/local-cluster/local-cluster").toString();

    private static final String LAST_LINE = "KUBECONFIG=";

    /** The first start on a machine builds Kubernetes; every other one takes seconds. */
    private static final Duration UP = Duration.ofMinutes(30);

    private static final Duration DOWN = Duration.ofMinutes(2);

    /** Brings a cluster up; {@code -Dcluster.keep} takes over the one that an earlier run has left, and leaves it too. */
    static EmbeddedCluster up(Profile profile) {
        if (profile == Profile.REAL && !"root".equals(System.getProperty("user.name"))) {
            throw new TestAbortedException(
                    "the embedded cluster runs containers on this machine itself, which takes root");
        }
        String name = nameOf(profile);
        if (!kept()) {
            down(name);
        }
        String last = Command.run(UP, Map.of(), List.of(PROGRAM, "up", "--profile", profile.argument(), "--name", name))
                .orFail()
                .lines()
                .reduce("", (before, line) -> line);
        if (!last.startsWith(LAST_LINE)) {
            throw new AssertionError("the local cluster's last line is not " + LAST_LINE + "<path> but: " + last);
        }
        return new EmbeddedCluster(Path.of(last.substring(LAST_LINE.length())), name);
    }

    @Override
    public String description() {
        return "embedded cluster " + name;
    }

    @Override
    public void close() {
        if (!kept()) {
            down(name);
        }
    }

    /** Two checkouts on one machine do not share a cluster. */
    private static String nameOf(Profile profile) {
        String prefix = System.getProperty("cluster.prefix", "it");
        return "%s-%s-%08x"
                .formatted(prefix, profile.argument(), Checkout.at("").hashCode());
    }

    private static void down(String name) {
        String said = Command.run(DOWN, Map.of(), List.of(PROGRAM, "down", "--name", name))
                .orFail();
        System.Logger log = System.getLogger(EmbeddedCluster.class.getName());
        log.log(System.Logger.Level.DEBUG, said);
    }

    private static boolean kept() {
        return Boolean.getBoolean("cluster.keep") || "".equals(System.getProperty("cluster.keep"));
    }
}
