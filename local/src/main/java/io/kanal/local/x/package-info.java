/**
 * The real X, asked once before the platform is called ready.
 */
@NullMarked
package io.kanal.local.x;

import org.jspecify.annotations.NullMarked;
