package cn.bootx.starter.core.account;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wants to know of changes. They are notified in the order of the changes, by one
 * thread at a time, and while no lock of the accounts is held.
 */
final class AccountListeners<A extends Account<?>> {

	private static final Logger logger = LoggerFactory.getLogger(AccountListeners.class);

	private final List<Consumer<AccountChange<A>>> listeners = new CopyOnWriteArrayList<>();

	private final Queue<AccountChange<A>> changes = new ConcurrentLinkedQueue<>();

	private final ReentrantLock notifying = new ReentrantLock();

	void add(Consumer<AccountChange<A>> listener) {
		this.listeners.add(listener);
	}

	void queue(AccountChange<A> change) {
		this.changes.add(change);
	}

	/** Where another thread does so already, it takes what was queued meanwhile. */
	void notifyAllOfThem() {
		while (!this.changes.isEmpty() && this.notifying.tryLock()) {
			try {
				for (AccountChange<A> change = this.changes.poll(); change != null; change = this.changes.poll()) {
					notify(change);
				}
			}
			finally {
				this.notifying.unlock();
			}
		}
	}

	private void notify(AccountChange<A> change) {
		for (Consumer<AccountChange<A>> listener : this.listeners) {
			try {
				listener.accept(change);
			}
			catch (RuntimeException ex) {
				logger.warn("A listener failed with the change of {} account '{}'", change.platform(), change.name(),
						ex);
			}
		}
	}

}
