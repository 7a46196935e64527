/** The program that looks after the files of one sweep; see {@link dev.sweeps.keeper.Main}. It knows nothing of Kubernetes. */
@NullMarked
package dev.sweeps.keeper;

import org.jspecify.annotations.NullMarked;
