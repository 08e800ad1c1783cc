package io.farmhand.app.exec;

/**
 * A command that has ended with exit code 0.
 *
 * @param attempt the attempt that did, from 1
 */
public record CommandResult(int attempt) {}
