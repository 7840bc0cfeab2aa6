package cn.bootx.starter.wechat.content.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.wechat.content.WeChatSendResult;

/**
 * The result of a notice. Receivers are named as the caller named them: by the host's ids
 * of the users where the notice was sent to users.
 *
 * @param sent the result for each openId
 * @param users the host's id of the user by openId; empty where the notice was sent to
 * openIds
 * @param unknownUsers users without a bound WeChat, to whom nothing was sent
 * @since 0.1.0
 */
public record WeChatNoticeResult(WeChatSendResult sent, Map<String, String> users,
		List<String> unknownUsers) implements SendResult {

	public WeChatNoticeResult {
		users = Map.copyOf(users);
		unknownUsers = List.copyOf(unknownUsers);
	}

	@Override
	public List<String> ids() {
		return this.sent.ids();
	}

	/** The receivers for whom WeChat accepted the notice. */
	public List<String> reached() {
		return this.sent.deliveries()
			.stream()
			.filter(WeChatSendResult.Delivery::sent)
			.map((delivery) -> name(delivery.openId()))
			.toList();
	}

	@Override
	public List<SendResult.NotReached> notReached() {
		List<SendResult.NotReached> all = new ArrayList<>();
		this.sent.notReached()
			.forEach((one) -> all
				.add(new SendResult.NotReached(name(one.receiver()), one.reason(), one.outcomeUnknown())));
		this.unknownUsers.forEach((user) -> all.add(new SendResult.NotReached(user, "has not bound a WeChat")));
		return all;
	}

	/** The receivers with whom a send that ended early goes on. */
	public List<String> remaining() {
		return this.sent.remaining().stream().map(this::name).toList();
	}

	private String name(String openId) {
		return this.users.getOrDefault(openId, openId);
	}

}
