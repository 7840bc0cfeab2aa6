package cn.bootx.starter.core.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * {@link RecordStore} in a relational database: one table. It takes part in the caller's
 * transaction if there is one.
 *
 * @since 0.1.0
 */
public final class JdbcRecordStore implements RecordStore {

	/** Name of the table. */
	public static final String TABLE = "bootx_third_record";

	private static final String NAME = "jdbc";

	private static final String ONE = " where collection = ? and id = ?";

	private static final String SELECT = "select collection, id, version, json from " + TABLE;

	private final JdbcTemplate jdbc;

	/** Differs: PostgreSQL gives up the caller's whole transaction when one fails. */
	private volatile @Nullable String insert;

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

	/**
	 * Makes the table if it is wished and not there.
	 * @return whether it is there now
	 * @throws org.springframework.jdbc.CannotGetJdbcConnectionException if the database
	 * cannot be asked
	 */
	public static boolean prepare(DataSource dataSource, Initialization when) {
		RecordSchema schema = new RecordSchema(dataSource);
		schema.create(when);
		return schema.exists();
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Optional<Document> find(String collection, String id) {
		Keys.requireCollection(collection);
		Keys.requireId(id);
		return run("find", () -> this.jdbc.query(SELECT + ONE, JdbcRecordStore::record, collection, id)).stream()
			.findFirst();
	}

	@Override
	public Document insert(String collection, String id, String json) {
		Keys.requireCollection(collection);
		Keys.requireId(id);
		if (!run("insert", () -> tryInsert(collection, id, json))) {
			throw new ConflictException(collection, id, "exists already");
		}
		return new Document(collection, id, 1, json);
	}

	@Override
	public Document update(Document record) {
		int changed = run("update",
				() -> this.jdbc.update(
						"update " + TABLE + " set json = ?, version = version + 1" + ONE + " and version = ?",
						record.json(), record.collection(), record.id(), record.version()));
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
		return run("delete", () -> this.jdbc.update("delete from " + TABLE + ONE, collection, id)) > 0;
	}

	@Override
	public Page list(String collection, String afterId, int limit) {
		Keys.requireCollection(collection);
		Keys.requireLimit(limit);
		List<Document> found = run("list", () -> this.jdbc.query((connection) -> {
			var statement = connection.prepareStatement(SELECT + " where collection = ? and id > ? order by id");
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
		Long count = run("count", () -> this.jdbc
			.queryForObject("select count(*) from " + TABLE + " where collection = ?", Long.class, collection));
		return (count != null) ? count : 0;
	}

	private boolean tryInsert(String collection, String id, String json) {
		String sql = this.insert;
		if (sql == null) {
			sql = "insert into " + TABLE + " (collection, id, version, json) values (?, ?, 1, ?)"
					+ (RecordSchema.product(this.jdbc).contains("postgres") ? " on conflict (collection, id) do nothing"
							: "");
			this.insert = sql;
		}
		try {
			return this.jdbc.update(sql, collection, id, json) > 0;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	private <T extends @Nullable Object> T run(String operation, Supplier<T> statement) {
		try {
			return statement.get();
		}
		catch (BadSqlGrammarException ex) {
			throw new IllegalStateException("Table '" + TABLE
					+ "' of the record store cannot be used; create it with the schema-*.sql of this library, or set "
					+ "bootx.starter.third.store.jdbc.initialize-schema=always", ex);
		}
		catch (DataAccessException ex) {
			throw new StoreUnavailableException(NAME, operation, ex);
		}
	}

	private static Document record(ResultSet row, int number) throws SQLException {
		return new Document(row.getString(1), row.getString(2), row.getLong(3), row.getString(4));
	}

	/** When the table is made. */
	public enum Initialization {

		/** At every start, if it is not there. */
		ALWAYS,

		/** Only in a database that lives in this process. */
		EMBEDDED,

		/** By the people who run the database. */
		NEVER

	}

}
