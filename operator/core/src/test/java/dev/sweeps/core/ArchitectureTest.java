package dev.sweeps.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the core, and what none of them may touch. */
class ArchitectureTest {
    private static final String ROOT = "dev.sweeps.core";
    /** Fewer classes than this and the scan looked in the wrong place. */
    private static final int FEWEST_CLASSES = 60;

    /** For each room the rooms that it may import. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("value", Set.of()),
            Map.entry("condition", Set.of("value")),
            Map.entry("space", Set.of("value", "condition")),
            Map.entry("numeric", Set.of()),
            Map.entry("search", Set.of("value", "space", "numeric")),
            Map.entry("optimizer", Set.of("value", "space", "search", "numeric")),
            Map.entry("surrogate", Set.of("numeric", "optimizer")),
            Map.entry("bayes", Set.of("space", "numeric", "optimizer", "surrogate")),
            Map.entry("protein", Set.of("value", "space", "numeric", "optimizer", "surrogate")),
            Map.entry("tpe", Set.of("space", "numeric", "optimizer")),
            Map.entry("evolution", Set.of("value", "space", "numeric", "optimizer")),
            Map.entry("curve", Set.of()),
            Map.entry("history", Set.of("value", "space", "curve")),
            Map.entry("objective", Set.of("numeric", "history")),
            Map.entry("stopping", Set.of("history", "objective")),
            Map.entry("pruning", Set.of("curve", "history", "numeric")),
            Map.entry("cache", Set.of("value", "history")),
            Map.entry("keep", Set.of()),
            Map.entry(
                    "schedule",
                    Set.of(
                            "value",
                            "space",
                            "search",
                            "curve",
                            "history",
                            "objective",
                            "stopping",
                            "pruning",
                            "finding",
                            "cache")),
            Map.entry(
                    "learning",
                    Set.of(
                            "value",
                            "space",
                            "search",
                            "optimizer",
                            "bayes",
                            "protein",
                            "tpe",
                            "evolution",
                            "surrogate",
                            "curve",
                            "history",
                            "objective",
                            "schedule")),
            Map.entry("finding", Set.of("value", "condition", "curve", "history")),
            Map.entry("node", Set.of()),
            Map.entry("attempt", Set.of("value", "history", "objective", "finding", "node")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void findsTheClassesItIsAbout() {
        assertThat(CLASSES.size()).isGreaterThanOrEqualTo(FEWEST_CLASSES);
    }

    @Test
    void knowsEveryRoom() {
        Set<String> rooms = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toSet());

        assertThat(ROOMS.keySet()).containsAll(rooms);
    }

    @ParameterizedTest
    @MethodSource
    void aRoomImportsItsOwnRoomsOnly(String room) {
        String[] others = ROOMS.keySet().stream()
                .filter(other -> !other.equals(room))
                .filter(other -> !ROOMS.getOrDefault(room, Set.of()).contains(other))
                .map(other -> ROOT + "." + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    static Stream<String> aRoomImportsItsOwnRoomsOnly() {
        return ROOMS.keySet().stream().sorted();
    }

    @Test
    void roomsFormNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource
    void theCoreIsPure(ArchRule rule) {
        rule.check(CLASSES);
    }

    static List<ArchRule> theCoreIsPure() {
        return List.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.io..",
                                "java.net..",
                                "java.nio.file..",
                                "java.util.concurrent..",
                                "java.sql..",
                                "io.fabric8..",
                                "io.javaoperatorsdk..",
                                "io.quarkus..",
                                "com.fasterxml..",
                                "org.slf4j..",
                                "org.jboss..",
                                // Lie in the same module, but do I/O.
                                "dev.sweeps.asktell..",
                                "dev.sweeps.replay.."),
                noClasses().should().dependOnClassesThat().areAssignableTo(Thread.class),
                noClasses().should().callMethod(Instant.class, "now"),
                noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class),
                noClasses().should().callMethod(System.class, "currentTimeMillis"),
                noClasses().should().callMethod(System.class, "nanoTime"),
                noClasses().should().callMethod(Math.class, "random"),
                noClasses().should().dependOnClassesThat().areAssignableTo(java.util.Random.class));
    }
}
