/**
 * The topic person-events: who of an organisation may sign in.
 */
@NullMarked
package io.kanal.contracts.person;

import org.jspecify.annotations.NullMarked;
