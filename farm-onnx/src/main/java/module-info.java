import org.jspecify.annotations.NullMarked;

/** Policies trained elsewhere, as controllers. */
@NullMarked
module io.farmhand.onnx {
  requires static transitive org.jspecify;
  requires transitive io.farmhand.core;
  requires com.microsoft.onnxruntime;

  exports io.farmhand.onnx;
}
