package dev.sweeps.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the application, and which of them may touch the cluster and the clock. */
class ArchitectureTest {
    private static final String ROOT = "dev.sweeps.app";
    /** Fewer classes than this and the scan looked in the wrong place. */
    private static final int FEWEST_CLASSES = 90;

    /** For each room the rooms that it may import. */
    private static final Map<String, Set<String>> ROOMS = Map.of(
            "quantity", Set.of(),
            "translate", Set.of("quantity"),
            "documents", Set.of("translate"),
            "desired", Set.of("quantity"),
            "keep", Set.of("translate", "desired", "documents"),
            // What is read back from a pod is what a builder of `desired` put there: steps, GPUs, the pattern for
            // stdout.
            "observe", Set.of("desired", "quantity"),
            "platform", Set.of("desired"),
            "follow", Set.of("observe", "platform"),
            "reconcile", Set.of("translate", "desired", "documents", "keep", "observe", "follow", "platform"));

    /** Rooms of values in, values out: whatever asks the cluster, waits or is injected has no place there. */
    private static final String[] PURE_ROOMS = {
        ROOT + ".quantity..",
        ROOT + ".translate..",
        ROOT + ".documents..",
        ROOT + ".desired..",
        ROOT + ".keep..",
        ROOT + ".observe.."
    };

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

        assertThat(rooms).isEqualTo(ROOMS.keySet());
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
    void valuesGoInAndValuesComeOut(ArchRule rule) {
        rule.check(CLASSES);
    }

    static List<ArchRule> valuesGoInAndValuesComeOut() {
        return List.of(
                noClasses()
                        .that()
                        .resideInAnyPackage(PURE_ROOMS)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.fabric8.kubernetes.client",
                                "io.fabric8.kubernetes.client.dsl..",
                                "io.fabric8.kubernetes.client.informers..",
                                "io.javaoperatorsdk..",
                                "io.quarkus..",
                                "io.quarkiverse..",
                                "io.micrometer..",
                                "jakarta..",
                                "org.jboss.logging..",
                                "java.net..",
                                "java.nio.file.."),
                // The planners of the core decide; how a search or a matrix comes to its answer is nobody's business
                // here.
                noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.sweeps.core.numeric.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".translate..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("dev.sweeps.core.search.."));
    }

    @ParameterizedTest
    @MethodSource
    void timeAndChanceAreHandedIn(ArchRule rule) {
        rule.check(CLASSES.that(DescribedPredicate.describe(
                "outside platform", type -> !type.getPackageName().startsWith(ROOT + ".platform"))));
    }

    static List<ArchRule> timeAndChanceAreHandedIn() {
        return List.of(
                noClasses().should().callMethod(Instant.class, "now"),
                noClasses().should().callMethod(LocalDateTime.class, "now"),
                noClasses().should().callMethod(OffsetDateTime.class, "now"),
                noClasses().should().callMethod(ZonedDateTime.class, "now"),
                noClasses().should().callMethod(Clock.class, "systemUTC"),
                noClasses().should().callMethod(Clock.class, "systemDefaultZone"),
                noClasses().should().callMethod(System.class, "currentTimeMillis"),
                noClasses().should().callMethod(System.class, "nanoTime"),
                noClasses().should().callMethod(Thread.class, "sleep", long.class),
                noClasses().should().callMethod(Math.class, "random"),
                noClasses().should().callMethod(UUID.class, "randomUUID"),
                noClasses().should().dependOnClassesThat().areAssignableTo(Random.class));
    }
}
