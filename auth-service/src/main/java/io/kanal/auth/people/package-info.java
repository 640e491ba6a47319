/**
 * Who works in an organisation, and as what.
 */
@NullMarked
package io.kanal.auth.people;

import org.jspecify.annotations.NullMarked;
