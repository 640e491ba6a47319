/**
 * How often X may be asked, as its answers tell.
 */
@NullMarked
package io.kanal.twitter.quota;

import org.jspecify.annotations.NullMarked;
