/**
 * What every controller has to keep to: {@link io.farmhand.control.contract.ControllerContract} is
 * the entry point, for other modules too.
 */
package io.farmhand.control.contract;
