package io.kanal.twitter.authorization;

import io.kanal.contracts.Failure;
import io.kanal.contracts.channel.Account;
import io.kanal.contracts.twitter.TwitterCommand.CancelAuthorization.Reason;

/** What can happen to an authorisation. */
sealed interface Signal {

    /** The right browser came back from X with a verifier. */
    record CameBack() implements Signal {}

    /** The right browser came back from X, where the person said no. */
    record Denied() implements Signal {}

    /** X sent another browser back than the one that asked. */
    record OtherBrowser() implements Signal {}

    /** X gave an access token for the request token. */
    record TokenReceived() implements Signal {}

    /** Nobody knows whether X gave an access token. */
    record AnswerLost() implements Signal {}

    /** X showed the account and its messages. */
    record Accepted(Account account) implements Signal {}

    /** X said no for good. */
    record Refused(Failure failure) implements Signal {}

    /** X cannot judge now. */
    record Undecided(Failure reason) implements Signal {}

    /** Integration-service asks to end it. */
    record CalledOff(Reason reason) implements Signal {}

    /** Its time is up. */
    record TimeUp() implements Signal {}
}
