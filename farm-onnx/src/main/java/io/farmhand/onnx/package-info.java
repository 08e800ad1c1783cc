/**
 * Policies that were trained elsewhere and saved as ONNX: {@link io.farmhand.onnx.OnnxPolicy} reads
 * them and decides by them.
 */
package io.farmhand.onnx;
