/**
 * The one door of Kanal: routes to the services, browser sessions, the panel's files, security headers.
 */
@NullMarked
package io.kanal.gateway;

import org.jspecify.annotations.NullMarked;
