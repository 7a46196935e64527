package dev.sweeps.asktell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AskTellTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String INIT =
            """
            {"op":"init","space":[["lr","float",-1,2.5],["layers","int",1,6],["kind","cat",3],["one","cat",1]],"seed":7}""";
    private static final String ASK = """
            {"op":"ask"}""";

    /** What the program printed before it ended with this status. */
    private record Talk(int status, List<String> lines) {
        JsonNode answer(int number) throws IOException {
            return JSON.readTree(lines.get(number));
        }
    }

    private static Talk talk(String algorithm, String... lines) throws IOException {
        return start(List.of("--algorithm", algorithm), lines);
    }

    private static Talk start(List<String> arguments, String... lines) throws IOException {
        StringWriter out = new StringWriter();
        int status = AskTell.run(arguments, new StringReader(String.join("\n", lines)), out);
        return new Talk(status, out.toString().lines().toList());
    }

    /** All but the one that the space of these tests is too large for. */
    private static List<String> algorithms() {
        return Stream.of(Algorithm.names().split(", "))
                .filter(name -> !name.equals("grid"))
                .toList();
    }

    @Test
    void saysWhyASearchDoesNotFitTheSpace() throws IOException {
        Talk talk = talk("grid", INIT, ASK);

        assertThat(talk.status()).isEqualTo(2);
        assertThat(talk.answer(0).path("error").asText()).contains("grid");
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void answersEachAskWithValuesOfTheSpace(String algorithm) throws IOException {
        Talk talk = talk(algorithm, INIT, ASK, tell(0, "0.5"), ASK, tell(1, "null"), ASK, ASK);

        assertThat(talk.status()).isZero();
        assertThat(talk.lines()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(talk.answer(i).path("id").asInt()).isEqualTo(i);
            JsonNode x = talk.answer(i).path("x");
            assertThat(x.path("lr").doubleValue()).isBetween(-1.0, 2.5);
            assertThat(x.path("layers").isInt()).isTrue();
            assertThat(x.path("layers").intValue()).isBetween(1, 6);
            assertThat(x.path("kind").isInt()).isTrue();
            assertThat(x.path("kind").intValue()).isBetween(0, 2);
            assertThat(x.path("one").intValue()).isZero();
        }
    }

    private static String tell(int id, String loss) {
        return "{\"op\":\"tell\",\"id\":" + id + ",\"y\":" + loss + ",\"cost\":2}";
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void takesSeveralLossesAndConstraints(String algorithm) throws IOException {
        String[] lines = new String[41];
        lines[0] = INIT;
        for (int id = 0; id < 20; id++) {
            lines[2 * id + 1] = ASK;
            lines[2 * id + 2] =
                    "{\"op\":\"tell\",\"id\":%d,\"y\":[%d,%d],\"violations\":[%d]}".formatted(id, id, 20 - id, id % 2);
        }

        Talk talk = talk(algorithm, lines);

        assertThat(talk.status()).isZero();
        assertThat(talk.lines()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void wantsAsManyLossesEachTime() throws IOException {
        Talk talk = talk("random", INIT, ASK, ASK, ASK, tell(0, "[1,2]"), tell(1, "null"), tell(2, "1"));

        assertThat(talk.answer(3).path("error").asText()).contains("give as many each time");
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void saysTheSameAfterEachInit(String algorithm) throws IOException {
        Talk talk = talk(algorithm, INIT, ASK, ASK, tell(1, "0.5"), ASK, INIT, ASK, ASK, tell(1, "0.5"), ASK);

        assertThat(talk.lines().subList(3, 6)).isEqualTo(talk.lines().subList(0, 3));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void countsWhatWasTriedElsewhere(String algorithm) throws IOException {
        Talk talk = talk(
                algorithm,
                INIT,
                """
                {"op":"preload","xs":[{"lr":0.25,"layers":2,"kind":1,"one":0},{"lr":1,"layers":6,"kind":2,"one":0}],"ys":[3,NaN]}""",
                ASK);

        assertThat(talk.answer(0).path("id").asInt()).isEqualTo(2);
    }

    @Test
    void startsWarmWithTheBestOfAnEarlierProblem() throws IOException {
        Talk talk = talk(
                "gp",
                """
                {"op":"init","space":[["lr","float",0,1]],"seed":1,"earlier":[{"mode":"Ranking","xs":[{"lr":0.25},{"lr":0.75}],"ys":[3,1]}]}""",
                ASK);

        assertThat(talk.answer(0).path("x").path("lr").asDouble()).isEqualTo(0.75);
    }

    /** The lowest loss was told of a point among bad ones; a point that failed far away has a number, too. */
    @Test
    void takesWhatTheModelExpectsMostOf() throws IOException {
        StringBuilder xs = new StringBuilder();
        StringBuilder ys = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            double x = (i + 0.5) / 40;
            xs.append("{\"lr\":").append(x).append("},");
            ys.append(4 * (x - 0.3) * (x - 0.3) + 0.1 * Math.sin(1e4 * (double) i))
                    .append(',');
        }
        Talk talk = talk(
                "gp",
                """
                {"op":"init","space":[["lr","float",0,1]],"seed":1}""",
                "{\"op\":\"preload\",\"xs\":[{\"lr\":0.95},%s{\"lr\":0.7}],\"ys\":[null,%s-0.3]}".formatted(xs, ys),
                """
                {"op":"best"}""");

        JsonNode best = talk.answer(0);
        assertThat(best.path("x").path("lr").asDouble()).isBetween(0.15, 0.45);
        assertThat(best.path("id").asInt())
                .isEqualTo(1 + (int) (best.path("x").path("lr").asDouble() * 40));
        assertThat(best.path("y").asDouble()).isBetween(-0.1, 0.1);
    }

    @Test
    void endsWithTheInput() throws IOException {
        assertThat(talk("random")).isEqualTo(new Talk(0, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            hello                                                 | write one JSON object on each line
            []                                                    | write one JSON object on each line
            {"op":"say"}                                          | say init, ask, tell, best or preload
            {"op":"best"}                                         | tell one first
            {"op":"tell","id":0}                                  | y is missing
            {"op":"tell","id":0,"y":"good"}                       | or null for a failure
            {"op":"tell","id":0,"y":[1,"good"]}                   | a list of numbers for several objectives
            {"op":"tell","id":0,"y":[]}                           | a list of numbers for several objectives
            {"op":"tell","id":0,"y":1,"violations":["far"]}       | give a number for each constraint
            {"op":"tell","id":0,"y":1,"cost":"dear"}              | give a number or leave it out
            {"op":"tell","id":0.5,"y":1}                          | give a whole number
            {"op":"tell","id":5,"y":1}                            | tell each id that ask gave once
            {"op":"preload","xs":[],"ys":[1]}                     | give one for each point
            {"op":"preload","xs":[{"lr":1}],"ys":[1]}             | give all parameters of the space
            {"op":"preload","xs":[{"lr":"a"}],"ys":[1]}           | give a number for each parameter
            {"op":"preload","xs":[{"lr":1,"layers":1,"kind":9,"one":0}],"ys":[1]} | which is not in the space
            {"op":"preload","xs":1,"ys":[1]}                      | give a list
            {"op":"init","space":[["lr","float",1]],"seed":1}     | [name, "float", min, max]
            {"op":"init","space":[["lr","float",2,1]],"seed":1}   | exchange the two bounds
            {"op":"init","space":[["k","cat",0]],"seed":1}        | values
            {"op":"init","space":[["k","cat",2],["k","cat",2]],"seed":1} | give each parameter another name
            {"op":"init","space":[],"seed":1,"budget":0}          | give a number above 0 or leave it out
            {"op":"init","space":[]}                              | seed is missing
            {"op":"init","space":[],"seed":1,"earlier":[{"mode":"x"}]} | say Points for trials of this very problem
            {"op":"init","space":[],"seed":1,"earlier":[{"mode":"Points","xs":[],"ys":[]}]} | earlier has a problem without a loss
            {"op":"init","space":[["k","cat",2]],"seed":1,"earlier":[{"mode":"Points","xs":[{"k":1}],"ys":[1]}]} | name algorithm: gp, cost or tpe
            """)
    void answersNonsenseWithWhatToDoAndEnds(String line, String advice) throws IOException {
        Talk talk = talk("random", INIT, line, ASK);

        assertThat(talk.status()).isEqualTo(2);
        assertThat(talk.lines()).singleElement().asString().startsWith("{\"error\":");
        assertThat(talk.answer(0).path("error").asText()).contains(advice);
    }

    @Test
    void wantsTheSpaceFirst() throws IOException {
        assertThat(talk("random", ASK).answer(0).path("error").asText()).contains("\"op\": \"init\"");
    }

    @Test
    void tellsWhenEverythingWasGiven() throws IOException {
        Talk talk = talk("random", "{\"op\":\"init\",\"space\":[[\"k\",\"cat\",2]],\"seed\":1}", ASK, ASK, ASK);

        assertThat(talk.answer(2).path("error").asText())
                .isEqualTo("all 2 points of the space were given; ask no more");
    }

    @Test
    void namesTheAlgorithmsItKnows() throws IOException {
        assertThat(talk("sobl").answer(0).path("error").asText())
                .isEqualTo("algorithm sobl is unknown; did you mean sobol?; known are " + Algorithm.names());
        assertThat(start(List.of()).answer(0).path("error").asText()).contains("--algorithm NAME", Algorithm.names());
    }
}
