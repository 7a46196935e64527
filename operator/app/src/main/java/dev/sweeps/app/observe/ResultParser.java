package dev.sweeps.app.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sweeps.core.attempt.ReportedResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Reads the results of a trial's steps from their termination messages, which the kubelet takes from the end of the result file.
 *
 * @param wanted metrics that are kept before all others
 * @param limit bytes of a message that the kubelet lets through
 */
record ResultParser(List<String> wanted, int limit) {
    /** What the kubelet or the API server puts in the place of bytes that are no text. */
    private static final char REPLACEMENT = '\uFFFD';

    /** A character cut in half becomes a replacement of three bytes. */
    private static final int CUT_CHARACTER = 3;

    /** Merges the messages of the steps, by name in their order. The first one that cannot be read decides. */
    ReportedResult parse(Map<String, String> messages) {
        ResultCollector collected = new ResultCollector(wanted);
        boolean found = false;
        for (Map.Entry<String, String> message : messages.entrySet()) {
            if (message.getValue().isBlank()) {
                continue;
            }
            found = true;
            try {
                JsonNode node = Json.READER.readTree(message.getValue());
                if (!node.isObject()) {
                    return notJson(message, messages, "it is " + article(node) + ", not an object");
                }
                collected.add(node);
            } catch (JsonProcessingException e) {
                return unreadable(message, messages, e);
            }
        }
        return found ? collected.result() : new ReportedResult.Absent();
    }

    private ReportedResult unreadable(
            Map.Entry<String, String> message, Map<String, String> all, JsonProcessingException e) {
        int bytes = message.getValue().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > limit - CUT_CHARACTER) {
            return new ReportedResult.TooLarge(limit);
        }
        if (message.getValue().indexOf(REPLACEMENT) >= 0) {
            return new ReportedResult.NotUtf8();
        }
        String place = e.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        return notJson(message, all, e.getOriginalMessage() + place);
    }

    private static ReportedResult notJson(Map.Entry<String, String> message, Map<String, String> all, String detail) {
        String step = all.size() > 1 ? "step \"" + message.getKey() + "\": " : "";
        return new ReportedResult.NotJson(step + LogTail.clean(detail));
    }

    private static String article(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING, BINARY, POJO, OBJECT -> "no value";
        };
    }
}
