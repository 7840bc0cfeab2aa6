package cn.bootx.starter.wechat.content;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * The result of a message to many receivers, who get a call each. A refusal of one
 * receiver's message does not end the send. A send that ended early goes on with
 * {@code send(result.remaining(), message)}.
 *
 * @param deliveries one for each receiver, in their order
 * @param stoppedBy why the send ended early, or null: a failure that every further call
 * would share (token, quota, permission, the message itself), or WeChat did not answer
 * several times in a row
 * @since 0.1.0
 */
public record WeChatSendResult(List<Delivery> deliveries, @Nullable PlatformException stoppedBy) implements SendResult {

	public WeChatSendResult {
		deliveries = List.copyOf(deliveries);
	}

	/** WeChat's ids of the messages that were sent, as far as it numbered them. */
	@Override
	public List<String> ids() {
		return this.deliveries.stream()
			.filter((delivery) -> delivery.sent() && delivery.msgId() != 0)
			.map((delivery) -> Long.toString(delivery.msgId()))
			.toList();
	}

	@Override
	public List<SendResult.NotReached> notReached() {
		return this.deliveries.stream()
			.filter((delivery) -> !delivery.sent())
			.map((delivery) -> new SendResult.NotReached(delivery.openId(), delivery.reason(),
					delivery.outcomeUnknown()))
			.toList();
	}

	/**
	 * The receivers to whom nothing was sent because the send ended early: those who were
	 * not tried, and those whose call failed for a reason that is not theirs. A receiver
	 * whose call may have been executed is not among them; its failure is
	 * {@link PlatformException#outcomeUnknown()}.
	 */
	public List<String> remaining() {
		Stream<Delivery> remaining = this.deliveries.stream()
			.filter((delivery) -> !delivery.tried() || delivery.failedForAll());
		return remaining.map(Delivery::openId).toList();
	}

	/**
	 * What became of the message to one receiver.
	 *
	 * @param msgId WeChat's id of the message, which its receipt carries; 0 if it was not
	 * sent, or WeChat gave none
	 * @param tried whether WeChat was called for this receiver
	 */
	public record Delivery(String openId, long msgId, @Nullable PlatformException failure, boolean tried) {

		public boolean sent() {
			return this.failure == null && this.tried;
		}

		private boolean failedForAll() {
			return this.failure != null && !this.failure.outcomeUnknown()
					&& (WeChatErrors.isSharedByAll(this.failure) || WeChatErrors.isSilence(this.failure));
		}

		private boolean outcomeUnknown() {
			return this.tried && this.failure != null && this.failure.outcomeUnknown();
		}

		private String reason() {
			String reason = (this.failure != null) ? String.valueOf(this.failure.getMessage()) : "interrupted";
			return this.tried ? reason : "not tried: " + reason;
		}

	}

}
