package dev.sweeps.app.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the test cluster comes from: {@code -Dcluster=k3s|embedded|current}; without it k3s where Docker runs, else embedded. */
public enum Provider {
    K3S,
    EMBEDDED,
    CURRENT;

    /** The one that this run is to use. */
    public static Provider chosen() {
        String wanted = System.getProperty("cluster", "");
        if (!wanted.isEmpty()) {
            return valueOf(wanted.toUpperCase(Locale.ROOT));
        }
        return dockerRuns() ? K3S : EMBEDDED;
    }

    /** Brings a cluster up, or aborts the test with the reason why this provider has none of that profile. */
    public TestCluster start(Profile profile) {
        return switch (this) {
            case K3S -> K3sCluster.start(profile);
            case EMBEDDED -> EmbeddedCluster.up(profile);
            case CURRENT -> CurrentCluster.of(profile);
        };
    }

    private static boolean dockerRuns() {
        List<String> question = List.of("sh", "-c", "command -v docker >/dev/null && docker info >/dev/null 2>&1");
        return Command.run(Duration.ofSeconds(20), Map.of(), question).status() == 0;
    }
}
