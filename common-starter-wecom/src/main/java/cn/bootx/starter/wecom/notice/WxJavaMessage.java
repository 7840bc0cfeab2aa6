package cn.bootx.starter.wecom.notice;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A message of WxJava, read from the JSON that it would send.
 */
record WxJavaMessage(WeComReceivers receivers, WeComNotice notice, WeComNoticeOptions options) {

	/** WeCom's own, where a message asks for the check and names no time. */
	private static final Duration DUPLICATE_CHECK = Duration.ofMinutes(30);

	static WxJavaMessage read(WxCpMessage message, MessageCheck check) {
		return new WxJavaMessage(receivers(message, check), notice(message), options(message, check));
	}

	static WeComNotice notice(WxCpMessage message) {
		String msgType = Objects.requireNonNullElse(message.getMsgType(), "");
		return WeComNotice.of(msgType,
				(json(message).get(msgType) instanceof ObjectNode body) ? withoutNulls(body) : Json.object());
	}

	private static JsonNode json(WxCpMessage message) {
		try {
			return Json.readTree(message.toJson());
		}
		catch (NullPointerException ex) {
			// WxJava expects a kind and lists: the rules say which of them is missing.
			return Json.object();
		}
	}

	/** WeCom takes an absent member, and not everywhere one that is null. */
	private static ObjectNode withoutNulls(ObjectNode json) {
		json.properties().removeIf((member) -> member.getValue().isNull());
		json.forEach(WxJavaMessage::clean);
		return json;
	}

	private static void clean(JsonNode node) {
		if (node instanceof ObjectNode object) {
			withoutNulls(object);
		}
		else {
			node.forEach(WxJavaMessage::clean);
		}
	}

	private static WeComReceivers receivers(WxCpMessage message, MessageCheck check) {
		List<String> users = split(message.getToUser());
		WeComReceivers named = WeComReceivers.departments(numbers("toparty", message.getToParty(), check))
			.and(WeComReceivers.tags(numbers("totag", message.getToTag(), check)));
		return users.contains("@all") ? WeComReceivers.everybody() : WeComReceivers.users(users).and(named);
	}

	private static List<Long> numbers(String field, @Nullable String joined, MessageCheck check) {
		List<String> ids = split(joined);
		boolean numbers = ids.stream().allMatch((id) -> id.matches("\\d{1,18}"));
		check.isTrue(numbers, field, "holds an id that is no number");
		return numbers ? ids.stream().map(Long::valueOf).toList() : List.of();
	}

	private static List<String> split(@Nullable String joined) {
		return Arrays.stream(Objects.requireNonNullElse(joined, "").split("\\|"))
			.map(String::strip)
			.filter((id) -> !id.isEmpty())
			.toList();
	}

	private static WeComNoticeOptions options(WxCpMessage message, MessageCheck check) {
		String safe = Objects.requireNonNullElse(message.getSafe(), "0");
		boolean known = safe.matches("[012]");
		check.isTrue(known, "safe", "is '" + safe + "', allowed are 0, 1 and 2");
		WeComNoticeOptions options = WeComNoticeOptions.DEFAULTS
			.withConfidentiality(WeComNoticeOptions.Confidentiality.values()[known ? Integer.parseInt(safe) : 0]);
		if (Boolean.TRUE.equals(message.getEnableIdTrans())) {
			options = options.withTranslatedIds();
		}
		if (Boolean.TRUE.equals(message.getEnableDuplicateCheck())) {
			Integer seconds = message.getDuplicateCheckInterval();
			options = options.withDuplicateCheck((seconds != null) ? Duration.ofSeconds(seconds) : DUPLICATE_CHECK);
		}
		return options;
	}

}
