package dev.sweeps.app.follow;

/** Where the log of an attempt is. */
public record LogPlace(String namespace, String pod, String container) {}
