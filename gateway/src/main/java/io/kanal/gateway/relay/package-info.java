/**
 * What goes through to the services: whole bodies of a limited size, and headers that can be believed.
 */
@NullMarked
package io.kanal.gateway.relay;

import org.jspecify.annotations.NullMarked;
