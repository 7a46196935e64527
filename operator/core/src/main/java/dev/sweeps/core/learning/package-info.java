/**
 * Between trials and the searches that learn from them: trials become a study, suggestions become configurations that no trial
 * has tried. Pure: the same trials give the same suggestions.
 */
@NullMarked
package dev.sweeps.core.learning;

import org.jspecify.annotations.NullMarked;
