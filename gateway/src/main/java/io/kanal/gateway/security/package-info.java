/**
 * Headers that tell the browser what a page of ours may do.
 */
@NullMarked
package io.kanal.gateway.security;

import org.jspecify.annotations.NullMarked;
