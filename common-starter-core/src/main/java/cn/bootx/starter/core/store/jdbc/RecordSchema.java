package cn.bootx.starter.core.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

import javax.sql.DataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The table of {@link JdbcRecordStore}.
 *
 * @since 0.1.0
 */
public final class RecordSchema {

	/** Name of the table. */
	public static final String TABLE = "bootx_third_record";

	private RecordSchema() {
	}

	/**
	 * Makes the table if it is wished and not there.
	 */
	public static void create(DataSource dataSource, SchemaInitialization when) {
		if (when == SchemaInitialization.NEVER) {
			return;
		}
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		Database database = jdbc.execute(Database::of);
		if (database == null || when == SchemaInitialization.EMBEDDED && !database.embedded()) {
			return;
		}
		ClassPathResource script = new ClassPathResource("schema-" + database.schema() + ".sql", RecordSchema.class);
		try {
			new ResourceDatabasePopulator(script).execute(dataSource);
		}
		catch (DataAccessException ex) {
			// Two nodes that start at once may both find no table.
			if (!exists(jdbc)) {
				throw ex;
			}
		}
	}

	/**
	 * Whether the table is there.
	 * @throws org.springframework.jdbc.CannotGetJdbcConnectionException if the database
	 * cannot be asked
	 */
	public static boolean exists(DataSource dataSource) {
		return exists(new JdbcTemplate(dataSource));
	}

	private static boolean exists(JdbcTemplate jdbc) {
		try {
			jdbc.queryForObject("select count(*) from " + TABLE + " where 1 = 0", Long.class);
			return true;
		}
		catch (BadSqlGrammarException ex) {
			return false;
		}
	}

	private record Database(String schema, boolean embedded) {

		static Database of(Connection connection) throws SQLException {
			String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
			String url = String.valueOf(connection.getMetaData().getURL());
			boolean embedded = url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:tcp:")
					&& !url.startsWith("jdbc:h2:ssl:");
			if (product.contains("mysql") || product.contains("mariadb")) {
				return new Database("mysql", false);
			}
			if (product.contains("postgres")) {
				return new Database("postgresql", false);
			}
			if (product.contains("h2")) {
				return new Database("h2", embedded);
			}
			throw new IllegalStateException("No schema of the record store is known for " + product + "; create table '"
					+ TABLE + "' by hand, like schema-h2.sql of this library, and set "
					+ "bootx.starter.third.store.jdbc.initialize-schema=never");
		}

	}

}
