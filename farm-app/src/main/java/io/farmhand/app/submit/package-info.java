/** Inputs sent to a served farm: {@link io.farmhand.app.submit.Submitter}. */
@NullMarked
package io.farmhand.app.submit;

import org.jspecify.annotations.NullMarked;
