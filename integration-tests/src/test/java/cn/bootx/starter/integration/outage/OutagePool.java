package cn.bootx.starter.integration.outage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A database whose pool lets its callers wait for half a minute, as pools do.
 */
@Configuration(proxyBeanMethods = false)
class OutagePool {

	private static final int CONNECTIONS = 3;

	private final HikariDataSource pool = new HikariDataSource();

	private final List<Connection> taken = new ArrayList<>();

	@Bean
	HikariDataSource pool() {
		this.pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		this.pool.setMaximumPoolSize(CONNECTIONS);
		return this.pool;
	}

	/** Takes all connections. */
	void exhaust() throws SQLException {
		while (this.taken.size() < CONNECTIONS) {
			this.taken.add(this.pool.getConnection());
		}
	}

	/** Gives them back. */
	void release() throws SQLException {
		for (Connection connection : this.taken) {
			connection.close();
		}
		this.taken.clear();
	}

}
