package dev.sweeps.asktell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweeps.core.learning.WarmStartMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the caller's lines. */
final class MessageReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            // Python's json module writes NaN and Infinity for numbers that JSON does not have.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private MessageReader() {}

    static Message read(String line) throws BadInput {
        JsonNode said = parsed(line);
        return switch (said.path("op").asText()) {
            case "init" -> new Message.Init(space(said), whole(said, "seed"), budget(said), earlier(said));
            case "ask" -> new Message.Ask();
            case "best" -> new Message.Best();
            case "tell" ->
                new Message.Tell(whole(said, "id"), losses(field(said, "y"), "y"), violations(said), cost(said));
            case "preload" -> preload(said);
            default -> throw new BadInput("op is " + said.path("op") + "; say init, ask, tell, best or preload");
        };
    }

    private static JsonNode parsed(String line) throws BadInput {
        try {
            JsonNode said = JSON.readTree(line);
            if (said.isObject()) {
                return said;
            }
        } catch (JsonProcessingException e) {
            throw new BadInput(
                    "the line is no JSON: " + e.getOriginalMessage() + "; write one JSON object on each line");
        }
        throw new BadInput("the line is no JSON object; write one JSON object on each line");
    }

    private static List<ToldParameter> space(JsonNode said) throws BadInput {
        List<ToldParameter> space = new ArrayList<>();
        for (JsonNode parameter : list(said, "space")) {
            space.add(parameter(parameter));
        }
        return space;
    }

    private static ToldParameter parameter(JsonNode said) throws BadInput {
        String name = said.path(0).asText();
        String kind = said.path(1).asText();
        JsonNode first = said.path(2);
        JsonNode second = said.path(3);
        if (kind.equals("cat") && said.size() == 3 && first.isInt()) {
            return new ToldParameter.Choice(name, first.intValue());
        }
        if (kind.equals("float") && said.size() == 4 && first.isNumber() && second.isNumber()) {
            return new ToldParameter.Real(name, first.doubleValue(), second.doubleValue());
        }
        if (kind.equals("int") && said.size() == 4 && first.isNumber() && second.isNumber()) {
            return new ToldParameter.Whole(name, first.doubleValue(), second.doubleValue());
        }
        throw new BadInput("space has " + said
                + "; give [name, \"float\", min, max], [name, \"int\", min, max] or [name, \"cat\", size]");
    }

    private static List<Message.Earlier> earlier(JsonNode said) throws BadInput {
        List<Message.Earlier> earlier = new ArrayList<>();
        for (JsonNode one : said.path("earlier")) {
            WarmStartMode mode =
                    switch (one.path("mode").asText()) {
                        case "Points" -> WarmStartMode.POINTS;
                        case "Ranking" -> WarmStartMode.RANKING;
                        default ->
                            throw new BadInput("mode is " + one.path("mode")
                                    + "; say Points for trials of this very problem, Ranking for those of one like it");
                    };
            earlier.add(new Message.Earlier(mode, preload(one)));
        }
        return earlier;
    }

    private static Message.Preload preload(JsonNode said) throws BadInput {
        List<Map<String, Double>> points = new ArrayList<>();
        for (JsonNode point : list(said, "xs")) {
            points.add(values(point));
        }
        List<List<Double>> losses = new ArrayList<>();
        for (JsonNode loss : list(said, "ys")) {
            losses.add(losses(loss, "ys"));
        }
        if (points.size() != losses.size()) {
            throw new BadInput(
                    "xs has " + points.size() + " points and ys " + losses.size() + " losses; give one for each point");
        }
        return new Message.Preload(points, losses);
    }

    private static Map<String, Double> values(JsonNode point) throws BadInput {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> value : point.properties()) {
            if (!value.getValue().isNumber()) {
                throw new BadInput("xs has " + value + "; give a number for each parameter");
            }
            values.put(value.getKey(), value.getValue().doubleValue());
        }
        return values;
    }

    /** One number, or a list of them; a point with a loss that is missing or not finite is a failure. */
    private static List<Double> losses(JsonNode said, String field) throws BadInput {
        List<Double> losses = new ArrayList<>();
        for (JsonNode loss : said.isArray() && !said.isEmpty() ? said : List.of(said)) {
            if (!loss.isNumber() && !loss.isNull()) {
                throw new BadInput(field + " has " + loss
                        + "; give a number, a list of numbers for several objectives, or null for a failure");
            }
            losses.add(loss.isNull() ? Double.NaN : loss.doubleValue());
        }
        return losses.stream().allMatch(Double::isFinite) ? losses : List.of();
    }

    private static List<Double> violations(JsonNode said) throws BadInput {
        List<Double> violations = new ArrayList<>();
        for (JsonNode violation : said.path("violations")) {
            if (!violation.isNumber()) {
                throw new BadInput("violations has " + violation
                        + "; give a number for each constraint, at most 0 where it is kept");
            }
            violations.add(violation.doubleValue());
        }
        return violations;
    }

    private static double budget(JsonNode said) throws BadInput {
        JsonNode budget = said.path("budget");
        if (budget.isMissingNode() || budget.isNull()) {
            return Double.POSITIVE_INFINITY;
        }
        if (!(budget.doubleValue() > 0)) {
            throw new BadInput("budget is " + budget + "; give a number above 0 or leave it out");
        }
        return budget.doubleValue();
    }

    private static double cost(JsonNode said) throws BadInput {
        JsonNode cost = said.path("cost");
        if (cost.isMissingNode() || cost.isNull()) {
            return Double.NaN;
        }
        if (!cost.isNumber()) {
            throw new BadInput("cost is " + cost + "; give a number or leave it out");
        }
        return cost.doubleValue();
    }

    private static long whole(JsonNode said, String field) throws BadInput {
        JsonNode number = field(said, field);
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new BadInput(field + " is " + number + "; give a whole number");
        }
        return number.longValue();
    }

    private static JsonNode list(JsonNode said, String field) throws BadInput {
        JsonNode list = field(said, field);
        if (!list.isArray()) {
            throw new BadInput(field + " is " + list + "; give a list");
        }
        return list;
    }

    private static JsonNode field(JsonNode said, String field) throws BadInput {
        JsonNode value = said.get(field);
        if (value == null) {
            throw new BadInput(field + " is missing in " + said + "; give it");
        }
        return value;
    }
}
