/**
 * What an installation must have before the service starts.
 */
@NullMarked
package io.kanal.auth.start;

import org.jspecify.annotations.NullMarked;
