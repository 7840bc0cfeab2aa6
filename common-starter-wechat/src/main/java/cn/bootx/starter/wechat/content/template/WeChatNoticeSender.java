package cn.bootx.starter.wechat.content.template;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.send.UserNotice;
import cn.bootx.starter.core.send.UserNoticeSender;
import cn.bootx.starter.wechat.content.WeChatReceivers;
import cn.bootx.starter.wechat.content.WeChatSendResult;
import cn.bootx.starter.wechat.people.binding.WeChatBindingService;

/**
 * Sends notices with the configured template, to followers or to users of the host.
 *
 * @since 0.1.0
 */
public final class WeChatNoticeSender implements UserNoticeSender {

	private final Settings settings;

	private final WeChatTemplateSender sender;

	private final WeChatTemplateService templates;

	private final WeChatBindingService bindings;

	WeChatNoticeSender(Settings settings, WeChatTemplateSender sender, WeChatTemplateService templates,
			WeChatBindingService bindings) {
		this.settings = settings;
		this.sender = sender;
		this.templates = templates;
		this.bindings = bindings;
	}

	/**
	 * The sender of another account, with that account's bindings. Its template is found
	 * if the configuration names it by a code that the account has too.
	 * @param name its name in the properties
	 * @throws PlatformException NOT_FOUND if it is unknown
	 */
	public WeChatNoticeSender account(String name) {
		return new WeChatNoticeSender(this.settings, this.sender.account(name), this.templates.account(name),
				this.bindings.account(name));
	}

	/** Sends a notice to followers, each once, one after the other. */
	public Result send(Collection<String> openIds, UserNotice notice) {
		return send(WeChatReceivers.of(openIds), notice);
	}

	/**
	 * Sends a notice to followers, each once.
	 * @throws InvalidMessageException if the notice does not fit the template; then
	 * nothing was sent
	 * @throws PlatformException NOT_FOUND if the template is no longer in the account
	 */
	public Result send(WeChatReceivers openIds, UserNotice notice) {
		return new Result(this.sender.send(openIds, message(notice)), Map.of(), List.of());
	}

	/** Sends a notice to users, each once, one after the other. */
	@Override
	public Result sendToUsers(Collection<String> userIds, UserNotice notice) {
		return sendToUsers(WeChatReceivers.of(userIds), notice);
	}

	/**
	 * Sends a notice to users, each once, by the WeChat that they have bound.
	 * @param userIds the host's ids of the users; the result names those without a bound
	 * WeChat
	 * @throws InvalidMessageException if the notice does not fit the template; then
	 * nothing was sent
	 * @throws PlatformException NOT_FOUND if the template is no longer in the account
	 */
	public Result sendToUsers(WeChatReceivers userIds, UserNotice notice) {
		WeChatTemplateMessage message = message(notice);
		WeChatBindingService.Lookup bound = this.bindings.findByUsers(userIds.ids());
		Map<String, String> users = new LinkedHashMap<>();
		bound.openIds().forEach((user, openId) -> users.put(openId, user));
		return new Result(this.sender.send(userIds.withIds(users.keySet()), message), users, bound.unknown());
	}

	private WeChatTemplateMessage message(UserNotice notice) {
		WeChatTemplateMessage message = template();
		message = with(message, this.settings.mapping().heading(), notice.heading());
		message = with(message, this.settings.mapping().message(), notice.message());
		message = with(message, this.settings.mapping().date(), orElse(notice.date(), this.settings.now()));
		String remark = orElse(notice.remark(), this.settings.noRemark());
		message = remark.isBlank() ? message : with(message, this.settings.mapping().remark(), remark);
		message = this.settings.truncate() ? message.truncated() : message;
		return message.url(notice.url());
	}

	private WeChatTemplateMessage template() {
		String name = this.settings.template();
		WeChatTemplate known = this.templates.findByCode(name).or(() -> this.templates.find(name)).orElse(null);
		if (known == null) {
			// No sync has found it: it may be an id, which WeChat checks.
			return WeChatTemplateMessage.of(name);
		}
		if (known.gone()) {
			throw PlatformException.of(Platform.WECHAT, "notice")
				.code("unknown-template")
				.message("the template '" + name + "' of notices is no longer in the account")
				.category(ErrorCategory.NOT_FOUND,
						"name another one in the configuration, or give its code to another one")
				.build();
		}
		return WeChatTemplateMessage.of(known.templateId()).variables(known.variables());
	}

	private static WeChatTemplateMessage with(WeChatTemplateMessage message, String variable, String value) {
		return variable.isBlank() ? message : message.with(variable, value);
	}

	private static String orElse(@Nullable String given, String otherwise) {
		return (given == null || given.isBlank()) ? otherwise : given;
	}

	/**
	 * The result of a notice. Receivers are named as the caller named them: by the host's
	 * ids of the users where the notice was sent to users.
	 *
	 * @param sent the result for each openId
	 * @param users the host's id of the user by openId; empty where the notice was sent
	 * to openIds
	 * @param unknownUsers users without a bound WeChat, to whom nothing was sent
	 */
	public record Result(WeChatSendResult sent, Map<String, String> users,
			List<String> unknownUsers) implements SendResult {

		public Result {
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

	/**
	 * How notices become template messages.
	 *
	 * @param template id of the template, or the code that the host gave it
	 * @param noRemark the remark of a notice without one; WeChat refuses an empty value
	 * of a typed variable. Blank to leave the variable out.
	 * @param truncate whether a text that is too long for its {@code thing} is cut;
	 * otherwise it is refused
	 */
	record Settings(String template, NoticeMapping mapping, String noRemark, boolean truncate, DateTimeFormatter dates,
			Clock clock) {

		String now() {
			return this.dates.format(this.clock.instant());
		}

	}

}
