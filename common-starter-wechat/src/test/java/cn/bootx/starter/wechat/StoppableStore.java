package cn.bootx.starter.wechat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * A store that is away while a switch says so.
 */
public final class StoppableStore {

	private StoppableStore() {
	}

	public static ExpiringStore of(AtomicBoolean away) {
		ExpiringStore store = new InMemoryExpiringStore(Clock.systemUTC());
		return (ExpiringStore) Proxy.newProxyInstance(StoppableStore.class.getClassLoader(),
				new Class<?>[] { ExpiringStore.class }, (proxy, method, arguments) -> {
					if (away.get() && method.getParameterCount() > 0) {
						throw new StoreUnavailableException("test", method.getName(),
								new IllegalStateException("away"));
					}
					try {
						return method.invoke(store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

}
