package io.kanal.sandbox.limits;

import io.kanal.sandbox.answer.Endpoint;
import java.time.Duration;

/** How often a call may be made within a window, by one user of an app or by the whole app. */
record LimitRule(Key key, int allowed, Duration window) {

    enum Scope {
        USER,
        APP
    }

    /** Which limit it is: X counts short windows and days apart, and names them by different headers. */
    record Key(Endpoint endpoint, Scope scope, boolean daily) {

        String header() {
            if (!daily) {
                return "x-rate-limit-";
            }
            return scope == Scope.USER ? "x-user-limit-24hour-" : "x-app-limit-24hour-";
        }
    }
}
