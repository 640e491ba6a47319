/**
 * Who calls, through which proxies, and at which address.
 */
@NullMarked
package io.kanal.gateway.origin;

import org.jspecify.annotations.NullMarked;
