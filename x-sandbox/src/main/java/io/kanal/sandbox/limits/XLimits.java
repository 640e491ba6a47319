package io.kanal.sandbox.limits;

import static io.kanal.sandbox.answer.Endpoint.CREATE_CONVERSATION;
import static io.kanal.sandbox.answer.Endpoint.DELETE_DM_EVENT;
import static io.kanal.sandbox.answer.Endpoint.DM_EVENT;
import static io.kanal.sandbox.answer.Endpoint.DM_EVENTS;
import static io.kanal.sandbox.answer.Endpoint.DM_EVENTS_OF_CONVERSATION;
import static io.kanal.sandbox.answer.Endpoint.DM_EVENTS_WITH;
import static io.kanal.sandbox.answer.Endpoint.ME;
import static io.kanal.sandbox.answer.Endpoint.SEND_TO_CONVERSATION;
import static io.kanal.sandbox.answer.Endpoint.SEND_WITH;
import static io.kanal.sandbox.answer.Endpoint.USER_BY_ID;
import static io.kanal.sandbox.answer.Endpoint.USER_BY_USERNAME;
import static io.kanal.sandbox.answer.Endpoint.VERIFY_CREDENTIALS;
import static io.kanal.sandbox.limits.LimitRule.Scope.APP;
import static io.kanal.sandbox.limits.LimitRule.Scope.USER;

import io.kanal.sandbox.answer.Endpoint;
import io.kanal.sandbox.limits.LimitRule.Key;
import io.kanal.sandbox.limits.LimitRule.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The limits that X documents for pay-per-use apps. */
final class XLimits {

    static final Duration QUARTER_HOUR = Duration.ofMinutes(15);
    static final Duration DAY = Duration.ofDays(1);

    private XLimits() {}

    static List<LimitRule> all() {
        var rules = new ArrayList<LimitRule>();
        for (var read : List.of(DM_EVENTS, DM_EVENT, DM_EVENTS_WITH, DM_EVENTS_OF_CONVERSATION)) {
            rules.add(quarterHour(read, 15));
        }
        for (var send : List.of(SEND_WITH, SEND_TO_CONVERSATION, CREATE_CONVERSATION)) {
            rules.add(quarterHour(send, 15));
            rules.add(daily(send, USER, 1_440));
            rules.add(daily(send, APP, 1_440));
        }
        rules.add(quarterHour(DELETE_DM_EVENT, 300));
        rules.add(daily(DELETE_DM_EVENT, USER, 1_500));
        rules.add(daily(DELETE_DM_EVENT, APP, 4_000));
        rules.add(quarterHour(ME, 75));
        rules.add(quarterHour(USER_BY_ID, 900));
        rules.add(quarterHour(USER_BY_USERNAME, 900));
        rules.add(quarterHour(VERIFY_CREDENTIALS, 75));
        return List.copyOf(rules);
    }

    private static LimitRule quarterHour(Endpoint endpoint, int allowed) {
        return new LimitRule(new Key(endpoint, USER, false), allowed, QUARTER_HOUR);
    }

    private static LimitRule daily(Endpoint endpoint, Scope scope, int allowed) {
        return new LimitRule(new Key(endpoint, scope, true), allowed, DAY);
    }
}
