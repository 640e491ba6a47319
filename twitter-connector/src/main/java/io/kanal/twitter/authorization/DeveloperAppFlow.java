package io.kanal.twitter.authorization;

import io.kanal.contracts.channel.ConnectionMethod;
import io.kanal.twitter.api.XCredentials;
import io.kanal.twitter.authorization.Authorization.Decision;
import io.kanal.twitter.authorization.AuthorizationFlow.Opening;
import io.kanal.twitter.credential.StagedCredentials;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Integrate with developer Apps: the customer's own keys, which X judges at once if it can. */
@Component
final class DeveloperAppFlow {

    private final AuthorizationFlow flow;
    private final Verification verification;

    DeveloperAppFlow(AuthorizationFlow flow, Verification verification) {
        this.flow = flow;
        this.verification = verification;
    }

    /** Stages the credentials and has X judge them; empty if the connection was ended before. */
    Mono<Decision> authorize(Opening opening, XCredentials credentials) {
        var xAccountId = accountOf(credentials);
        var staged = new StagedCredentials(
                opening.organizationId(),
                opening.channelId(),
                opening.connectionId(),
                ConnectionMethod.DEVELOPER_APP,
                opening.historyDays(),
                xAccountId,
                credentials);
        return flow.openWith(opening, staged)
                .filter(opened -> opened)
                .flatMap(opened -> verification.verify(credentials, xAccountId, ConnectionMethod.DEVELOPER_APP))
                .flatMap(verdict -> flow.judge(opening.connectionId(), verdict));
    }

    /** X writes the account's id in front of its tokens. */
    private static String accountOf(XCredentials credentials) {
        var token = credentials.token();
        var dash = token.indexOf('-');
        return dash < 0 ? token : token.substring(0, dash);
    }
}
