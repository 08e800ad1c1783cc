package io.farmhand.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InvocationMetricsTest {
  @Test
  void writesWhatPrometheusReads() {
    InvocationMetrics metrics = new InvocationMetrics();
    metrics.started("a.ns");
    metrics.started("a.ns");
    metrics.ended("a.ns", 200, 0.004);
    metrics.ended("a.ns", 500, 20.5);
    assertThat(metrics.answered("a.ns")).isEqualTo(2);
    assertThat(metrics.answered("b.ns")).isZero();
    assertThat(metrics.exposition(Map.of("a.ns", 3)))
        .contains(
            "# TYPE gateway_function_invocation_total counter",
            "gateway_function_invocation_total{function_name=\"a.ns\",code=\"200\"} 1",
            "gateway_function_invocation_started{function_name=\"a.ns\"} 2",
            "# TYPE gateway_functions_seconds histogram",
            "gateway_functions_seconds_bucket{function_name=\"a.ns\",code=\"200\",le=\"0.005\"} 1",
            "gateway_functions_seconds_bucket{function_name=\"a.ns\",code=\"500\",le=\"10\"} 0",
            "gateway_functions_seconds_bucket{function_name=\"a.ns\",code=\"500\",le=\"+Inf\"} 1",
            "gateway_functions_seconds_sum{function_name=\"a.ns\",code=\"500\"} 20.5",
            "# TYPE gateway_service_count gauge",
            "gateway_service_count{function_name=\"a.ns\"} 3");
  }
}
