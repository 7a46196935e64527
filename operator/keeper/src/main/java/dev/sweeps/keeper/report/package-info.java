/** What the keeper says: lines while it works, a journal in the folder of the sweep, and a short report at the end. */
@NullMarked
package dev.sweeps.keeper.report;

import org.jspecify.annotations.NullMarked;
