/**
 * The farm and its peers in one process, side by side: {@link
 * io.farmhand.lab.overhead.Contenders#all()} lists them and {@link
 * io.farmhand.lab.overhead.SideBySide} measures them.
 */
@NullMarked
package io.farmhand.lab.overhead;

import org.jspecify.annotations.NullMarked;
