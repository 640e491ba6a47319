package io.kanal.twitter.profile;

import io.kanal.contracts.inbox.Participant;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table profile: names and pictures of the people in an account's conversations. */
@Component
public class Profiles {

    private final DatabaseClient database;
    private final ProfileProperties properties;

    Profiles(DatabaseClient database, ProfileProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** Those of these people whose names are known, by X's user id. */
    public Mono<Map<String, Participant>> known(UUID channelId, Collection<String> userIds) {
        return database.sql("""
                        select user_id, handle, display_name, avatar_url from profile
                        where channel_id = :channelId and user_id = any(:userIds) and known_at is not null
                        """)
                .bind("channelId", channelId)
                .bind("userIds", userIds.toArray(String[]::new))
                .map(Profiles::participant)
                .all()
                .collectMap(Participant::id);
    }

    /** Remembers what X told of people. */
    public Mono<Void> learn(UUID channelId, Collection<Participant> people) {
        return Flux.fromIterable(people)
                .concatMap(person -> database.sql("""
                                insert into profile (channel_id, user_id, handle, display_name, avatar_url, known_at)
                                values (:channelId, :userId, :handle, :displayName, :avatarUrl, now())
                                on conflict (channel_id, user_id) do update set
                                    handle = excluded.handle, display_name = excluded.display_name,
                                    avatar_url = excluded.avatar_url, known_at = now(), due_at = null
                                """)
                        .bind("channelId", channelId)
                        .bind("userId", person.id())
                        .bind("handle", Parameters.in(R2dbcType.VARCHAR, person.handle()))
                        .bind("displayName", Parameters.in(R2dbcType.VARCHAR, person.displayName()))
                        .bind("avatarUrl", Parameters.in(R2dbcType.VARCHAR, person.avatarUrl()))
                        .then())
                .then();
    }

    /** Has X asked about people who were seen and are not known, or were known too long ago. */
    public Mono<Void> want(UUID channelId, Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        insert into profile (channel_id, user_id, due_at)
                        select :channelId, user_id, now() from unnest(:userIds) as seen (user_id)
                        on conflict (channel_id, user_id) do update set due_at = now()
                        where profile.due_at is null
                          and profile.known_at < now() - make_interval(secs => :seconds)
                        """)
                .bind("channelId", channelId)
                .bind("userIds", userIds.toArray(String[]::new))
                .bind("seconds", (double) properties.refreshAfter().toSeconds())
                .then();
    }

    /** Takes somebody whom X is to be asked about, and leaves him alone for a while. */
    Mono<WantedProfile> take() {
        return database.sql("""
                        update profile set due_at = now() + make_interval(secs => :seconds)
                        from account
                        where account.channel_id = profile.channel_id
                          and (profile.channel_id, user_id) = (
                            select p.channel_id, p.user_id from profile p join account a on a.channel_id = p.channel_id
                            where p.due_at <= now() and a.intent = 'ACTIVE'
                            order by p.due_at limit 1 for update of p skip locked)
                        returning account.channel_id, account.organization_id, account.x_account_id, account.handle,
                                  user_id
                        """)
                .bind("seconds", seconds(properties.retryAfter()))
                .map(WantedProfile::of)
                .one();
    }

    /** X does not tell about this person; it is asked again in a week at the earliest. */
    Mono<Void> giveUp(WantedProfile wanted) {
        return database.sql("""
                        update profile set known_at = now(), due_at = null
                        where channel_id = :channelId and user_id = :userId
                        """)
                .bind("channelId", wanted.channelId())
                .bind("userId", wanted.userId())
                .then();
    }

    /** Leaves everybody of this account alone until X's limit allows more. */
    Mono<Void> postpone(UUID channelId, Duration pause) {
        return database.sql("""
                        update profile set due_at = now() + make_interval(secs => :seconds)
                        where channel_id = :channelId and due_at < now() + make_interval(secs => :seconds)
                        """)
                .bind("channelId", channelId)
                .bind("seconds", seconds(pause))
                .then();
    }

    /** Whether the account is still to be read. */
    Mono<Boolean> isActive(UUID channelId) {
        return database.sql("select 1 from account where channel_id = :channelId and intent = 'ACTIVE'")
                .bind("channelId", channelId)
                .fetch()
                .first()
                .hasElement();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Participant participant(Readable row) {
        return new Participant(
                Objects.requireNonNull(row.get("user_id", String.class)),
                row.get("handle", String.class),
                row.get("display_name", String.class),
                row.get("avatar_url", String.class));
    }
}
