package cn.bootx.starter.wechat.content;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Receivers;

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

	/** The receivers, each once. */
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
	 * @param api path of the API, for the exception
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

	/**
	 * How far a send is.
	 *
	 * @param last the receiver whose call has just ended
	 * @param done how many calls have ended
	 * @param total how many receivers there are
	 */
	public record Progress(WeChatSendResult.Delivery last, int done, int total) {
	}

}
