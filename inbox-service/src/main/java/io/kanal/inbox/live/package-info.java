/**
 * Telling browsers at once what has changed.
 */
@NullMarked
package io.kanal.inbox.live;

import org.jspecify.annotations.NullMarked;
