package cn.bootx.starter.wechat.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.content.WeChatSendResult.Delivery;

/**
 * One send to many receivers. The caller's thread works, too, so that a send that is not
 * parallel needs no other.
 */
final class BulkSend {

	/** Each may last as long as the client's timeout. */
	static final int SILENT_CALLS = 3;

	private final List<String> openIds;

	private final int threads;

	private final Consumer<WeChatReceivers.Progress> listener;

	private final ToLongFunction<String> send;

	private final @Nullable Delivery[] ended;

	private int next;

	private int done;

	private int silent;

	private boolean stopped;

	private @Nullable PlatformException stoppedBy;

	private @Nullable RuntimeException broken;

	BulkSend(List<String> openIds, int parallelism, Consumer<WeChatReceivers.Progress> listener,
			ToLongFunction<String> send) {
		this.openIds = openIds;
		this.threads = Math.min(parallelism, openIds.size());
		this.listener = listener;
		this.send = send;
		this.ended = new Delivery[openIds.size()];
	}

	WeChatSendResult run() {
		List<Thread> helpers = new ArrayList<>();
		for (int i = 1; i < this.threads; i++) {
			Thread helper = new Thread(this::work, "bootx-wechat-send-" + i);
			helper.setDaemon(true);
			helper.start();
			helpers.add(helper);
		}
		work();
		join(helpers);
		return result();
	}

	private void work() {
		for (int i = take(); i >= 0; i = take()) {
			try {
				end(i, call(this.openIds.get(i)));
			}
			catch (RuntimeException ex) {
				stop(null, ex);
			}
		}
	}

	private Delivery call(String openId) {
		try {
			return new Delivery(openId, this.send.applyAsLong(openId), null, true);
		}
		catch (PlatformException ex) {
			return new Delivery(openId, 0, ex, true);
		}
	}

	private synchronized int take() {
		if (Thread.currentThread().isInterrupted()) {
			this.stopped = true;
		}
		return (this.stopped || this.next == this.openIds.size()) ? -1 : this.next++;
	}

	private synchronized void end(int index, Delivery delivery) {
		this.ended[index] = delivery;
		PlatformException failure = delivery.failure();
		this.silent = (failure != null && WeChatErrors.isSilence(failure)) ? this.silent + 1 : 0;
		if (failure != null && (WeChatErrors.isSharedByAll(failure) || this.silent == SILENT_CALLS)) {
			stop(failure, null);
		}
		this.listener.accept(new WeChatReceivers.Progress(delivery, ++this.done, this.openIds.size()));
	}

	private synchronized void stop(@Nullable PlatformException failure, @Nullable RuntimeException ex) {
		this.stopped = true;
		this.stoppedBy = (this.stoppedBy != null) ? this.stoppedBy : failure;
		this.broken = (this.broken != null) ? this.broken : ex;
	}

	/** Calls that run are finished, also if the caller is interrupted: they are sent. */
	private void join(List<Thread> helpers) {
		boolean interrupted = false;
		for (Thread helper : helpers) {
			while (helper.isAlive()) {
				try {
					helper.join();
				}
				catch (InterruptedException ex) {
					interrupted = true;
					stop(null, null);
				}
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized WeChatSendResult result() {
		if (this.broken != null) {
			throw this.broken;
		}
		List<Delivery> deliveries = new ArrayList<>(this.ended.length);
		for (int i = 0; i < this.ended.length; i++) {
			Delivery delivery = this.ended[i];
			deliveries.add((delivery != null) ? delivery : new Delivery(this.openIds.get(i), 0, this.stoppedBy, false));
		}
		return new WeChatSendResult(deliveries, this.stoppedBy);
	}

}
