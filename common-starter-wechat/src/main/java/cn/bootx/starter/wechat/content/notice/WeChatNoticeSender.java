package cn.bootx.starter.wechat.content.notice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechat.content.template.WeChatSendResult;
import cn.bootx.starter.wechat.content.template.WeChatTemplate;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechat.content.template.WeChatTemplateService;
import cn.bootx.starter.wechat.people.binding.WeChatBindingLookup;
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

	public WeChatNoticeSender(WeChatNoticeSettings settings, WeChatTemplateSender sender,
			WeChatTemplateService templates, WeChatBindingService bindings) {
		this.settings = settings;
		this.sender = sender;
		this.templates = templates;
		this.bindings = bindings;
	}

	/**
	 * The sender of another account, with that account's bindings. Its template is found
	 * if the configuration names it by a code that the account has too.
	 * @param name its name in the properties
	 * @throws IllegalArgumentException if there is no such account
	 */
	public WeChatNoticeSender account(String name) {
		return new WeChatNoticeSender(this.settings, this.sender.account(name), this.templates.account(name),
				this.bindings.account(name));
	}

	/**
	 * Sends a notice to followers, each once.
	 * @throws cn.bootx.starter.wechat.content.template.InvalidTemplateMessageException if
	 * the notice does not fit the template; then nothing was sent
	 * @throws IllegalArgumentException if an openId is blank, or the template is gone
	 */
	public WeChatNoticeReport sendToOpenIds(Collection<String> openIds, WeChatNotice notice) {
		return new WeChatNoticeReport(results(null, this.sender.sendAll(new LinkedHashSet<>(openIds), message(notice))),
				List.of());
	}

	/**
	 * Sends a notice to users, each once, by the WeChat that they have bound.
	 * @param userIds the host's ids of the users; who has bound no WeChat is in the
	 * report
	 * @throws cn.bootx.starter.wechat.content.template.InvalidTemplateMessageException if
	 * the notice does not fit the template; then nothing was sent
	 * @throws IllegalArgumentException if the template is gone
	 */
	public WeChatNoticeReport sendToUsers(Collection<String> userIds, WeChatNotice notice) {
		WeChatTemplateMessage message = message(notice);
		WeChatBindingLookup bound = this.bindings.findByUsers(userIds);
		return new WeChatNoticeReport(
				results(bound.openIds().keySet(), this.sender.sendAll(bound.openIds().values(), message)),
				bound.unknown());
	}

	private static List<WeChatNoticeResult> results(@Nullable Collection<String> users, List<WeChatSendResult> sent) {
		List<WeChatNoticeResult> results = new ArrayList<>(sent.size());
		Iterator<String> user = (users != null) ? users.iterator() : null;
		for (WeChatSendResult result : sent) {
			results.add(new WeChatNoticeResult((user != null) ? user.next() : null, result.openId(), result.msgId(),
					result.failure()));
		}
		return results;
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
			// An id that no sync has seen: WeChat knows whether it is one.
			return WeChatTemplateMessage.of(name);
		}
		if (known.gone()) {
			throw new IllegalArgumentException("The template '" + name
					+ "' of notices is no longer in the account; name another one in the configuration, "
					+ "or give its code to another one");
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
