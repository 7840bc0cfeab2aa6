package cn.bootx.starter.core.store.jdbc;

/**
 * When the table of the record store is made.
 *
 * @since 0.1.0
 */
public enum SchemaInitialization {

	/** At every start, if it is not there. */
	ALWAYS,

	/** Only in a database that lives in this process. */
	EMBEDDED,

	/** By the people who run the database. */
	NEVER

}
