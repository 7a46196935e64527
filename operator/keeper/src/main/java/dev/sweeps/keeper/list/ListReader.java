package dev.sweeps.keeper.list;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Reads a list: JSON, or gzip of JSON where it can be long. Fields that are not known are left alone; anything else that is odd is refused. */
public final class ListReader {
    /** Unpacked. A list comes in at most 1 MiB; more than this was made to do harm. */
    static final int LONGEST = 128 << 20;

    private static final JsonMapper JSON = mapper();

    private ListReader() {}

    private static JsonMapper mapper() {
        JsonSetter.Value emptyUnlessGiven = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.FAIL);
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                // Numbers of the records come out as they went in.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        mapper.configOverride(List.class).setSetterInfo(emptyUnlessGiven);
        mapper.configOverride(Map.class).setSetterInfo(emptyUnlessGiven);
        return mapper;
    }

    public static KeepList read(byte[] packed) throws BadList {
        return parse(isGzip(packed) ? unpacked(packed) : packed);
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && ((bytes[1] & 0xff) << 8 | (bytes[0] & 0xff)) == GZIPInputStream.GZIP_MAGIC;
    }

    private static byte[] unpacked(byte[] packed) throws BadList {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new BadList("the list is longer than %d bytes".formatted(LONGEST));
            }
            return bytes;
        } catch (IOException e) {
            throw new BadList("the list is no gzip: " + e.getMessage());
        }
    }

    private static KeepList parse(byte[] bytes) throws BadList {
        try {
            JsonNode tree = JSON.readTree(bytes);
            JsonNode version = tree.path("version");
            // First of all: in another version the rest may mean something else.
            if (!version.isInt() || version.intValue() != KeepList.VERSION) {
                throw new BadList("the list has the version %s; this keeper knows version %d"
                        .formatted(PlainName.shown(version.toString()), KeepList.VERSION));
            }
            return JSON.treeToValue(tree, KeepList.class);
        } catch (JsonMappingException e) {
            throw new BadList("the list is refused: " + place(e) + reason(e));
        } catch (JsonProcessingException e) {
            throw new BadList("the list is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadList("the list is no JSON: " + e.getMessage());
        }
    }

    private static String reason(JsonMappingException e) {
        return e.getCause() instanceof IllegalArgumentException refused
                ? String.valueOf(refused.getMessage())
                : e.getOriginalMessage();
    }

    /** Such as {@code kept[0].trial: }; empty for the list itself. */
    private static String place(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(each -> each.getFieldName() != null ? "." + each.getFieldName() : "[" + each.getIndex() + "]")
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : path.substring(path.startsWith(".") ? 1 : 0) + ": ";
    }
}
