package cn.bootx.starter.core.store.jdbc;

import java.util.Locale;

/**
 * The statements of {@link JdbcRecordStore}. They differ in one point: PostgreSQL gives
 * up the whole transaction of the caller when an insert fails.
 */
record RecordSql(String table, boolean postgres) {

	static RecordSql of(String table, String databaseProduct) {
		return new RecordSql(table, databaseProduct.toLowerCase(Locale.ROOT).contains("postgres"));
	}

	String insert() {
		return "insert into " + this.table + " (collection, id, version, json) values (?, ?, 1, ?)"
				+ (this.postgres ? " on conflict (collection, id) do nothing" : "");
	}

	String update() {
		return "update " + this.table + " set json = ?, version = version + 1"
				+ " where collection = ? and id = ? and version = ?";
	}

	String find() {
		return "select collection, id, version, json from " + this.table + " where collection = ? and id = ?";
	}

	String delete() {
		return "delete from " + this.table + " where collection = ? and id = ?";
	}

	String list() {
		return "select collection, id, version, json from " + this.table
				+ " where collection = ? and id > ? order by id";
	}

	String count() {
		return "select count(*) from " + this.table + " where collection = ?";
	}

}
