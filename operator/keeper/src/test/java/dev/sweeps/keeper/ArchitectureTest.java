package dev.sweeps.keeper;

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

/** The rooms of the keeper, and who may touch the kernel, paths and the clock. */
class ArchitectureTest {
    private static final String ROOT = "dev.sweeps.keeper";
    /** Fewer classes than this and the scan looked in the wrong place. */
    private static final int FEWEST_CLASSES = 50;

    /** For each room the rooms that it may import. */
    private static final Map<String, Set<String>> ROOMS = Map.of(
            "file", Set.of(),
            "tree", Set.of("file"),
            // Only for names.
            "list", Set.of("file"),
            "report", Set.of("file"),
            "pass", Set.of("file", "tree", "list", "report"));

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
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
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
    void filesAreTouchedInOnePlace(ArchRule rule) {
        rule.check(CLASSES);
    }

    static List<ArchRule> filesAreTouchedInOnePlace() {
        return List.of(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".file..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.lang.foreign.."),
                // The list and the report lie outside of the sweep's folder: only they are files by path.
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(ROOT + ".Main")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.io.File"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.fabric8..", "io.quarkus..", "dev.sweeps.core..", "dev.sweeps.api.."),
                noClasses().should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class),
                noClasses().should().callMethod(Instant.class, "now"),
                noClasses().should().callMethod(System.class, "currentTimeMillis"),
                noClasses().should().callMethod(System.class, "nanoTime"),
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(ROOT + ".Main")
                        .should()
                        .callMethod(Clock.class, "systemUTC"));
    }
}
