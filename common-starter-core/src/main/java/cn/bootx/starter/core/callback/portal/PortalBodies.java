package cn.bootx.starter.core.callback.portal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.core.callback.CallbackRejectedException;

/**
 * Limits the time and number of the bodies that did not arrive together with their head.
 * A stranger can begin any number and send a byte now and then, while the platforms' own
 * arrive within milliseconds; so the one that began first makes room for a new one.
 *
 * @since 0.1.0
 */
public final class PortalBodies {

	/** Threads that a filter's stream may hold, see {@link #readHere}. */
	private static final int THREADS = 8;

	static final int CHUNK = 4096;

	private final long timeout;

	private final int most;

	private final CallbackRejectedException late;

	private final CallbackRejectedException crowded;

	private final ScheduledExecutorService timer;

	private final Semaphore threads = new Semaphore(THREADS);

	/** In the order in which they began; guards itself and what follows. */
	private final Set<IncomingBody> arriving = new LinkedHashSet<>();

	/** Whether the timer comes back for the first of them. */
	private boolean watched;

	/**
	 * Makes the limits.
	 * @param timeout in which the whole body must arrive
	 * @param most number of bodies that may arrive at the same time
	 */
	public PortalBodies(Duration timeout, int most, ScheduledExecutorService timer) {
		this.timeout = timeout.toNanos();
		this.most = most;
		this.timer = timer;
		this.late = new CallbackRejectedException(408, "the body did not arrive within " + timeout.toMillis() + " ms");
		this.crowded = new CallbackRejectedException(503, "more than " + most + " bodies arrive at the same time, and "
				+ "this one began first; a proxy that buffers requests keeps slow senders away");
	}

	void await(IncomingBody body) {
		IncomingBody first = null;
		synchronized (this.arriving) {
			if (this.arriving.size() >= this.most) {
				first = this.arriving.iterator().next();
				this.arriving.remove(first);
			}
			this.arriving.add(body);
			if (!this.watched) {
				watch(this.timeout);
			}
		}
		if (first != null) {
			first.fail(this.crowded);
		}
		body.whole().whenComplete((bytes, failure) -> forget(body));
	}

	/**
	 * Reads a body that a filter of the application carries, which may block: few threads
	 * do.
	 */
	void readHere(InputStream stream, IncomingBody body) throws IOException {
		if (!this.threads.tryAcquire()) {
			body.fail(new CallbackRejectedException(503, "a filter of this application wraps the body, so that reading "
					+ "holds a thread, and " + THREADS + " are held; leave the portals' paths out there"));
			return;
		}
		try {
			byte[] chunk = new byte[CHUNK];
			while (!body.isDone()) {
				int length = stream.read(chunk);
				if (length < 0) {
					body.end();
				}
				else if (body.age() > this.timeout) {
					body.fail(this.late);
				}
				else {
					body.add(chunk, length);
				}
			}
		}
		finally {
			this.threads.release();
		}
	}

	private void watch(long delay) {
		try {
			this.timer.schedule(this::endLate, delay, TimeUnit.NANOSECONDS);
			this.watched = true;
		}
		catch (RejectedExecutionException ex) {
			// The application is closing, and its connections with it.
			this.watched = false;
		}
	}

	private void endLate() {
		List<IncomingBody> ended = new ArrayList<>();
		synchronized (this.arriving) {
			this.watched = false;
			Iterator<IncomingBody> all = this.arriving.iterator();
			while (all.hasNext() && !this.watched) {
				IncomingBody body = all.next();
				long left = this.timeout - body.age();
				if (left > 0) {
					watch(left);
				}
				else {
					all.remove();
					ended.add(body);
				}
			}
		}
		ended.forEach((body) -> body.fail(this.late));
	}

	void forget(IncomingBody body) {
		synchronized (this.arriving) {
			this.arriving.remove(body);
		}
	}

}
