package io.farmhand.sim.yaml;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a text came from.
 *
 * @param label what messages call it
 * @param folder what relative paths in it are relative to; absent for what is shipped
 */
public record Origin(String label, @Nullable Path folder) {}
