/**
 * What X would charge the owners of the apps.
 */
@NullMarked
package io.kanal.sandbox.billing;

import org.jspecify.annotations.NullMarked;
