package cn.bootx.starter.wechat.content.notice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.wechat.content.WeChatReceivers;
import cn.bootx.starter.wechat.content.template.WeChatTemplate;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;
import cn.bootx.starter.wechat.people.binding.WeChatBindingService;

/**
 * Sends notices with the configured template, to followers or to users of the host.
 *
 * @since 0.1.0
 */
public final class WeChatNoticeSender {

	private final WeChatNoticeSettings settings;

	private final WeChatTemplateSender sender;

	private final WeChatTemplateService templates;

	private final WeChatBindingService bindings;

	WeChatNoticeSender(WeChatNoticeSettings settings, WeChatTemplateSender sender, WeChatTemplateService templates,
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
	 * @throws PlatformException NOT_FOUND if there is no such account
	 */
	public WeChatNoticeSender account(String name) {
		return new WeChatNoticeSender(this.settings, this.sender.account(name), this.templates.account(name),
				this.bindings.account(name));
	}

	/** Sends a notice to followers, each once, one after the other. */
	public WeChatNoticeResult send(Collection<String> openIds, WeChatNotice notice) {
		return send(WeChatReceivers.of(openIds), notice);
	}

	/**
	 * Sends a notice to followers, each once.
	 * @throws InvalidMessageException if the notice does not fit the template; then
	 * nothing was sent
	 * @throws PlatformException NOT_FOUND if the template is no longer in the account
	 */
	public WeChatNoticeResult send(WeChatReceivers openIds, WeChatNotice notice) {
		return new WeChatNoticeResult(this.sender.send(openIds, message(notice)), Map.of(), List.of());
	}

	/** Sends a notice to users, each once, one after the other. */
	public WeChatNoticeResult sendToUsers(Collection<String> userIds, WeChatNotice notice) {
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
	public WeChatNoticeResult sendToUsers(WeChatReceivers userIds, WeChatNotice notice) {
		WeChatTemplateMessage message = message(notice);
		WeChatBindingService.Lookup bound = this.bindings.findByUsers(userIds.ids());
		Map<String, String> users = new LinkedHashMap<>();
		bound.openIds().forEach((user, openId) -> users.put(openId, user));
		return new WeChatNoticeResult(this.sender.send(userIds.withIds(users.keySet()), message), users,
				bound.unknown());
	}

	private WeChatTemplateMessage message(WeChatNotice notice) {
		WeChatTemplateMessage message = template();
		message = with(message, this.settings.heading(), notice.heading());
		message = with(message, this.settings.message(), notice.message());
		message = with(message, this.settings.date(), orElse(notice.date(), this.settings.now()));
		String remark = orElse(notice.remark(), this.settings.noRemark());
		message = remark.isBlank() ? message : with(message, this.settings.remark(), remark);
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

}
