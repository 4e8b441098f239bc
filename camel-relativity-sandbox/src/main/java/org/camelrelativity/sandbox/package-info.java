/**
 * A Relativity in a jar, for building and testing what talks to Relativity.
 *
 * <p>Start with {@link org.camelrelativity.sandbox.RelativitySandbox}. Inside, a request goes one way: the gateway takes
 * it from WireMock; the reception finds its route, meets a planned fault, lets the front door check it, reads its body
 * through the route's shape, and hands it to the route's handler; the handler works on the state of the instance, under
 * one lock; the answer goes back with the fault, and the journal notes both. The tables of routes are
 * {@code LegacyImagingRoutes}, {@code VersionedImagingRoutes}, {@code ProductionRoutes} and {@code ProductionReads}. The
 * state knows neither HTTP nor JSON envelopes, so each generation of the API is another table over the same state.
 *
 * <p>{@code Page} answers before any of that, for people and not for clients. {@link
 * org.camelrelativity.sandbox.RelativitySandboxMain} is the sandbox as a program, and {@code Seed} what it has in it.
 */
package org.camelrelativity.sandbox;
