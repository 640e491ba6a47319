/**
 * PostgreSQL from its own binaries, with data that lasts.
 */
@NullMarked
package io.kanal.local.postgres;

import org.jspecify.annotations.NullMarked;
