package dev.sweeps.app.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;

/**
 * The API's objects as JSON: fields in the order of their records, keys of maps sorted (the API server does not keep their order), in
 * ASCII, so that no reader can take the encoding for another one, and without the numbers that JSON does not have.
 */
final class ApiJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new FiniteNumber())
                    .addSerializer(double.class, new FiniteNumber()))
            .build();

    private ApiJson() {}

    /** Writes one entry of the outermost object, and one element of the lists in it, a line. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        var generator = MAPPER.createGenerator(out);
        generator.setPrettyPrinter(new EntryPerLine());
        return generator;
    }

    /** A record of the API, or content of the user's, as maps, lists and plain values. */
    static Object tree(Object value) {
        return Objects.requireNonNull(MAPPER.convertValue(value, Object.class), "only null gives null");
    }

    /** The same for what is an object in JSON: a record or a map. */
    static Map<?, ?> object(Object value) {
        return (Map<?, ?>) tree(value);
    }

    /** Writes null for NaN and the infinities. */
    private static final class FiniteNumber extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;

        FiniteNumber() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
    }
}
