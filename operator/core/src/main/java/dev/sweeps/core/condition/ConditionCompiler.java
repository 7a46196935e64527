package dev.sweeps.core.condition;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.sweeps.core.value.Spelling;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compiles conditions over one set of names.
 *
 * <p>A dotted name is a field path: {@code trainer.lr > 0.01}. A name that is no CEL identifier, such as {@code batch-size}, is
 * read through the whole configuration: {@code parameters["batch-size"]}. Whole numbers and fractions compare as numbers.
 *
 * <p>Conditions come from users, so that their cost is bounded: at most {@value #LONGEST} characters, {@value #DEEPEST} levels and
 * no macro but {@code has}, thus no loops; patterns of {@code matches} run in linear time.
 */
public final class ConditionCompiler {
    /** Name of the whole nested configuration, unless a parameter is called so. */
    public static final String ROOT = "parameters";

    private static final CelType OBJECT = MapType.create(SimpleType.STRING, SimpleType.DYN);
    private static final int LONGEST = 512;
    private static final int DEEPEST = 32;
    private static final int LISTED = 20;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while");

    private final Set<String> names;
    private final Groups groups;
    private final boolean rootIsNamed;
    private final Cel cel;

    /**
     * @param names the dotted names of everything that a condition may read; one compiler serves many conditions
     */
    public ConditionCompiler(Collection<String> names) {
        this(names, Set.of());
    }

    /**
     * As above, where some names are of objects of which nothing else is known.
     *
     * @param objects those among {@code names}; each is a CEL identifier
     */
    public ConditionCompiler(Collection<String> names, Set<String> objects) {
        this.names = new LinkedHashSet<>(names);
        this.groups = Groups.of(this.names);
        Set<String> variables = this.names.stream()
                .map(name -> name.split("\\.", 2)[0])
                .filter(name -> IDENTIFIER.matcher(name).matches() && !RESERVED.contains(name))
                .collect(Collectors.toSet());
        this.rootIsNamed = variables.add(ROOT);
        this.cel = environment(variables, rootIsNamed ? with(ROOT, objects) : objects);
    }

    private static Cel environment(Set<String> variables, Set<String> objects) {
        CelOptions options = CelOptions.current()
                .maxExpressionCodePointSize(LONGEST)
                .maxParseRecursionDepth(DEEPEST)
                .enableComprehension(false)
                .enableHeterogeneousNumericComparisons(true)
                .build();
        CelBuilder builder =
                CelFactory.standardCelBuilder().setOptions(options).setStandardMacros(CelStandardMacro.HAS);
        for (String variable : variables) {
            // What is known to be an object cannot be compared with a number: metrics > 1 is refused at once.
            builder = builder.addVar(variable, objects.contains(variable) ? OBJECT : SimpleType.DYN);
        }
        return builder.build();
    }

    private static Set<String> with(String name, Set<String> others) {
        Set<String> all = new LinkedHashSet<>(others);
        all.add(name);
        return all;
    }

    /** Compiles one condition; whatever is wrong with it becomes a message. */
    public ConditionReading read(String expression) {
        if (expression.isBlank()) {
            return new ConditionReading.Rejected("is empty; give a condition such as name == 1, or leave it out");
        }
        if (expression.codePointCount(0, expression.length()) > LONGEST) {
            return new ConditionReading.Rejected("is longer than " + LONGEST + " characters; give a shorter condition");
        }
        try {
            CelAbstractSyntaxTree parsed = cel.parse(expression).getAst();
            NameReader reader = new NameReader(names, rootIsNamed);
            reader.visit(parsed.getExpr());
            if (!reader.unknown().isEmpty()) {
                return new ConditionReading.Rejected(
                        unknown(reader.unknown().iterator().next()));
            }
            return compile(expression, cel.check(UntypedIndex.in(parsed)).getAst(), reader);
        } catch (CelValidationException e) {
            return new ConditionReading.Rejected(unreadable(e.getErrors()));
        } catch (CelEvaluationException e) {
            return new ConditionReading.Rejected("cannot be used: " + e.getMessage());
        }
    }

    private ConditionReading compile(String expression, CelAbstractSyntaxTree checked, NameReader reader)
            throws CelEvaluationException {
        CelType type = checked.getResultType();
        if (!type.equals(SimpleType.BOOL) && !type.equals(SimpleType.DYN)) {
            return new ConditionReading.Rejected("gives a value of type " + type.name()
                    + "; a condition has to be true or false, such as name == 1");
        }
        return new ConditionReading.Ready(new Condition(
                expression, reader.reads(), reader.paths(), groups, rootIsNamed, cel.createProgram(checked)));
    }

    private String unknown(String name) {
        if (names.contains(name)) {
            return "reads " + name + ", which is no single key; write " + ROOT + "[\"" + name.replace(".", "\"][\"")
                    + "\"]";
        }
        String known = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        String more = names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : "";
        return "reads " + name + ", which does not exist" + Spelling.hint(name, names)
                + (names.isEmpty() ? "; there are no names" : "; known are " + known + more);
    }

    private static String unreadable(List<CelIssue> issues) {
        CelIssue first = issues.getFirst();
        return "is no condition in CEL: " + first.getMessage() + " at column "
                + (first.getSourceLocation().getColumn() + 1);
    }
}
