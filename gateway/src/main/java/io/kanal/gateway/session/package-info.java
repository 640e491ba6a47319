/**
 * Browser sessions: tokens in cookies, renewed in time, and writes that only our own pages can make.
 */
@NullMarked
package io.kanal.gateway.session;

import org.jspecify.annotations.NullMarked;
