package io.kanal.sandbox.user;

import java.util.Set;

/** The names that can be asked for of a user. */
public final class UserFields {

    /** What X has documented before and since August 2026. */
    public static final Set<String> ALL = Set.of(
            "affiliation",
            "confirmed_email",
            "connection_status",
            "created_at",
            "description",
            "entities",
            "id",
            "is_identity_verified",
            "location",
            "most_recent_post_id",
            "most_recent_tweet_id",
            "name",
            "parody",
            "pinned_post_id",
            "pinned_tweet_id",
            "profile_banner_url",
            "profile_image_url",
            "protected",
            "public_metrics",
            "receives_your_dm",
            "subscribes_to_you",
            "subscription",
            "subscription_type",
            "url",
            "username",
            "verified",
            "verified_followers_count",
            "verified_type",
            "withheld");

    private UserFields() {}
}
