package io.kanal.inbox.profile;

import io.kanal.inbox.storage.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What is known of people: who they are comes with their messages, and later by itself when it changes. */
@Repository
public class Profiles {

    /** Rows are taken in one order, so that two batches that know the same people wait for, not against, each other. */
    private static final String SIGHTINGS = """
            insert into profile (organization_id, external_id, handle, display_name, avatar_url, told_at)
            select organization_id, external_id, handle, display_name, avatar_url, cast(:toldAt as timestamptz)
            from jsonb_to_recordset(:sightings) as sighting(
                organization_id uuid, external_id text, handle text, display_name text, avatar_url text)
            order by organization_id, external_id
            on conflict (organization_id, external_id) do update set
            """;

    private final DatabaseClient database;

    Profiles(DatabaseClient database) {
        this.database = database;
    }

    /** Fills in what was not known; at most one sighting of each person. */
    public Mono<Void> see(Collection<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(SIGHTINGS + """
                            handle = coalesce(profile.handle, excluded.handle),
                            display_name = coalesce(profile.display_name, excluded.display_name),
                            avatar_url = coalesce(profile.avatar_url, excluded.avatar_url)
                        where (profile.handle is null and excluded.handle is not null)
                           or (profile.display_name is null and excluded.display_name is not null)
                           or (profile.avatar_url is null and excluded.avatar_url is not null)
                        """)
                .bindNull("toldAt", Instant.class)
                .bind("sightings", Rows.of(sightings))
                .then();
    }

    /** Takes what X says now, unless X said something else later. */
    public Mono<Void> change(Sighting profile, Instant toldAt) {
        return database.sql(SIGHTINGS + """
                            handle = coalesce(excluded.handle, profile.handle),
                            display_name = coalesce(excluded.display_name, profile.display_name),
                            avatar_url = coalesce(excluded.avatar_url, profile.avatar_url),
                            told_at = excluded.told_at
                        where profile.told_at is null or profile.told_at <= excluded.told_at
                        """)
                .bind("toldAt", toldAt)
                .bind("sightings", Rows.of(List.of(profile)))
                .then();
    }
}
