/**
 * Hand-written binding of YAML with the place of every mistake: {@link io.farmhand.sim.yaml.Yaml}
 * reads a file into nodes, a {@link io.farmhand.sim.yaml.Section} binds a mapping.
 */
package io.farmhand.sim.yaml;
