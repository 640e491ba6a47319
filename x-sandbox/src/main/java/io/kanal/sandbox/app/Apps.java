package io.kanal.sandbox.app;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The developer apps; their keys are made up once and stay. */
@Repository
public class Apps {

    private final JdbcClient database;

    Apps(JdbcClient database) {
        this.database = database;
    }

    /** The app with that API key. */
    public Optional<App> byKey(String apiKey) {
        return database.sql("select * from app where api_key = :apiKey")
                .param("apiKey", apiKey)
                .query(Apps::read)
                .optional();
    }

    /** The app with that id. */
    public Optional<App> byId(long id) {
        return database.sql("select * from app where id = :id")
                .param("id", id)
                .query(Apps::read)
                .optional();
    }

    /** The app of that name. */
    public Optional<App> byName(String name) {
        return database.sql("select * from app where name = :name")
                .param("name", name)
                .query(Apps::read)
                .optional();
    }

    /** All apps. */
    public List<App> all() {
        return database.sql("select * from app order by name").query(Apps::read).list();
    }

    /** Adds an app with keys of its own. */
    public App add(String name, Permission permission, List<String> callbackUrls, long ownerId) {
        var app = new App(
                ThreadLocalRandom.current().nextLong(10_000_000, 100_000_000),
                name,
                Secrets.apiKey(),
                Secrets.apiKeySecret(),
                Secrets.clientId(),
                Secrets.clientSecret(),
                permission,
                callbackUrls,
                ownerId);
        save(app);
        return app;
    }

    /** Changes what an app may do and where it may send people back to; what was granted stays as it was granted. */
    public App change(App app, Permission permission, List<String> callbackUrls) {
        var changed = new App(
                app.id(),
                app.name(),
                app.apiKey(),
                app.apiKeySecret(),
                app.clientId(),
                app.clientSecret(),
                permission,
                callbackUrls,
                app.ownerId());
        save(changed);
        return changed;
    }

    /** Gives an app keys that are known elsewhere. */
    public App rekey(App app, String apiKey, String apiKeySecret) {
        var changed = new App(
                app.id(),
                app.name(),
                apiKey,
                apiKeySecret,
                app.clientId(),
                app.clientSecret(),
                app.permission(),
                app.callbackUrls(),
                app.ownerId());
        save(changed);
        return changed;
    }

    private void save(App app) {
        database.sql("""
                        merge into app (id, name, api_key, api_key_secret, client_id, client_secret, permission,
                            callback_urls, owner_id)
                        key (id)
                        values (:id, :name, :apiKey, :apiKeySecret, :clientId, :clientSecret, :permission,
                            :callbackUrls, :ownerId)
                        """)
                .param("id", app.id())
                .param("name", app.name())
                .param("apiKey", app.apiKey())
                .param("apiKeySecret", app.apiKeySecret())
                .param("clientId", app.clientId())
                .param("clientSecret", app.clientSecret())
                .param("permission", app.permission().level())
                .param("callbackUrls", String.join("\n", app.callbackUrls()))
                .param("ownerId", app.ownerId())
                .update();
    }

    private static App read(ResultSet row, int number) throws SQLException {
        return new App(
                row.getLong("id"),
                row.getString("name"),
                row.getString("api_key"),
                row.getString("api_key_secret"),
                row.getString("client_id"),
                row.getString("client_secret"),
                Permission.stored(row.getString("permission")),
                row.getString("callback_urls").lines().toList(),
                row.getLong("owner_id"));
    }
}
