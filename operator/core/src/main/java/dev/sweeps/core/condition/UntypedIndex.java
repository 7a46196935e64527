package dev.sweeps.core.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.navigation.CelNavigableMutableAst;
import dev.cel.common.navigation.CelNavigableMutableExpr;
import java.util.List;

/**
 * Makes what is read by index as untyped as what is read by name, whose numbers compare with numbers of any kind. In a group of which
 * the type checker knows nothing it gives {@code group["x"] > 1} the type of the other side, and takes it for a comparison of whole
 * numbers only.
 */
final class UntypedIndex {
    /** How CEL calls {@code a[b]}. */
    static final String INDEX = "_[_]";

    private static final String UNTYPED = "dyn";

    private UntypedIndex() {}

    /** The parsed expression with {@code dyn(a[b])} in place of each {@code a[b]}. */
    static CelAbstractSyntaxTree in(CelAbstractSyntaxTree parsed) {
        CelMutableAst changed = CelMutableAst.fromCelAst(parsed);
        List<CelNavigableMutableExpr> all =
                CelNavigableMutableAst.fromAst(changed).getRoot().allNodes().toList();
        long unused = all.stream().mapToLong(CelNavigableMutableExpr::id).max().orElse(0) + 1;
        for (CelNavigableMutableExpr node : all) {
            CelMutableExpr read = node.expr();
            if (node.getKind() == ExprKind.Kind.CALL && read.call().function().equals(INDEX)) {
                CelMutableExpr inner = CelMutableExpr.ofCall(read.id(), read.call());
                read.setCall(CelMutableCall.create(UNTYPED, inner));
                read.setId(unused++);
            }
        }
        // With the source as it was parsed, which knows the columns that messages name.
        return CelAbstractSyntaxTree.newParsedAst(changed.toParsedAst().getExpr(), parsed.getSource());
    }
}
