package dev.sweeps.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private Path table;

    @BeforeEach
    void writeTable(@TempDir Path folder) throws IOException {
        table = Files.writeString(folder.resolve("curves.tsv"), "a\t3 2\na\t4 1\nb\t1 NaN\na\t5 5\nb\t2 0\n");
    }

    private List<String> said(int status, String... arguments) throws IOException {
        var out = new StringWriter();
        assertThat(Main.run(List.of(arguments), new StringReader(""), out)).isEqualTo(status);
        return out.toString().lines().toList();
    }

    @Test
    void namesEachTrialOfATaskOnceInEachOrder() throws IOException {
        var orders = said(0, "orders", table.toString(), "2");

        assertThat(orders).extracting(line -> line.substring(0, 3)).containsExactly("a\t0", "a\t1", "b\t0", "b\t1");
        assertThat(orders.subList(0, 2))
                .allSatisfy(line -> assertThat(Arrays.asList(line.split("\t", -1)[2].split(" ", -1)))
                        .containsExactlyInAnyOrder("0", "1", "2"));
    }

    /** One at a time, and a bound that only the first values of some trials are beyond. */
    @Test
    void sumsUpEachTaskInEachOrder() throws IOException {
        var rows = said(0, "curves", table.toString(), "minimize", "1", "1", "{\"threshold\": {\"upper\": 3.5}}");

        assertThat(rows).containsExactly("a\t0\t2\t0.333333\t1.000000", "b\t0\t0\t0.000000\t0.000000");
    }

    @Test
    void saysWhatToSayInstead() throws IOException {
        assertThat(said(2, "order")).first().asString().contains("orders TABLE ORDERS");
    }
}
