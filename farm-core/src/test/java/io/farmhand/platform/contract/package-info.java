/**
 * What every platform has to keep to: {@link io.farmhand.platform.contract.PlatformContract} is the
 * entry point.
 */
package io.farmhand.platform.contract;
