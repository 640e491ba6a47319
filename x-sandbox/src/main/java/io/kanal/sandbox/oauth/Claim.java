package io.kanal.sandbox.oauth;

import org.jspecify.annotations.Nullable;

/** For whom a request says that it is, before anything is verified: names of an app and of an account. */
public record Claim(@Nullable String app, @Nullable String account) {}
