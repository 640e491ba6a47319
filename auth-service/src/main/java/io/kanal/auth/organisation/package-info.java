/**
 * Organisations: whose data is whose.
 */
@NullMarked
package io.kanal.auth.organisation;

import org.jspecify.annotations.NullMarked;
