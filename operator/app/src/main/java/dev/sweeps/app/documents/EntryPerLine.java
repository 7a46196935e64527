package dev.sweeps.app.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** JSON that line by line tools can look at: each entry of the outermost object begins a line, and so does each element of a list in it. */
final class EntryPerLine extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;

    private static final int OUTERMOST = 1;
    private static final int LIST_IN_IT = 2;

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        separate(json, OUTERMOST);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        separate(json, LIST_IN_IT);
    }

    private static void separate(JsonGenerator json, int depth) throws IOException {
        json.writeRaw(json.getOutputContext().getNestingDepth() == depth ? ",\n" : ",");
    }
}
