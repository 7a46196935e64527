package dev.sweeps.keeper.report;

/** What the keeper does. */
public enum Verb {
    PROMOTE("promotes", "would promote"),
    MOVE("moves", "would move"),
    REWRITE("rewrites", "would rewrite"),
    DELETE("deletes", "would delete");

    private final String does;
    private final String would;

    Verb(String does, String would) {
        this.does = does;
        this.would = would;
    }

    String phrase(boolean dryRun) {
        return dryRun ? would : does;
    }
}
