/**
 * What both ends of a call have in common, whoever reads them: {@link
 * io.farmhand.gateway.message.Field}.
 */
package io.farmhand.gateway.message;
