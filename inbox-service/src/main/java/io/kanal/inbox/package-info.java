/**
 * The inbox: conversations with customers, whatever channel they come by.
 */
@NullMarked
package io.kanal.inbox;

import org.jspecify.annotations.NullMarked;
