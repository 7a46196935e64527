package dev.sweeps.core.space;

/** Places in the specification, as they stand in front of a problem. */
final class Paths {
    private Paths() {}

    static String parameter(String name) {
        return "parameters[\"" + name + "\"]";
    }
}
