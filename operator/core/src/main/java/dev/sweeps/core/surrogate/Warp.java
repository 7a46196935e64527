package dev.sweeps.core.surrogate;

/** A monotone map from losses to numbers of moderate size that a Gaussian process can take, and back. */
sealed interface Warp permits HalfRank, Linear {
    /** What a loss that the map was made of becomes. */
    double warped(double loss);

    /** The loss that would become this, finite. */
    double loss(double warped);

    /** The loss in one unit of what it becomes, where the map is linear. */
    double unit();
}
