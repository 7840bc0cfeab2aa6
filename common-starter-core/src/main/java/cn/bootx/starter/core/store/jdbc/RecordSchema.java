package cn.bootx.starter.core.store.jdbc;

import java.sql.Connection;
import java.util.Locale;

import javax.sql.DataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The table of {@link JdbcRecordStore}. */
final class RecordSchema {

	private final DataSource dataSource;

	private final JdbcTemplate jdbc;

	RecordSchema(DataSource dataSource) {
		this.dataSource = dataSource;
		this.jdbc = new JdbcTemplate(dataSource);
	}

	void create(JdbcRecordStore.Initialization when) {
		if (when == JdbcRecordStore.Initialization.NEVER
				|| when == JdbcRecordStore.Initialization.EMBEDDED && !isEmbedded()) {
			return;
		}
		ClassPathResource script = new ClassPathResource("schema-" + database(product(this.jdbc)) + ".sql",
				RecordSchema.class);
		try {
			new ResourceDatabasePopulator(script).execute(this.dataSource);
		}
		catch (DataAccessException ex) {
			// Two nodes that start at once may both find no table.
			if (!exists()) {
				throw ex;
			}
		}
	}

	boolean exists() {
		try {
			this.jdbc.queryForObject("select count(*) from " + JdbcRecordStore.TABLE + " where 1 = 0", Long.class);
			return true;
		}
		catch (BadSqlGrammarException ex) {
			return false;
		}
	}

	/** Name of the database, in lower case. */
	static String product(JdbcTemplate jdbc) {
		String product = jdbc.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
		return String.valueOf(product).toLowerCase(Locale.ROOT);
	}

	private boolean isEmbedded() {
		String url = String.valueOf(this.jdbc.execute((Connection connection) -> connection.getMetaData().getURL()));
		return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
	}

	private static String database(String product) {
		if (product.contains("mysql") || product.contains("mariadb")) {
			return "mysql";
		}
		if (product.contains("postgres")) {
			return "postgresql";
		}
		if (product.contains("h2")) {
			return "h2";
		}
		throw new IllegalStateException("No schema of the record store is known for " + product + "; create table '"
				+ JdbcRecordStore.TABLE + "' by hand, like schema-h2.sql of this library, and set "
				+ "bootx.starter.third.store.jdbc.initialize-schema=never");
	}

}
