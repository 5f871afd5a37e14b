package com.example.shop;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The state of tasks that must not do their work twice. */
record Shop(DataSource database, HttpClient http, URI payments) {

  /** What is done in a transaction. */
  interface Work {
    void run(Connection connection) throws SQLException;
  }

  void update(String sql, Object... values) throws SQLException {
    inTransaction(connection -> update(connection, sql, values));
  }

  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  void inTransaction(Work work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.run(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  BigDecimal balance(UUID account) throws SQLException {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement("SELECT balance FROM accounts WHERE id = ?")) {
      query.setObject(1, account);
      var rows = query.executeQuery();
      rows.next();
      return rows.getBigDecimal(1);
    }
  }
}
