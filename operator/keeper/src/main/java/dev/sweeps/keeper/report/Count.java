package dev.sweeps.keeper.report;

/** The figures of a report; in a dry run what they would be. */
public enum Count {
    /** Folders of best models that were made. */
    PROMOTED("promoted"),
    /** Folders of best models that went to the trash. */
    DEMOTED("demoted"),
    /** Things that went from trials to the trash. */
    RELEASED("released"),
    /** Things that were deleted for good: out of the trash, or at the farewell. */
    DELETED("deleted"),
    /** Allocated bytes of the regular files whose last name went. */
    BYTES_FREED("bytesFreed"),
    /** Bytes that emptying the trash will free. */
    BYTES_IN_TRASH("bytesInTrash");

    private final String field;

    Count(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }
}
