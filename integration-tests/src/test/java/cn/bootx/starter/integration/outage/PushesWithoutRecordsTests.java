package cn.bootx.starter.integration.outage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A store that fails at once.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		classes = { OutageHost.class, PushesWithoutRecordsTests.Records.class })
class PushesWithoutRecordsTests extends PushesWithoutRecordsContract {

	private static final AtomicBoolean away = new AtomicBoolean();

	@Override
	void goAway() {
		away.set(true);
	}

	@Override
	void comeBack() {
		away.set(false);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Records {

		@Bean
		RecordStore records() {
			RecordStore store = new InMemoryRecordStore();
			return (RecordStore) Proxy.newProxyInstance(Records.class.getClassLoader(),
					new Class<?>[] { RecordStore.class }, (proxy, method, arguments) -> {
						if (away.get() && !method.getName().equals("name")) {
							throw new StoreUnavailableException("jdbc", method.getName(), new IllegalStateException());
						}
						try {
							return method.invoke(store, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getCause();
						}
					});
		}

	}

}
