/**
 * Workers as functions of OpenFaaS: {@link io.farmhand.openfaas.OpenFaasPlatform} is the entry
 * point.
 */
package io.farmhand.openfaas;
