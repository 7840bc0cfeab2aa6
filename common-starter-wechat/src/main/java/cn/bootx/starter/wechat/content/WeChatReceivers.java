package cn.bootx.starter.wechat.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.content.WeChatSendResult.Delivery;

/**
 * Receivers of a message, each once, and how they are served: one after the other, or
 * several at a time, with progress. <pre class="code">
 * sender.send(WeChatReceivers.of(openIds).parallelism(8).onProgress(this::save), message);
 * </pre>
 *
 * @since 0.1.0
 */
public final class WeChatReceivers {

	/** Most calls at a time. */
	public static final int MAX_PARALLELISM = 32;

	private final List<String> ids;

	private final int parallelism;

	private final Consumer<Progress> listener;

	private WeChatReceivers(List<String> ids, int parallelism, Consumer<Progress> listener) {
		this.ids = ids;
		this.parallelism = parallelism;
		this.listener = listener;
	}

	/** The receivers in their order, served one after the other. */
	public static WeChatReceivers of(Collection<String> ids) {
		return new WeChatReceivers(Receivers.distinct(ids), 1, (progress) -> {
		});
	}

	/**
	 * Serves several receivers at a time.
	 * @param calls 1 to {@value #MAX_PARALLELISM}
	 */
	public WeChatReceivers parallelism(int calls) {
		MessageCheck.of(Platform.WECHAT, "receivers").number("parallelism", calls, 1, MAX_PARALLELISM).done();
		return new WeChatReceivers(this.ids, calls, this.listener);
	}

	/**
	 * Reports every receiver, in the order in which the calls end, one at a time. A send
	 * that must survive the end of the process stores them, and begins again with the
	 * rest.
	 * @param newListener what it throws ends the send and is thrown to the caller
	 */
	public WeChatReceivers onProgress(Consumer<Progress> newListener) {
		return new WeChatReceivers(this.ids, this.parallelism, newListener);
	}

	public List<String> ids() {
		return this.ids;
	}

	/** Other receivers, served in the same way. */
	public WeChatReceivers withIds(Collection<String> others) {
		return new WeChatReceivers(Receivers.distinct(others), this.parallelism, this.listener);
	}

	/**
	 * Makes a call for each receiver. Ends early after a failure that every further call
	 * would share, and after {@value BulkSend#SILENT_CALLS} calls in a row that WeChat
	 * did not answer.
	 * @param send sends to one receiver and returns WeChat's id of the message
	 * @throws InvalidMessageException if a receiver is blank; then nothing was sent
	 */
	public WeChatSendResult each(String api, ToLongFunction<String> send) {
		MessageCheck.of(Platform.WECHAT, api)
			.isTrue(this.ids.stream().noneMatch(String::isBlank), "touser",
					"is blank for one of the " + this.ids.size() + " receivers")
			.done();
		return new BulkSend(this.ids, this.parallelism, this.listener, send).run();
	}

	public record Progress(WeChatSendResult.Delivery last, int done, int total) {
	}

	/**
	 * One send to many receivers. The caller's thread works, too, so that a send that is
	 * not parallel needs no other.
	 */
	static final class BulkSend {

		/** Each may last as long as the client's timeout. */
		static final int SILENT_CALLS = 3;

		private final List<String> openIds;

		private final int threads;

		private final Consumer<Progress> listener;

		private final ToLongFunction<String> send;

		private final @Nullable Delivery[] ended;

		private int next;

		private int done;

		private int silent;

		private boolean stopped;

		private @Nullable PlatformException stoppedBy;

		private @Nullable RuntimeException broken;

		BulkSend(List<String> openIds, int parallelism, Consumer<Progress> listener, ToLongFunction<String> send) {
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
			this.listener.accept(new Progress(delivery, ++this.done, this.openIds.size()));
		}

		private synchronized void stop(@Nullable PlatformException failure, @Nullable RuntimeException ex) {
			this.stopped = true;
			this.stoppedBy = (this.stoppedBy != null) ? this.stoppedBy : failure;
			this.broken = (this.broken != null) ? this.broken : ex;
		}

		/**
		 * Running calls are finished, also if the caller is interrupted: they are sent.
		 */
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
				deliveries
					.add((delivery != null) ? delivery : new Delivery(this.openIds.get(i), 0, this.stoppedBy, false));
			}
			return new WeChatSendResult(deliveries, this.stoppedBy);
		}

	}

}
