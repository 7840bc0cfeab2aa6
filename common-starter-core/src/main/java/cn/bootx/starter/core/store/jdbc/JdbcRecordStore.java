package cn.bootx.starter.core.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * {@link RecordStore} in a relational database: one table, see {@link RecordSchema}. It
 * takes part in the caller's transaction if there is one.
 *
 * @since 0.1.0
 */
public final class JdbcRecordStore implements RecordStore {

	static final String NAME = "jdbc";

	private final JdbcTemplate jdbc;

	private volatile @Nullable RecordSql sql;

	/**
	 * Makes the store without connecting.
	 * @param timeout longest wait for a connection, and longest time of a statement, in
	 * whole seconds
	 */
	public JdbcRecordStore(DataSource dataSource, Duration timeout) {
		this(dataSource, timeout, timeout);
	}

	/**
	 * Makes the store without connecting.
	 * @param connectTimeout longest wait for a connection, also where the pool would let
	 * its callers wait longer
	 * @param timeout longest time of a statement, in whole seconds
	 */
	public JdbcRecordStore(DataSource dataSource, Duration connectTimeout, Duration timeout) {
		this.jdbc = new JdbcTemplate(new BoundedConnections(dataSource, connectTimeout));
		this.jdbc.setQueryTimeout(Math.max(1, (int) timeout.toSeconds()));
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Optional<Document> find(String collection, String id) {
		Keys.requireCollection(collection);
		Keys.requireId(id);
		return run("find", (sql) -> this.jdbc.query(sql.find(), JdbcRecordStore::record, collection, id)).stream()
			.findFirst();
	}

	@Override
	public Document insert(String collection, String id, String json) {
		Keys.requireCollection(collection);
		Keys.requireId(id);
		if (!run("insert", (sql) -> insert(sql, collection, id, json))) {
			throw new ConflictException(collection, id, "exists already");
		}
		return new Document(collection, id, 1, json);
	}

	@Override
	public Document update(Document record) {
		int changed = run("update", (sql) -> this.jdbc.update(sql.update(), record.json(), record.collection(),
				record.id(), record.version()));
		if (changed == 0) {
			throw new ConflictException(record.collection(), record.id(),
					find(record.collection(), record.id()).isPresent() ? "was changed by another writer"
							: "was removed");
		}
		return new Document(record.collection(), record.id(), record.version() + 1, record.json());
	}

	@Override
	public boolean delete(String collection, String id) {
		Keys.requireCollection(collection);
		Keys.requireId(id);
		return run("delete", (sql) -> this.jdbc.update(sql.delete(), collection, id)) > 0;
	}

	@Override
	public Page list(String collection, String afterId, int limit) {
		Keys.requireCollection(collection);
		Keys.requireLimit(limit);
		List<Document> found = run("list", (sql) -> this.jdbc.query((connection) -> {
			var statement = connection.prepareStatement(sql.list());
			// Every driver knows this; the SQL for it differs.
			statement.setMaxRows(limit + 1);
			statement.setString(1, collection);
			statement.setString(2, afterId);
			return statement;
		}, JdbcRecordStore::record));
		return Page.of(found, limit);
	}

	@Override
	public long count(String collection) {
		Keys.requireCollection(collection);
		Long count = run("count", (sql) -> this.jdbc.queryForObject(sql.count(), Long.class, collection));
		return (count != null) ? count : 0;
	}

	private boolean insert(RecordSql sql, String collection, String id, String json) {
		try {
			return this.jdbc.update(sql.insert(), collection, id, json) > 0;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	private <T extends @Nullable Object> T run(String operation, Function<RecordSql, T> statement) {
		try {
			return statement.apply(sql());
		}
		catch (BadSqlGrammarException ex) {
			throw new IllegalStateException("Table '" + RecordSchema.TABLE
					+ "' of the record store cannot be used; create it with the schema-*.sql of this library, or set "
					+ "bootx.starter.third.store.jdbc.initialize-schema=always", ex);
		}
		catch (DataAccessException ex) {
			throw new StoreUnavailableException(NAME, operation, ex);
		}
	}

	private RecordSql sql() {
		RecordSql known = this.sql;
		if (known == null) {
			String product = this.jdbc
				.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
			known = RecordSql.of(RecordSchema.TABLE, String.valueOf(product));
			this.sql = known;
		}
		return known;
	}

	private static Document record(ResultSet row, int number) throws SQLException {
		return new Document(row.getString(1), row.getString(2), row.getLong(3), row.getString(4));
	}

}
