package dev.sweeps.core.condition;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the names that an expression reads. */
final class NameReader {
    private final Collection<String> known;
    private final boolean rootIsNamed;
    private final Set<String> reads = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<List<String>> paths = new LinkedHashSet<>();

    NameReader(Collection<String> known, boolean rootIsNamed) {
        this.known = known;
        this.rootIsNamed = rootIsNamed;
    }

    /** Known names that were read so far. */
    Set<String> reads() {
        return reads;
    }

    /** Paths that were read so far and are no known names. */
    Set<String> unknown() {
        return unknown;
    }

    /** All paths that were read so far. */
    Set<List<String>> paths() {
        return paths;
    }

    void visit(CelExpr expression) {
        Optional<List<String>> path = path(expression);
        if (path.isPresent()) {
            resolve(path.get());
            return;
        }
        switch (expression.exprKind().getKind()) {
            case SELECT -> visit(expression.select().operand());
            case CALL -> {
                expression.call().target().ifPresent(this::visit);
                expression.call().args().forEach(this::visit);
            }
            case LIST -> expression.list().elements().forEach(this::visit);
            case MAP ->
                expression.map().entries().forEach(entry -> {
                    visit(entry.key());
                    visit(entry.value());
                });
            case STRUCT -> expression.struct().entries().forEach(entry -> visit(entry.value()));
            case NOT_SET, CONSTANT, IDENT, COMPREHENSION -> {}
        }
    }

    /** The field path from a variable on; empty if the expression is something else. */
    private Optional<List<String>> path(CelExpr expression) {
        ExprKind.Kind kind = expression.exprKind().getKind();
        if (kind == ExprKind.Kind.IDENT) {
            String name = expression.ident().name();
            return Optional.of(rootIsNamed && name.equals(ConditionCompiler.ROOT) ? List.of() : List.of(name));
        }
        if (kind == ExprKind.Kind.SELECT) {
            return path(expression.select().operand())
                    .map(path -> with(path, expression.select().field()));
        }
        if (kind == ExprKind.Kind.CALL && expression.call().function().equals(UntypedIndex.INDEX)) {
            CelExpr index = expression.call().args().get(1);
            if (index.exprKind().getKind() == ExprKind.Kind.CONSTANT
                    && index.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                return path(expression.call().args().getFirst())
                        .map(path -> with(path, index.constant().stringValue()));
            }
        }
        return Optional.empty();
    }

    private static List<String> with(List<String> path, String field) {
        List<String> longer = new ArrayList<>(path);
        longer.add(field);
        return longer;
    }

    private void resolve(List<String> path) {
        paths.add(path);
        for (int depth = 1; depth <= path.size(); depth++) {
            String name = String.join(".", path.subList(0, depth));
            if (known.contains(name) && name.split("\\.", -1).length == depth) {
                reads.add(name);
                return;
            }
        }
        String group = path.isEmpty() ? "" : String.join(".", path) + ".";
        List<String> below =
                known.stream().filter(name -> name.startsWith(group)).toList();
        if (below.isEmpty()) {
            unknown.add(String.join(".", path));
        }
        reads.addAll(below);
    }
}
