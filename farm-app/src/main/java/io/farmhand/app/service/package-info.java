/** Farms over HTTP: {@link io.farmhand.app.service.FarmService} is the entry point. */
@NullMarked
package io.farmhand.app.service;

import org.jspecify.annotations.NullMarked;
