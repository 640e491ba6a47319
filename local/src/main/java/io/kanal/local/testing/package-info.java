/**
 * Everything that is tested, and its summary.
 */
@NullMarked
package io.kanal.local.testing;

import org.jspecify.annotations.NullMarked;
