/**
 * Who a person is and what the person may do.
 */
@NullMarked
package io.kanal.auth;

import org.jspecify.annotations.NullMarked;
