package dev.sweeps.api.crd;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The CustomResourceDefinitions that the types stand for. */
final class CrdYaml {
    /** Rewrites {@code crds/}. */
    static final String COMMAND = "./mvnw -q -pl operator/api test -Pcrds";

    private static final String HEADER =
            "# Generated from the types in operator/api: change those, then run\n# " + COMMAND + "\n";

    private CrdYaml() {}

    /** YAML by file name. */
    static SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        generate(CRDPostProcessor.nullProcessor)
                .forEach((name, yaml) -> files.put(name + ".yaml", HEADER + body(yaml)));
        return files;
    }

    /** Definitions by {@code <plural>.<group>}. */
    static SortedMap<String, CustomResourceDefinition> definitions() {
        SortedMap<String, CustomResourceDefinition> definitions = new TreeMap<>();
        generate(new CRDPostProcessor() {
            @Override
            public HasMetadata process(HasMetadata crd, String version) {
                definitions.put(crd.getMetadata().getName(), (CustomResourceDefinition) crd);
                return crd;
            }
        });
        return definitions;
    }

    private static Map<String, String> generate(CRDPostProcessor then) {
        Memory memory = new Memory();
        new CRDGenerator()
                .customResourceClasses(Sweep.class, Trial.class)
                .forCRDVersions("v1")
                .withMinQuotes(true)
                .withParallelGenerationEnabled(false)
                .withPostProcessor(new CRDPostProcessor() {
                    @Override
                    public HasMetadata process(HasMetadata crd, String version) {
                        return then.process(CrdFinish.finish((CustomResourceDefinition) crd), version);
                    }
                })
                .withOutput(memory)
                .generate();
        return memory.yaml();
    }

    /** Without the generator's own header. */
    private static String body(String yaml) {
        return yaml.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n", "", "\n"));
    }

    private static final class Memory implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
        private final SortedMap<String, ByteArrayOutputStream> streams = new TreeMap<>();

        @Override
        public ByteArrayOutputStream outputFor(String crdName) {
            return streams.computeIfAbsent(crdName, name -> new ByteArrayOutputStream());
        }

        @Override
        public URI crdURI(String crdName) {
            return URI.create("file:/" + crdName);
        }

        @Override
        public void close() {}

        Map<String, String> yaml() {
            Map<String, String> yaml = new TreeMap<>();
            streams.forEach((name, stream) -> yaml.put(name, stream.toString(StandardCharsets.UTF_8)));
            return yaml;
        }
    }
}
