package dev.sweeps.app.desired;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads {@code spec.template} as strictly as the API server would with {@code --validate=strict}. The schema of a Sweep keeps the
 * template as free content, so that nobody else refuses a misspelt field: without this check it would be dropped in silence.
 */
final class TemplateReader {
    private static final String ROOT = "template";
    private static final ObjectMapper MAPPER = strictMapper();

    private TemplateReader() {}

    static TemplateReading read(Map<String, Object> template) {
        List<Problem> problems = new ArrayList<>(NullElements.in(ROOT, template));
        if (!problems.isEmpty()) {
            return new TemplateReading.Rejected(problems);
        }
        try {
            PodTemplateSpec parsed = MAPPER.readerFor(PodTemplateSpec.class)
                    .withAttribute(UnknownFields.class, problems)
                    .readValue(MAPPER.<JsonNode>valueToTree(template));
            return problems.isEmpty() ? new TemplateReading.Parsed(parsed) : new TemplateReading.Rejected(problems);
        } catch (JsonMappingException e) {
            problems.add(wrongType(e));
        } catch (IOException | IllegalArgumentException e) {
            problems.add(new Problem(ROOT, "cannot be read as a pod template: " + e.getMessage()));
        }
        return new TemplateReading.Rejected(problems);
    }

    private static Problem wrongType(JsonMappingException cause) {
        String path = cause.getPath().stream().map(TemplateReader::segment).collect(Collectors.joining("", ROOT, ""));
        return new Problem(
                path,
                "must be " + expected(cause) + "; see `kubectl explain pod" + explained(cause)
                        + "`, and put quotes around a text that looks like a number or a boolean");
    }

    /** In a user's words: the library's own speak of Java. */
    private static String expected(JsonMappingException cause) {
        Class<?> type = cause instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return "of another type ("
                    + cause.getOriginalMessage().lines().findFirst().orElse("") + ")";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(type) ? "a whole number" : "an object with fields";
    }

    private static String segment(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? "[" + step.getIndex() + "]" : FieldPath.segment(step.getFieldName());
    }

    private static String explained(JsonMappingException cause) {
        return cause.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .collect(Collectors.joining(".", ".", ""));
    }

    private static ObjectMapper strictMapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .annotationIntrospector(new WithoutAnySetters())
                .addHandler(new UnknownFields(ROOT))
                .build();
        for (CoercionInputShape shape :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }

    /** The model classes of fabric8 take in any field by an any-setter; strict reading must not. */
    private static final class WithoutAnySetters extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
