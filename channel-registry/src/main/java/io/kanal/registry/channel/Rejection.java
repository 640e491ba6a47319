package io.kanal.registry.channel;

import io.kanal.contracts.Failure;

/** Why an account does not become a channel. */
final class Rejection {

    static final Failure ACCOUNT_IN_USE = Failure.of(
            "account-in-use",
            "This account is connected already and cannot be connected a second time.",
            "Disconnect it where it is connected, or connect another account.");

    static final Failure DISCONNECTING =
            Failure.of("disconnecting", "This account is just being disconnected.", "Try again in a moment.");

    private Rejection() {}
}
