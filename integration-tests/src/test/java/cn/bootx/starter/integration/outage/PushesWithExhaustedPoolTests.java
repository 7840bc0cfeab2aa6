package cn.bootx.starter.integration.outage;

import java.sql.SQLException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * A database all of whose connections are taken, so that the pool would let the portals
 * wait longer than the platforms do.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = { OutageHost.class, OutagePool.class },
		properties = { "bootx.starter.third.store.records=jdbc", "bootx.starter.third.store.connect-timeout=1s",
				"bootx.starter.third.store.jdbc.initialize-schema=always" })
class PushesWithExhaustedPoolTests extends PushesWithoutRecordsContract {

	@Autowired
	private OutagePool pool;

	@Override
	void goAway() throws SQLException {
		this.pool.exhaust();
	}

	@Override
	void comeBack() throws SQLException {
		this.pool.release();
	}

}
