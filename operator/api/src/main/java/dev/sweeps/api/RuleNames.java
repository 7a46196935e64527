package dev.sweeps.api;

/**
 * Names that a rule of the user may only have where its Sweep began with it, under a version that left them to the user. A test of the
 * application holds this against the reasons that it gives.
 */
public final class RuleNames {
    /** RE2: whatever becomes the reason (CamelCase) of a rule of the operator or of something that it does. */
    public static final String TAKEN = "^([Aa]sha|[Bb]rackets|[Cc]ost([-_]+[Qq]|Q)uantile|[Hh]yperband|[Mm]edian"
            + "|[Pp]atience|[Pp]ercentile|[Pp]lateau|[Tt]hreshold|[Ww]ilcoxon|[Aa]ll([-_]+[Rr]|R)ules"
            + "|[Ss]weep([-_]+[Ee]|E)nded|[Ss]tart([-_]+[Tt]|T)imeout|[Ww]aited([-_]+[Tt]|T)oo([-_]+[Ll]|L)ong)[-_]*$";

    private RuleNames() {}
}
