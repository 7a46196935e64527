package dev.sweeps.app.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.space.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateProblemsTest {
    private static List<Problem> problems(String spec) {
        return TemplateProblems.of(Sweeps.sweep(spec).getSpec(), Sweeps.DEFAULTS);
    }

    /** A template whose pod has further fields, whose first container has further ones. */
    private static String template(String pod, String container) {
        return """
                template:
                  spec:
                    %s
                    containers:
                      - name: train
                        image: example.com/train:1
                        %s
                """
                .formatted(pod, container);
    }

    private static String pod(String fields) {
        return template(fields, "");
    }

    private static String container(String fields) {
        return template("", fields);
    }

    private static String stdout(String pattern) {
        return Sweeps.TEMPLATE + "result: {stdout: {format: Pattern, pattern: \"" + pattern + "\"}}";
    }

    private static Arguments refused(String spec, String path, String words) {
        return Arguments.of(spec, path, words);
    }

    static Stream<Arguments> misspelt() {
        return Stream.of(
                refused("template: {spec: {contianers: []}}", "template.spec.contianers", "did you mean `containers`?"),
                refused(container("resorces: {}"), "template.spec.containers[0].resorces", "did you mean `resources`?"),
                refused(
                        container("env: [{name: A, valeu: b}]"),
                        "template.spec.containers[0].env[0].valeu",
                        "did you mean `value`?"),
                refused(container("command: python"), "template.spec.containers[0].command", "must be a list"),
                refused(
                        container("env: [{name: A, value: 5}]"),
                        "template.spec.containers[0].env[0].value",
                        "put quotes around"),
                refused(pod("hostNetwork: \"yes\""), "template.spec.hostNetwork", "must be true or false"),
                refused(
                        "template: {metadata: {labels: {a/b: true}}, spec: {containers: [{name: a, image: i}]}}",
                        "template.metadata.labels[\"a/b\"]",
                        "must be a text"),
                refused(container("args: [a, null]"), "template.spec.containers[0].args[1]", "is empty"),
                refused(pod("priority: high"), "template.spec.priority", "must be a whole number"),
                refused(container("resources: 4"), "template.spec.containers[0].resources", "an object with fields"),
                refused(pod("trainer: {}"), "template.spec.trainer", "unknown field"));
    }

    static Stream<Arguments> forbidden() {
        return Stream.of(
                refused(pod("hostNetwork: true"), "template.spec.hostNetwork", "host access"),
                refused(pod("hostPID: true"), "template.spec.hostPID", "host access"),
                refused(pod("hostIPC: true"), "template.spec.hostIPC", "host access"),
                refused(
                        pod("volumes: [{name: v, hostPath: {path: /}}]"),
                        "template.spec.volumes[0].hostPath",
                        "host access"),
                refused(
                        container("securityContext: {privileged: true}"),
                        "template.spec.containers[0].securityContext.privileged",
                        "host access"),
                refused(
                        pod("initContainers: [{name: i, image: i, securityContext: {privileged: true}}]"),
                        "template.spec.initContainers[0].securityContext.privileged",
                        "host access"),
                refused(pod("restartPolicy: OnFailure"), "template.spec.restartPolicy", "must be Never"),
                refused("template: {spec: {}}", "template.spec.containers", "give one container"),
                refused("template: {}", "template.spec.containers", "give one container"),
                refused(
                        "template: {metadata: {name: x}, spec: {containers: [{name: a, image: i}]}}",
                        "template.metadata.name",
                        "must be left out"),
                refused(
                        "template: {metadata: {namespace: x}, spec: {containers: [{name: a, image: i}]}}",
                        "template.metadata.namespace",
                        "must be left out"),
                refused(
                        "template: {spec: {containers: [{image: i}]}}",
                        "template.spec.containers[0].name",
                        "is missing"),
                refused(
                        "template: {spec: {containers: [{name: a}]}}",
                        "template.spec.containers[0].image",
                        "is missing"),
                refused(
                        container("env: [{name: SWEEP_SEED, value: \"1\"}]"),
                        "template.spec.containers[0].env[0].name",
                        "choose another name"),
                refused(
                        container("volumeMounts: [{name: v, mountPath: /sweep//output/}]"),
                        "template.spec.containers[0].volumeMounts[0].mountPath",
                        "belongs to the operator"),
                refused(
                        pod("volumes: [{name: sweep-output, emptyDir: {}}]"),
                        "template.spec.volumes[0].name",
                        "choose another name"),
                refused(
                        container("terminationMessagePath: /x"),
                        "template.spec.containers[0].terminationMessagePath",
                        "result.file"),
                refused(
                        pod("activeDeadlineSeconds: 5") + "trials: {timeout: 1h}",
                        "template.spec.activeDeadlineSeconds",
                        "remove one"),
                refused(Sweeps.TEMPLATE + "trials: {timeout: 0s}", "trials.timeout", "at least 1 s"));
    }

    static Stream<Arguments> elsewhere() {
        String t = Sweeps.TEMPLATE;
        return Stream.of(
                refused(t + "result: {file: out.json}", "result.file", "/sweep/output/out.json"),
                refused(t + "result: {file: /sweep/output/../x.json}", "result.file", "`..`"),
                refused(t + "result: {file: /data//x.json}", "result.file", "such as /data/x.json"),
                refused(t + "result: {file: /sweep/config/x.json}", "result.file", "a place of the operator"),
                refused(t + "result: {file: /sweep/output}", "result.file", "a place of the operator"),
                refused(t + "storage: {claim: c, path: /a}", "storage.path", "below the root"),
                refused(t + "storage: {claim: c, path: a/../b}", "storage.path", "plain relative path"),
                refused(stdout("(?P<value>"), "result.stdout.pattern", "is no RE2 expression"),
                refused(stdout("(?P<value>.)\\\\1"), "result.stdout.pattern", "invalid escape"),
                refused(stdout("r=(.*)"), "result.stdout.pattern", "has no group named value"),
                refused(t + "steps: [{name: a}, {name: a}]", "steps[1].name", "another step"),
                refused(t + "steps: [{name: A_b}]", "steps[0].name", "lower-case"),
                refused(
                        pod("initContainers: [{name: fetch, image: i}]") + "steps: [{name: fetch}]",
                        "steps[0].name",
                        "another step or container"),
                refused(t + "steps: [{name: a, when: \"use_lstm &&\"}, {name: b}]", "steps[0].when", ""),
                refused(t + "steps: [{name: a, when: use_gru}, {name: b}]", "steps[0].when", "use_gru"),
                refused(t + "steps: [{name: a, when: use_lstm}]", "steps", "let one step always run"),
                refused(container("args: [\"${trainer.lt}\"]"), "template.spec.containers[0].args[0]", "no parameter"),
                refused(
                        container("command: [sh, -c, \"echo ${HOME}\"]"),
                        "template.spec.containers[0].command[2]",
                        "write $${HOME}"),
                refused(
                        container("env: [{name: A, value: \"${nothing}\"}]"),
                        "template.spec.containers[0].env[0].value",
                        "no parameter"),
                refused(t + "steps: [{name: a, args: [\"${x}\"]}]", "steps[0].args[0]", "no parameter"),
                refused(
                        "parameters: {trial: {values: [1]}}\n" + container("args: [\"${trial}\"]"),
                        "template.spec.containers[0].args[0]",
                        "also a name in your configuration"),
                refused(
                        "parameters: {a.b: {values: [1]}, a_b: {values: [1]}}\n" + t,
                        "parameters[\"a_b\"]",
                        "SWEEP_PARAM_A_B"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource({"misspelt", "forbidden", "elsewhere"})
    void refusesWithPathAndAdvice(String spec, String path, String words) {
        List<Problem> problems = problems(spec);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.message()).contains(words);
        });
    }

    @Test
    void findsAllUnknownFieldsAtOnce() {
        assertThat(problems(template("dnsPolicie: x", "imagee: y")))
                .extracting(Problem::path)
                .containsExactly("template.spec.dnsPolicie", "template.spec.containers[0].imagee");
    }

    @Test
    void takesHostAccessWhereTheInstallationAllowsIt() {
        String spec = template("hostNetwork: true", "securityContext: {privileged: true}");

        assertThat(TemplateProblems.of(Sweeps.sweep(spec).getSpec(), new TrialDefaults(false, true)))
                .isEmpty();
    }

    @Test
    void takesPlaceholdersOfConditionalParametersGroupsAndOverrides() {
        String spec = "overrides: {env: {steps: 4}}\n"
                + container(
                        "args: [\"${trainer}\", \"${env.steps}\", \"${use_lstm}\", \"${args}\", \"$${HOME}\", \"${open\"]");

        assertThat(problems(spec)).isEmpty();
    }

    @Test
    void takesAMountBesideTheOperatorsFolder() {
        assertThat(problems(container("volumeMounts: [{name: v, mountPath: /sweeper}]")))
                .isEmpty();
    }

    @Test
    void takesWhatKubectlWritesByItself() {
        assertThat(
                        problems(
                                "template: {metadata: {creationTimestamp: null}, spec: {containers: [{name: a, image: i, resources: {limits: {cpu: 1, memory: 1.5Gi}}, ports: [{containerPort: 80}]}]}}"))
                .isEmpty();
    }
}
