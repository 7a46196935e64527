/** What the keeper is told to do: the list, its rules, and how it is read. Values only; no file of the sweep is touched here. */
@NullMarked
package dev.sweeps.keeper.list;

import org.jspecify.annotations.NullMarked;
