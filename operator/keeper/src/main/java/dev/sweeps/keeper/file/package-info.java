/**
 * Files by open descriptors: every name that reaches the kernel is one component, looked up in a folder that is held open, and no
 * symbolic link is ever followed. So a path that somebody swaps while we work cannot lead elsewhere. {@link
 * dev.sweeps.keeper.file.Kernel} is the port; tests put one that crashes before the real one.
 */
@NullMarked
package dev.sweeps.keeper.file;

import org.jspecify.annotations.NullMarked;
