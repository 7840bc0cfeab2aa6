package cn.bootx.starter.wechat.people.fan;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of WeChat, up to 10,000 open ids.
 *
 * @param openIds may be empty on the last page
 * @param next where the next page starts, or null if this is the last; WeChat names one
 * even if nobody is left, and answers it with an empty page
 * @since 0.1.0
 */
public record WeChatOpenIdPage(List<String> openIds, @Nullable String next) {

	public WeChatOpenIdPage {
		openIds = List.copyOf(openIds);
	}

	/**
	 * Reads an answer.
	 * @param asked where the page was asked to start: an answer that names it again has
	 * no end
	 */
	static WeChatOpenIdPage of(JsonNode answer, String asked) {
		List<String> openIds = new ArrayList<>();
		answer.path("data").path("openid").forEach((openId) -> openIds.add(openId.asText()));
		String next = answer.path("next_openid").asText("");
		boolean last = openIds.isEmpty() || next.isEmpty() || next.equals(asked);
		return new WeChatOpenIdPage(openIds, last ? null : next);
	}

}
