/**
 * How the shipped policies were trained, and how they compare with what they must beat: {@link
 * io.farmhand.lab.flagship.Recipe} and {@link io.farmhand.lab.flagship.Rows}.
 */
@NullMarked
package io.farmhand.lab.flagship;

import org.jspecify.annotations.NullMarked;
