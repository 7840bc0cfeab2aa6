package cn.bootx.starter.core.autoconfigure;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.jdbc.JdbcRecordStore;

/** A relational database as a place for records. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JdbcTemplate.class)
class JdbcStoreConfiguration {

	@Bean
	@Order(1)
	@DependsOnDatabaseInitialization
	JdbcPlace bootxThirdJdbcPlace(ObjectProvider<DataSource> dataSource, ThirdProperties properties) {
		return new JdbcPlace(dataSource, properties.store());
	}

	/**
	 * The database if it has the table, or may get it; any database that is asked for.
	 */
	record JdbcPlace(ObjectProvider<DataSource> dataSource,
			ThirdProperties.Store properties) implements StoreConfiguration.Place {

		@Override
		public String name() {
			return "jdbc";
		}

		@Override
		public @Nullable RecordStore records() {
			DataSource source = this.dataSource.getIfUnique();
			if (source == null) {
				return null;
			}
			if (!isUsable(source) && this.properties.records() == ThirdProperties.Store.Records.AUTO) {
				StoreConfiguration.logger
					.warn("The database is not used for records, because it has no table '{}'; create it and set "
							+ "bootx.starter.third.store.records=jdbc, or set "
							+ "bootx.starter.third.store.jdbc.initialize-schema=always", JdbcRecordStore.TABLE);
				return null;
			}
			return new JdbcRecordStore(source, this.properties.connectTimeout(), this.properties.jdbc().timeout());
		}

		private boolean isUsable(DataSource source) {
			try {
				return JdbcRecordStore.prepare(source, this.properties.jdbc().initializeSchema());
			}
			catch (CannotGetJdbcConnectionException ex) {
				// Down for now. Records must not go elsewhere for that.
				StoreConfiguration.logger.warn("The database for records cannot be reached yet: {}", ex.getMessage());
				return true;
			}
		}

	}

}
