/**
 * What the HTTP edge of every service shares: who calls, what a role may do, and how errors are said.
 */
@NullMarked
package io.kanal.edge;

import org.jspecify.annotations.NullMarked;
