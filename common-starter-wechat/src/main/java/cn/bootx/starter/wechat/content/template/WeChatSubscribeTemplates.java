package cn.bootx.starter.wechat.content.template;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.WeChatPage;

/**
 * The templates of subscribe notices: those of the account, and WeChat's library from
 * which they are taken. Every method calls WeChat.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/guide/product/subscription_messages/intro.html">订阅通知</a>
 */
public final class WeChatSubscribeTemplates {

	private static final String PREFIX = "/wxaapi/newtmpl/";

	private static final String ADD = PREFIX + "addtemplate";

	private static final String DELETE = PREFIX + "deltemplate";

	private static final String TITLES = PREFIX + "getpubtemplatetitles";

	private static final int MIN_KEYWORDS = 2;

	private static final int MAX_KEYWORDS = 5;

	private static final int MAX_SCENE = 15;

	private static final int MAX_PAGE = 30;

	private final WeChatAccounts accounts;

	public WeChatSubscribeTemplates(WeChatAccounts accounts) {
		this.accounts = accounts;
	}

	/** The templates of another account; NOT_FOUND if it is unknown. */
	public WeChatSubscribeTemplates account(String name) {
		return new WeChatSubscribeTemplates(this.accounts.with(name));
	}

	/** The templates of the account. */
	public List<Template> findAll() {
		return data("gettemplate", Map.of(),
				(json) -> new Template(
						UnreadableAnswer.require(Platform.WECHAT, PREFIX + "gettemplate", json, "priTmplId"),
						json.path("title").asText(), json.path("content").asText(), json.path("example").asText(),
						json.path("type").asInt(), choices(json.path("keywordEnumValueList"))));
	}

	/**
	 * Takes a template from the library.
	 * @param keywordIds ids of two to five keywords, in their order
	 * @param sceneDescription what it is used for, at most 15 characters, or null
	 * @throws PlatformException 200014 if there is no such template, 200012 if the
	 * account has too many
	 */
	public String add(String tid, List<Long> keywordIds, @Nullable String sceneDescription) {
		MessageCheck.of(Platform.WECHAT, ADD)
			.required("tid", tid)
			.count("kidList", keywordIds, MIN_KEYWORDS, MAX_KEYWORDS)
			.optionalCharacters("sceneDesc", sceneDescription, MAX_SCENE)
			.done();
		ObjectNode body = Json.object("tid", tid);
		keywordIds.forEach(body.putArray("kidList")::add);
		body.setAll(Json.object("sceneDesc", sceneDescription));
		return UnreadableAnswer.require(Platform.WECHAT, ADD, post(ADD, body), "priTmplId");
	}

	/**
	 * Deletes a template of the account.
	 * @throws PlatformException 200014 if the account has no such template
	 */
	public void delete(String templateId) {
		MessageCheck.of(Platform.WECHAT, DELETE).required("priTmplId", templateId).done();
		post(DELETE, Json.object().put("priTmplId", templateId));
	}

	/** The categories of the account, from which it may take templates. */
	public List<Category> categories() {
		return data("getcategory", Map.of(),
				(json) -> new Category(UnreadableAnswer.number(Platform.WECHAT, PREFIX + "getcategory", json, "id"),
						json.path("name").asText()));
	}

	/**
	 * Templates of the library, in pages.
	 * @param categoryIds ids of the account's categories, at least one
	 * @param start number of the first one, from 0
	 * @param limit how many at most, 1 to 30
	 */
	public WeChatPage<LibraryTemplate> publicTemplates(Collection<Long> categoryIds, int start, int limit) {
		MessageCheck.of(Platform.WECHAT, TITLES)
			.isTrue(!categoryIds.isEmpty(), "ids", "is empty; see categories()")
			.number("start", start, 0, Integer.MAX_VALUE)
			.number("limit", limit, 1, MAX_PAGE)
			.done();
		Map<String, Object> query = new LinkedHashMap<>();
		query.put("ids", categoryIds.stream().map(String::valueOf).collect(Collectors.joining(",")));
		query.put("start", start);
		query.put("limit", limit);
		JsonNode page = this.accounts.primary().api().get(TITLES, query);
		return new WeChatPage<>(UnreadableAnswer.number(Platform.WECHAT, TITLES, page, "count"),
				Json.list(UnreadableAnswer.list(Platform.WECHAT, TITLES, page, "data"),
						(json) -> new LibraryTemplate(UnreadableAnswer.require(Platform.WECHAT, TITLES, json, "tid"),
								json.path("title").asText(), json.path("type").asInt(),
								json.path("categoryId").asLong())));
	}

	/** Keywords that a template of the library offers. */
	public List<Keyword> keywords(String tid) {
		MessageCheck.of(Platform.WECHAT, PREFIX + "getpubtemplatekeywords").required("tid", tid).done();
		return data("getpubtemplatekeywords", Map.of("tid", tid),
				(json) -> new Keyword(
						UnreadableAnswer.number(Platform.WECHAT, PREFIX + "getpubtemplatekeywords", json, "kid"),
						json.path("name").asText(), json.path("example").asText(), json.path("rule").asText()));
	}

	private <T> List<T> data(String name, Map<String, ?> query, Function<JsonNode, T> reader) {
		String api = PREFIX + name;
		return Json.list(
				UnreadableAnswer.list(Platform.WECHAT, api, this.accounts.primary().api().get(api, query), "data"),
				reader);
	}

	private JsonNode post(String api, ObjectNode body) {
		return this.accounts.primary().api().post(api, body);
	}

	private static Map<String, List<String>> choices(JsonNode list) {
		Map<String, List<String>> choices = new LinkedHashMap<>();
		list.forEach((json) -> choices.put(json.path("keywordCode").asText().replaceFirst("\\.DATA$", ""),
				Json.list(json.path("enumValueList"), JsonNode::asText)));
		return choices;
	}

	/** A service category (服务类目) of the account. */
	public record Category(long id, String name) {
	}

	/**
	 * A template of WeChat's library.
	 *
	 * @param type 2 for one message per consent, 3 for long-term
	 */
	public record LibraryTemplate(String tid, String title, int type, long categoryId) {
	}

	/**
	 * A keyword that a template of the library offers.
	 *
	 * @param kid its id, with which it is chosen
	 * @param rule type of the value: {@code thing}, {@code time}, …
	 */
	public record Keyword(long kid, String name, String example, String rule) {
	}

	/**
	 * A template of subscribe notices that the account has.
	 *
	 * @param templateId WeChat's id ({@code priTmplId})
	 * @param content text with <code>{{name.DATA}}</code> places
	 * @param type 2 for one message per consent, 3 for long-term
	 * @param choices values that enumerated variables may have, by variable name
	 */
	public record Template(String templateId, String title, String content, String example, int type,
			Map<String, List<String>> choices) {

		/** The variables with their labels, in their order. */
		public List<WeChatTemplate.Field> fields() {
			return WeChatTemplate.Field.parse(this.content);
		}

		/** Begins a notice whose data is checked against this template's variables. */
		public WeChatSubscribeSender.Notice notice() {
			return WeChatSubscribeSender.Notice.of(this.templateId)
				.variables(fields().stream().map(WeChatTemplate.Field::name).toList());
		}

	}

}
