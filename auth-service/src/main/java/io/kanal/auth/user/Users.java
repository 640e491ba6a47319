package io.kanal.auth.user;

import io.kanal.auth.organisation.Organisation;
import io.kanal.edge.Role;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The users of this installation. */
@Repository
public class Users {

    static final String SELECT = """
            select u.*, o.name as organisation_name
            from app_user u left join organisation o on o.id = u.organisation_id
            """;

    private final DatabaseClient database;

    Users(DatabaseClient database) {
        this.database = database;
    }

    /** The user with this id, active or not. */
    public Mono<User> find(UUID id) {
        return database.sql(SELECT + "where u.id = :id")
                .bind("id", id)
                .map(Users::userOf)
                .one();
    }

    /** The user with this name and the hash of the password. */
    public Mono<SignIn> findSignIn(Username username) {
        return database.sql(SELECT + "where u.username_key = :key")
                .bind("key", username.key())
                .map(row -> new SignIn(userOf(row), passwordOf(row)))
                .one();
    }

    /** The user with this id and the hash of the password. */
    public Mono<SignIn> findSignIn(UUID id) {
        return database.sql(SELECT + "where u.id = :id")
                .bind("id", id)
                .map(row -> new SignIn(userOf(row), passwordOf(row)))
                .one();
    }

    /** Adds a user, unless the id or the name is taken; tells whether it did. */
    public Mono<Boolean> add(User user, @Nullable PasswordHash password) {
        var organisation = user.organisation();
        return database.sql("""
                        insert into app_user
                            (id, organisation_id, username, username_key, display_name, role, language, password_hash, active)
                        values (:id, :organisation, :username, :key, :displayName, :role, :language, :password, :active)
                        on conflict do nothing
                        """)
                .bind("id", user.id())
                .bind("organisation", orNull(organisation == null ? null : organisation.id(), UUID.class))
                .bind("username", user.username().text())
                .bind("key", user.username().key())
                .bind("displayName", user.displayName())
                .bind("role", user.role().name())
                .bind("language", orNull(user.language(), String.class))
                .bind("password", orNull(password == null ? null : password.encoded(), String.class))
                .bind("active", user.active())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Sets the language of the panel. */
    public Mono<Void> changeLanguage(UUID id, String language) {
        return database.sql("update app_user set language = :language where id = :id")
                .bind("language", language)
                .bind("id", id)
                .then();
    }

    /** Sets the password. */
    public Mono<Void> changePassword(UUID id, PasswordHash password) {
        return database.sql("update app_user set password_hash = :password where id = :id")
                .bind("password", password.encoded())
                .bind("id", id)
                .then();
    }

    /** Remembers that the person was here just now. */
    public Mono<Void> seen(UUID id) {
        return database.sql("update app_user set last_seen_at = now() where id = :id")
                .bind("id", id)
                .then();
    }

    private static <T> Parameter orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    static User userOf(Readable row) {
        return new User(
                required(row, "id", UUID.class),
                new Username(required(row, "username", String.class)),
                required(row, "display_name", String.class),
                Role.valueOf(required(row, "role", String.class)),
                organisationOf(row),
                row.get("language", String.class),
                required(row, "active", Boolean.class));
    }

    private static @Nullable Organisation organisationOf(Readable row) {
        var id = row.get("organisation_id", UUID.class);
        return id == null ? null : new Organisation(id, required(row, "organisation_name", String.class));
    }

    private static @Nullable PasswordHash passwordOf(Readable row) {
        var encoded = row.get("password_hash", String.class);
        return encoded == null ? null : new PasswordHash(encoded);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
