/** Farms that are described in a file: {@link io.farmhand.app.farmfile.FarmFile}. */
@NullMarked
package io.farmhand.app.farmfile;

import org.jspecify.annotations.NullMarked;
