package cn.bootx.starter.wechat.applet;

import java.util.ArrayList;
import java.util.List;

import cn.binarywang.wx.miniapp.bean.WxMaMediaAsyncCheckResult;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What {@code wxa_media_check} found in a picture or a voice: the whole result, and one
 * for each strategy.
 */
final class CheckResultFields {

	private CheckResultFields() {
	}

	static void read(JsonNode fields, WxMaMessage message) {
		JsonNode result = fields.path("result");
		if (result.isObject()) {
			message.setResult(WxMaMediaAsyncCheckResult.ResultBean.builder()
				.suggest(text(result, "suggest"))
				.label(text(result, "label"))
				.build());
		}
		List<WxMaMediaAsyncCheckResult.DetailBean> details = new ArrayList<>();
		for (JsonNode entry : entries(fields.path("detail"))) {
			details.add(WxMaMediaAsyncCheckResult.DetailBean.builder()
				.strategy(text(entry, "strategy"))
				.errcode(number(entry, "errcode"))
				.suggest(text(entry, "suggest"))
				.label(text(entry, "label"))
				.prob(number(entry, "prob"))
				.build());
		}
		if (!details.isEmpty()) {
			message.setDetail(details);
		}
	}

	/** The objects of a list; WeChat writes one of one entry as the entry itself. */
	static List<JsonNode> entries(JsonNode list) {
		List<JsonNode> entries = new ArrayList<>();
		(list.isArray() ? list : List.of(list)).forEach((entry) -> {
			if (entry.isObject()) {
				entries.add(entry);
			}
		});
		return entries;
	}

	static @Nullable String text(JsonNode entry, String name) {
		JsonNode value = entry.path(name);
		return (value.isValueNode() && !value.isNull()) ? value.asText() : null;
	}

	private static @Nullable Integer number(JsonNode entry, String name) {
		JsonNode value = entry.path(name);
		return value.asText("").strip().matches("-?\\d{1,9}") ? Integer.valueOf(value.asText().strip()) : null;
	}

}
