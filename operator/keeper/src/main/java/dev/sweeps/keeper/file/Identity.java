package dev.sweeps.keeper.file;

/** What a file is, whatever it is called. */
public record Identity(long device, long inode) {}
