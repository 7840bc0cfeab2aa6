package cn.bootx.starter.core.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The application's pool, for callers who cannot wait as long as it lets them: half a
 * minute is usual, a platform waits five seconds. While the pool has no connection, one
 * caller at a time tries it and the others fail at once, so that no threads pile up. A
 * transaction of the caller is joined as ever.
 */
final class BoundedConnections extends DelegatingDataSource implements InfrastructureProxy {

	private static final Logger logger = LoggerFactory.getLogger(JdbcRecordStore.class);

	private static final long RETRY_AFTER = Duration.ofMillis(250).toNanos();

	private static final long WARN_EVERY = Duration.ofMinutes(1).toNanos();

	private static final long OPEN = Long.MIN_VALUE;

	/** They wait where the caller must not; idle ones end. */
	private final Executor threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS,
			new SynchronousQueue<>(), daemons());

	private final DataSource pool;

	private final Duration limit;

	/** When the next caller may try, or {@link #OPEN} while there are connections. */
	private final AtomicLong nextTry = new AtomicLong(OPEN);

	private final AtomicLong warnAt = new AtomicLong(System.nanoTime());

	BoundedConnections(DataSource pool, Duration limit) {
		super(pool);
		this.pool = pool;
		this.limit = limit;
	}

	/** Under this a transaction keeps its connection. */
	@Override
	public Object getWrappedObject() {
		return this.pool;
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return this.pool.getConnection();
		}
		enter();
		try {
			Connection connection = open();
			if (this.nextTry.get() != OPEN && this.nextTry.getAndSet(OPEN) != OPEN) {
				logger.info("The database for records gives connections again");
			}
			return connection;
		}
		catch (SQLException ex) {
			long now = System.nanoTime();
			this.nextTry.set(now + RETRY_AFTER);
			long due = this.warnAt.get();
			if (now - due >= 0 && this.warnAt.compareAndSet(due, now + WARN_EVERY)) {
				logger.warn("The database for records gives no connection, so they cannot be read or changed now: {}",
						ex.getMessage());
			}
			throw ex;
		}
	}

	private void enter() throws SQLException {
		long due = this.nextTry.get();
		if (due == OPEN) {
			return;
		}
		long now = System.nanoTime();
		if (now - due < 0 || !this.nextTry.compareAndSet(due, now + this.limit.toNanos())) {
			throw none(null);
		}
	}

	private Connection open() throws SQLException {
		CompletableFuture<Connection> opening = new CompletableFuture<>();
		this.threads.execute(() -> open(opening));
		try {
			return opening.get(this.limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			opening.thenAccept(BoundedConnections::giveBack);
			throw none(ex);
		}
		catch (InterruptedException ex) {
			opening.thenAccept(BoundedConnections::giveBack);
			Thread.currentThread().interrupt();
			throw none(ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof SQLException failure) ? failure : none(ex.getCause());
		}
	}

	private void open(CompletableFuture<Connection> opening) {
		try {
			opening.complete(this.pool.getConnection());
		}
		catch (SQLException | RuntimeException | Error ex) {
			opening.completeExceptionally(ex);
		}
	}

	private SQLException none(@Nullable Throwable cause) {
		return new SQLTransientConnectionException("The pool gave no connection within " + this.limit.toMillis()
				+ " ms; are there enough for the application?", cause);
	}

	private static void giveBack(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			logger.debug("A connection that came too late could not be given back", ex);
		}
	}

	private static CustomizableThreadFactory daemons() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("bootx-third-jdbc-");
		threads.setDaemon(true);
		return threads;
	}

}
