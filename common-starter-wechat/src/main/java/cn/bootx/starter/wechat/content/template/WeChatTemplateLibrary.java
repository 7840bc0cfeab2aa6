package cn.bootx.starter.wechat.content.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * Takes templates from WeChat's library, gives them back, and sets the industries that
 * the library depends on. Every method asks WeChat; {@link WeChatTemplateService#sync()}
 * brings the records in line afterwards.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/guide/product/template_message/Template_Message_Interface.html">模板消息</a>
 */
public final class WeChatTemplateLibrary {

	/** Templates that an account can have at a time. */
	public static final int MAX_TEMPLATES = 25;

	private static final String PREFIX = "/cgi-bin/template/";

	private static final int MAX_PAGE = 100;

	private final WeChatAccounts accounts;

	private final Supplier<WeChatAccount> account;

	/** The library for the primary account. */
	public WeChatTemplateLibrary(WeChatAccounts accounts) {
		this(accounts, accounts::primary);
	}

	private WeChatTemplateLibrary(WeChatAccounts accounts, Supplier<WeChatAccount> account) {
		this.accounts = accounts;
		this.account = account;
	}

	/**
	 * The library for another account.
	 * @param name its name in the properties
	 * @throws IllegalArgumentException if there is no such account
	 */
	public WeChatTemplateLibrary account(String name) {
		return new WeChatTemplateLibrary(this.accounts, this.accounts.named(name));
	}

	/**
	 * Takes a template from the library.
	 * @param shortId its number in the library: {@code 47123}, or {@code TM00015} of old
	 * @param keywords names of the keywords that it shall have, in their order
	 * @return id of the template in the account
	 * @throws PlatformException 40246 or 40247 if the library has no such template or
	 * keyword, 45026 if the account has {@value #MAX_TEMPLATES} already
	 */
	public String add(String shortId, List<String> keywords) {
		require("template_id_short", shortId);
		ObjectNode body = Json.object().put("template_id_short", shortId);
		ArrayNode names = body.putArray("keyword_name_list");
		keywords.forEach(names::add);
		return post(PREFIX + "api_add_template", body).path("template_id").asText();
	}

	/**
	 * Deletes a template of the account.
	 * @throws PlatformException 40037 if the account has no such template
	 */
	public void delete(String templateId) {
		require("template_id", templateId);
		post(PREFIX + "del_private_template", Json.object().put("template_id", templateId));
	}

	public WeChatIndustries industries() {
		JsonNode answer = this.account.get().api().get(PREFIX + "get_industry", Map.of());
		return new WeChatIndustries(industry(answer.path("primary_industry")),
				industry(answer.path("secondary_industry")));
	}

	/**
	 * Changes the industries, once a month. WeChat deletes the templates of an industry
	 * that the account leaves.
	 * @param primary number of the industry in WeChat's list, for example 1 for 互联网|电子商务
	 * @param secondary number of the other one
	 */
	public void setIndustries(int primary, int secondary) {
		post(PREFIX + "api_set_industry",
				Json.object()
					.put("industry_id1", Integer.toString(primary))
					.put("industry_id2", Integer.toString(secondary)));
	}

	/**
	 * Messages that WeChat held back, in pages.
	 * @param templateMsgId what WeChat's notice of the block calls {@code tmpl_msg_id}
	 * @param largestId the last {@link WeChatBlockedMessage#id()} of the page before, 0
	 * for the first page
	 * @param limit how many at most, 1 to 100
	 */
	public List<WeChatBlockedMessage> blocked(String templateMsgId, long largestId, int limit) {
		require("tmpl_msg_id", templateMsgId);
		if (limit < 1 || limit > MAX_PAGE) {
			throw new IllegalArgumentException("limit is " + limit + ", WeChat takes 1 to " + MAX_PAGE);
		}
		JsonNode info = post("/wxa/sec/queryblocktmplmsg",
				Json.object().put("tmpl_msg_id", templateMsgId).put("largest_id", largestId).put("limit", limit))
			.path("msginfo");
		List<WeChatBlockedMessage> blocked = new ArrayList<>();
		// WeChat's page calls it an object; what holds several must be a list.
		if (info.isObject()) {
			blocked.add(blocked(info));
		}
		else {
			info.forEach((json) -> blocked.add(blocked(json)));
		}
		return blocked;
	}

	private JsonNode post(String api, ObjectNode body) {
		return this.account.get().api().post(api, body);
	}

	private static WeChatIndustries.Industry industry(JsonNode json) {
		return new WeChatIndustries.Industry(json.path("first_class").asText(), json.path("second_class").asText());
	}

	private static WeChatBlockedMessage blocked(JsonNode json) {
		return new WeChatBlockedMessage(json.path("id").asLong(), json.path("tmpl_msg_id").asText(),
				json.path("title").asText(), json.path("content").asText(), json.path("openid").asText(),
				Instant.ofEpochSecond(json.path("send_timestamp").asLong()));
	}

	private static void require(String field, String value) {
		if (value.isBlank()) {
			throw new IllegalArgumentException("Template: " + field + " is blank");
		}
	}

}
