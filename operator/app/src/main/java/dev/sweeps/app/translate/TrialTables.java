package dev.sweeps.app.translate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.sweeps.core.learning.EarlierSweep;
import dev.sweeps.core.learning.EarlierTable;
import dev.sweeps.core.learning.WarmStartMode;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.List;

/** Tables of trials that were run elsewhere, as comma-separated values (RFC 4180). */
public final class TrialTables {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final ObjectReader CELLS = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerForListOf(String[].class);

    private TrialTables() {}

    /**
     * What a search takes from a table.
     *
     * @param name {@code map/key}
     * @param most trials that are kept
     */
    public static EarlierSweep read(
            String name, WarmStartMode mode, String text, UnitCube cube, Objectives objectives, int most) {
        List<String[]> lines;
        try {
            lines = CELLS.readValue(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            return EarlierSweep.refused(
                    name, mode, "it is no table of comma-separated values: " + e.getOriginalMessage());
        }
        return EarlierTable.of(name, mode, lines.stream().map(List::of).toList(), cube, objectives, most);
    }
}
