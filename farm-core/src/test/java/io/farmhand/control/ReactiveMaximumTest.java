package io.farmhand.control;

import io.farmhand.control.contract.ControllerContract;

class ReactiveMaximumTest extends ControllerContract {
  @Override
  protected ControllerFactory factory() {
    return Controllers.reactiveMaximum();
  }
}
