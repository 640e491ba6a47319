/**
 * Building what is stale.
 */
@NullMarked
package io.kanal.local.build;

import org.jspecify.annotations.NullMarked;
