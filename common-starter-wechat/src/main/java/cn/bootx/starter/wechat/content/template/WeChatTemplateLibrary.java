package cn.bootx.starter.wechat.content.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * Takes templates from WeChat's library, gives them back, and sets the industries that
 * the library depends on. Every method calls WeChat; {@link WeChatTemplateService#sync()}
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

	private static final String ADD = PREFIX + "api_add_template";

	private static final String DELETE = PREFIX + "del_private_template";

	private static final String BLOCKED = "/wxa/sec/queryblocktmplmsg";

	private static final int MAX_PAGE = 100;

	private final WeChatAccounts accounts;

	public WeChatTemplateLibrary(WeChatAccounts accounts) {
		this.accounts = accounts;
	}

	/** The library for another account; NOT_FOUND if it is unknown. */
	public WeChatTemplateLibrary account(String name) {
		return new WeChatTemplateLibrary(this.accounts.with(name));
	}

	/**
	 * Takes a template from the library.
	 * @param shortId its number in the library: {@code 47123}, or {@code TM00015} of old
	 * @param keywords names of the keywords that it is to have, in their order
	 * @throws PlatformException 40246 or 40247 if the library has no such template or
	 * keyword, 45026 if the account has {@value #MAX_TEMPLATES} already
	 */
	public String add(String shortId, List<String> keywords) {
		MessageCheck.of(Platform.WECHAT, ADD).required("template_id_short", shortId).done();
		ObjectNode body = Json.object().put("template_id_short", shortId);
		keywords.forEach(body.putArray("keyword_name_list")::add);
		return UnreadableAnswer.require(Platform.WECHAT, ADD, post(ADD, body), "template_id");
	}

	/**
	 * Deletes a template of the account.
	 * @throws PlatformException 40037 if the account has no such template
	 */
	public void delete(String templateId) {
		MessageCheck.of(Platform.WECHAT, DELETE).required("template_id", templateId).done();
		post(DELETE, Json.object().put("template_id", templateId));
	}

	public Industries industries() {
		JsonNode answer = this.accounts.primary().api().get(PREFIX + "get_industry", Map.of());
		return new Industries(industry(answer.path("primary_industry")), industry(answer.path("secondary_industry")));
	}

	/**
	 * Changes the industries, once a month. WeChat deletes the templates of an industry
	 * that the account leaves.
	 * @param primary number of the industry in WeChat's list, for example 1 for 互联网|电子商务
	 */
	public void setIndustries(int primary, int secondary) {
		post(PREFIX + "api_set_industry",
				Json.object("industry_id1", Integer.toString(primary), "industry_id2", Integer.toString(secondary)));
	}

	/**
	 * Messages that WeChat held back, in pages.
	 * @param templateMsgId what WeChat's notice of the block calls {@code tmpl_msg_id}
	 * @param largestId the last {@link BlockedMessage#id()} of the page before, 0 for the
	 * first page
	 * @param limit how many at most, 1 to 100
	 */
	public List<BlockedMessage> blocked(String templateMsgId, long largestId, int limit) {
		MessageCheck.of(Platform.WECHAT, BLOCKED)
			.required("tmpl_msg_id", templateMsgId)
			.number("limit", limit, 1, MAX_PAGE)
			.done();
		JsonNode info = post(BLOCKED,
				Json.object().put("tmpl_msg_id", templateMsgId).put("largest_id", largestId).put("limit", limit))
			.path("msginfo");
		if (!info.isContainerNode()) {
			throw UnreadableAnswer.without(Platform.WECHAT, BLOCKED, "msginfo");
		}
		// WeChat's page calls it an object; what holds several must be a list.
		return info.isObject() ? List.of(blocked(info)) : Json.list(info, WeChatTemplateLibrary::blocked);
	}

	private JsonNode post(String api, ObjectNode body) {
		return this.accounts.primary().api().post(api, body);
	}

	private static Industries.Industry industry(JsonNode json) {
		return new Industries.Industry(json.path("first_class").asText(), json.path("second_class").asText());
	}

	private static BlockedMessage blocked(JsonNode json) {
		return new BlockedMessage(json.path("id").asLong(), json.path("tmpl_msg_id").asText(),
				json.path("title").asText(), json.path("content").asText(), json.path("openid").asText(),
				Instant.ofEpochSecond(json.path("send_timestamp").asLong()));
	}

	/** The two industries of an account, from which it may take templates. */
	public record Industries(Industry primary, Industry secondary) {

		/**
		 * An industry.
		 *
		 * @param firstClass its group, {@code IT科技}
		 * @param secondClass its name, {@code 互联网|电子商务}
		 */
		public record Industry(String firstClass, String secondClass) {
		}

	}

	/**
	 * A template message that WeChat held back because it looked like marketing.
	 *
	 * @param id number of the entry, for the next page
	 * @param templateMsgId what was asked for
	 */
	public record BlockedMessage(long id, String templateMsgId, String title, String content, String openId,
			Instant sentAt) {

		/** Without the text, which is what the receiver would have read. */
		@Override
		public String toString() {
			return "BlockedMessage[" + this.id + ", " + this.openId + "]";
		}

	}

}
