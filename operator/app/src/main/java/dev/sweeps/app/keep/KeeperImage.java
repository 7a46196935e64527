package dev.sweeps.app.keep;

/**
 * The image that has the keeper: the operator's own.
 *
 * @param pullPolicy as in a container
 */
public record KeeperImage(String name, String pullPolicy) {}
