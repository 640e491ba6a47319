package io.kanal.sandbox.billing;

import java.math.BigDecimal;

/** What X charges for, in US dollars. */
public enum Price {
    DM_EVENT_READ("dm-event-read", "0.010"),
    DM_SEND("dm-send", "0.015"),
    DM_DELETE("dm-delete", "0.010"),
    USER_READ("user-read", "0.010");

    private final String resource;
    private final BigDecimal usd;

    Price(String resource, String usd) {
        this.resource = resource;
        this.usd = new BigDecimal(usd);
    }

    String resource() {
        return resource;
    }

    BigDecimal of(long count) {
        return usd.multiply(BigDecimal.valueOf(count));
    }

    static Price of(String resource) {
        for (var price : values()) {
            if (price.resource.equals(resource)) {
                return price;
            }
        }
        throw new IllegalArgumentException("No price for " + resource);
    }
}
