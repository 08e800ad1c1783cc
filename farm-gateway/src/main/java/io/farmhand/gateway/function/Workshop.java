package io.farmhand.gateway.function;

import io.farmhand.gateway.process.Ports;
import io.farmhand.gateway.process.Spawner;
import io.farmhand.gateway.setting.GatewaySettings;
import io.farmhand.time.TimeSource;

/** What replicas are made with. */
record Workshop(
    Spawner spawner,
    Ports ports,
    AotCaches caches,
    Starts starts,
    GatewaySettings settings,
    TimeSource time) {}
