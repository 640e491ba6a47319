/**
 * What anybody may know of this installation.
 */
@NullMarked
package io.kanal.twitter.info;

import org.jspecify.annotations.NullMarked;
