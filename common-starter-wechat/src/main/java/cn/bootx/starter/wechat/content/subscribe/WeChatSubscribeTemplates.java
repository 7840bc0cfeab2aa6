package cn.bootx.starter.wechat.content.subscribe;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * The templates of subscribe notices: those of the account, and WeChat's library from
 * which they are taken. Every method asks WeChat.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/guide/product/subscription_messages/intro.html">订阅通知</a>
 */
public final class WeChatSubscribeTemplates {

	private static final String PREFIX = "/wxaapi/newtmpl/";

	private static final int MIN_KEYWORDS = 2;

	private static final int MAX_KEYWORDS = 5;

	private static final int MAX_SCENE = 15;

	private static final int MAX_PAGE = 30;

	private final WeChatAccounts accounts;

	private final Supplier<WeChatAccount> account;

	/** The templates of the primary account. */
	public WeChatSubscribeTemplates(WeChatAccounts accounts) {
		this(accounts, accounts::primary);
	}

	private WeChatSubscribeTemplates(WeChatAccounts accounts, Supplier<WeChatAccount> account) {
		this.accounts = accounts;
		this.account = account;
	}

	/**
	 * The templates of another account.
	 * @param name its name in the properties
	 * @throws IllegalArgumentException if there is no such account
	 */
	public WeChatSubscribeTemplates account(String name) {
		return new WeChatSubscribeTemplates(this.accounts, this.accounts.named(name));
	}

	/** The templates of the account. */
	public List<WeChatSubscribeTemplate> findAll() {
		return list(get("gettemplate", Map.of()).path("data"),
				(json) -> new WeChatSubscribeTemplate(json.path("priTmplId").asText(), json.path("title").asText(),
						json.path("content").asText(), json.path("example").asText(), json.path("type").asInt(),
						choices(json.path("keywordEnumValueList"))));
	}

	/**
	 * Takes a template from the library.
	 * @param tid its number in the library
	 * @param keywordIds ids of two to five keywords, in their order
	 * @param sceneDescription what it is used for, at most 15 characters, or null
	 * @return id of the template in the account
	 * @throws PlatformException 200014 if there is no such template, 200012 if the
	 * account has too many
	 */
	public String add(String tid, List<Integer> keywordIds, @Nullable String sceneDescription) {
		require("tid", tid);
		if (keywordIds.size() < MIN_KEYWORDS || keywordIds.size() > MAX_KEYWORDS) {
			throw new IllegalArgumentException("kidList has " + keywordIds.size() + " keywords, WeChat takes "
					+ MIN_KEYWORDS + " to " + MAX_KEYWORDS);
		}
		ObjectNode body = Json.object().put("tid", tid);
		ArrayNode ids = body.putArray("kidList");
		keywordIds.forEach(ids::add);
		if (sceneDescription != null) {
			int size = sceneDescription.codePointCount(0, sceneDescription.length());
			if (size > MAX_SCENE) {
				throw new IllegalArgumentException(
						"sceneDesc has " + size + " characters, WeChat takes at most " + MAX_SCENE);
			}
			body.put("sceneDesc", sceneDescription);
		}
		return post("addtemplate", body).path("priTmplId").asText();
	}

	/**
	 * Deletes a template of the account.
	 * @throws PlatformException 200014 if the account has no such template
	 */
	public void delete(String templateId) {
		require("priTmplId", templateId);
		post("deltemplate", Json.object().put("priTmplId", templateId));
	}

	/** The categories of the account, from which it may take templates. */
	public List<WeChatTemplateCategory> categories() {
		return list(get("getcategory", Map.of()).path("data"),
				(json) -> new WeChatTemplateCategory(json.path("id").asInt(), json.path("name").asText()));
	}

	/**
	 * Templates of the library, in pages.
	 * @param categoryIds ids of the account's categories, at least one
	 * @param start number of the first one, from 0
	 * @param limit how many at most, 1 to 30
	 */
	public WeChatPublicTemplatePage publicTemplates(Collection<Integer> categoryIds, int start, int limit) {
		if (categoryIds.isEmpty()) {
			throw new IllegalArgumentException("ids is empty; see categories()");
		}
		if (start < 0 || limit < 1 || limit > MAX_PAGE) {
			throw new IllegalArgumentException(
					"start is " + start + " and limit is " + limit + ", WeChat takes 0 or more and 1 to " + MAX_PAGE);
		}
		String ids = categoryIds.stream().map(String::valueOf).collect(Collectors.joining(","));
		Map<String, Object> query = new LinkedHashMap<>();
		query.put("ids", ids);
		query.put("start", start);
		query.put("limit", limit);
		JsonNode page = get("getpubtemplatetitles", query);
		return new WeChatPublicTemplatePage(page.path("count").asInt(),
				list(page.path("data"), (json) -> new WeChatPublicTemplate(json.path("tid").asText(),
						json.path("title").asText(), json.path("type").asInt(), json.path("categoryId").asInt())));
	}

	/**
	 * Keywords that a template of the library offers.
	 * @param tid its number in the library
	 */
	public List<WeChatTemplateKeyword> keywords(String tid) {
		require("tid", tid);
		return list(get("getpubtemplatekeywords", Map.of("tid", tid)).path("data"),
				(json) -> new WeChatTemplateKeyword(json.path("kid").asInt(), json.path("name").asText(),
						json.path("example").asText(), json.path("rule").asText()));
	}

	private JsonNode get(String api, Map<String, ?> query) {
		return this.account.get().api().get(PREFIX + api, query);
	}

	private JsonNode post(String api, ObjectNode body) {
		return this.account.get().api().post(PREFIX + api, body);
	}

	private static Map<String, List<String>> choices(JsonNode list) {
		Map<String, List<String>> choices = new LinkedHashMap<>();
		list.forEach((json) -> choices.put(json.path("keywordCode").asText().replaceFirst("\\.DATA$", ""),
				list(json.path("enumValueList"), JsonNode::asText)));
		return choices;
	}

	private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
		return StreamSupport.stream(array.spliterator(), false).map(reader).toList();
	}

	private static void require(String field, String value) {
		if (value.isBlank()) {
			throw new IllegalArgumentException("Subscribe template: " + field + " is blank");
		}
	}

}
