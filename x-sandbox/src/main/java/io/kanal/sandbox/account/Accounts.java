package io.kanal.sandbox.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts, found by id or by user name in any case. */
@Repository
public class Accounts {

    private final JdbcClient database;

    Accounts(JdbcClient database) {
        this.database = database;
    }

    /** The account of that name, as typed with or without the @. */
    public Optional<Account> byUsername(String username) {
        var plain = username.startsWith("@") ? username.substring(1) : username;
        return database.sql("select * from account where username = :username")
                .param("username", plain)
                .query(Accounts::read)
                .optional();
    }

    /** The account with that id. */
    public Optional<Account> byId(long id) {
        return database.sql("select * from account where id = :id")
                .param("id", id)
                .query(Accounts::read)
                .optional();
    }

    /** Those of the ids that exist. */
    public List<Account> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql("select * from account where id in (:ids) order by id")
                        .param("ids", ids)
                        .query(Accounts::read)
                        .list();
    }

    /** All accounts, in the order they were made. */
    public List<Account> all() {
        return database.sql("select * from account order by created_at, id")
                .query(Accounts::read)
                .list();
    }

    /** Adds an account. */
    public Account add(long id, String username, String name, Instant createdAt) {
        database.sql("insert into account (id, username, name, created_at) values (:id, :username, :name, :createdAt)")
                .param("id", id)
                .param("username", username)
                .param("name", name)
                .param("createdAt", createdAt.toEpochMilli())
                .update();
        return new Account(id, username, name, createdAt);
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("username"),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
