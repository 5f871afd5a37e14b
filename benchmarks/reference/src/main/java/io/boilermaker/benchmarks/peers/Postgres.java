package io.boilermaker.benchmarks.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** A PostgreSQL server of our own, with durable commits, and a pool of connections to it. */
final class Postgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EmbeddedPostgres server;
  private final HikariDataSource pool;

  private Postgres(EmbeddedPostgres server, int connections) {
    this.server = server;
    HikariConfig config = new HikariConfig();
    config.setDataSource(server.getPostgresDatabase());
    config.setMaximumPoolSize(connections);
    this.pool = new HikariDataSource(config);
  }

  /**
   * Starts it.
   *
   * @param folder where its data is to be
   * @param connections the most that are open at once
   * @throws IOException if it does not start
   */
  static Postgres start(Path folder, int connections) throws IOException {
    // The library is made for tests and switches off what makes a commit durable.
    return new Postgres(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgres"))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "100")
            .setPGStartupWait(PATIENCE)
            .start(),
        connections);
  }

  DataSource dataSource() {
    return pool;
  }

  /** Its version and what it says itself of its durability. */
  String settings() throws SQLException {
    return "PostgreSQL "
        + show("server_version")
        + " (fsync "
        + show("fsync")
        + ", synchronous_commit "
        + show("synchronous_commit")
        + ", full_page_writes "
        + show("full_page_writes")
        + ", else its defaults)";
  }

  private String show(String setting) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW " + setting)) {
      result.next();
      return result.getString(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    pool.close();
    server.close();
  }
}
