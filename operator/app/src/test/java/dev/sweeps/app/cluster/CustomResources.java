package dev.sweeps.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The definitions of Sweep and Trial as the repository ships them. */
public final class CustomResources {
    private CustomResources() {}

    /** Applies them and waits until they are served. */
    public static void install(KubernetesClient client) {
        for (Path file : files()) {
            CustomResourceDefinition wanted = client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .load(file.toFile())
                    .item();
            client.resource(wanted).forceConflicts().serverSideApply();
            String name = wanted.getMetadata().getName();
            await(name + " is served").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            client.apiextensions()
                                    .v1()
                                    .customResourceDefinitions()
                                    .withName(name)
                                    .get()
                                    .getStatus()
                                    .getConditions())
                    .anyMatch(c ->
                            c.getType().equals("Established") && c.getStatus().equals("True")));
        }
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(Checkout.at("crds"))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(found).as("files in crds/").isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
