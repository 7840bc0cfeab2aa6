package cn.bootx.starter.wechat.people.fan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * The tags of an account and the fans who have them. Every call goes to WeChat; after its
 * success the records of the fans are changed.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/User_Management/User_Tag_Management.html">用户标签管理</a>
 */
public final class WeChatFanTags {

	/** Tags that an account may make. */
	public static final int MAX_TAGS = 100;

	/** Tags that a fan may have. */
	public static final int MAX_TAGS_OF_FAN = 20;

	/** Characters of a tag's name; WeChat refuses some shorter ones by their bytes. */
	public static final int MAX_NAME = 30;

	private static final String LIST = "/cgi-bin/tags/get";

	private static final String CREATE = "/cgi-bin/tags/create";

	private static final String UPDATE = "/cgi-bin/tags/update";

	private static final String GIVE = "/cgi-bin/tags/members/batchtagging";

	private static final String TAKE = "/cgi-bin/tags/members/batchuntagging";

	private static final String OF = "/cgi-bin/tags/getidlist";

	private static final String FANS = "/cgi-bin/user/tag/get";

	private static final int BATCH = 50;

	/** Smaller ids are WeChat's own tags. */
	private static final int FIRST_OWN = 100;

	private final WeChatApi api;

	private final FanRecords records;

	WeChatFanTags(WeChatApi api, FanRecords records) {
		this.api = api;
		this.records = records;
	}

	/** All tags, WeChat's own included. */
	public List<Tag> list() {
		return Json.list(UnreadableAnswer.list(Platform.WECHAT, LIST, this.api.get(LIST, Map.of()), "tags"),
				(tag) -> new Tag(UnreadableAnswer.number(Platform.WECHAT, LIST, tag, "id"), tag.path("name").asText(),
						tag.path("count").asLong()));
	}

	/**
	 * Makes a tag, whose name has 1 to {@value #MAX_NAME} characters.
	 * @throws InvalidMessageException if it is longer, or there are {@value #MAX_TAGS}
	 * tags
	 */
	public Tag create(String name) {
		MessageCheck check = requireName(CREATE, name);
		long own = list().stream().filter((tag) -> tag.id() >= FIRST_OWN).count();
		check
			.isTrue(own < MAX_TAGS, "tag", "cannot be added: the account has " + own + " tags, allowed are " + MAX_TAGS)
			.done();
		JsonNode tag = this.api.post(CREATE, request(Json.object("name", name))).path("tag");
		return new Tag(UnreadableAnswer.number(Platform.WECHAT, CREATE, tag, "id"), tag.path("name").asText(name), 0);
	}

	/** Renames a tag; the name has 1 to {@value #MAX_NAME} characters. */
	public void rename(long tagId, String name) {
		requireName(UPDATE, name).done();
		this.api.post(UPDATE, request(Json.object().put("id", tagId).put("name", name)));
	}

	/** Deletes a tag and takes it from all fans: it goes through all records. */
	public void delete(long tagId) {
		this.api.post("/cgi-bin/tags/delete", request(Json.object().put("id", tagId)));
		this.records.all()
			.filter((fan) -> fan.tagIds().contains(tagId))
			.forEach((tagged) -> this.records.changeKnown(tagged.openId(), (fan) -> without(fan, tagId)));
	}

	/**
	 * Gives a tag to fans, {@value #BATCH} with a call. First those who have
	 * {@value #MAX_TAGS_OF_FAN} tags by their records are looked up at WeChat: one of
	 * them would fail the whole batch.
	 * @throws InvalidMessageException if one has as many tags as allowed
	 */
	public List<WeChatFan.BatchResult> tag(long tagId, Collection<String> openIds) {
		List<String> each = WeChatFan.BatchResult.distinct(GIVE, openIds);
		each.forEach((openId) -> requirePlace(tagId, openId));
		return WeChatFan.BatchResult.each(each, BATCH, (batch) -> {
			this.api.post(GIVE, members(tagId, batch));
			batch.forEach((openId) -> this.records.changeKnown(openId, (fan) -> with(fan, tagId)));
		});
	}

	/** Takes a tag from fans, {@value #BATCH} with a call. */
	public List<WeChatFan.BatchResult> untag(long tagId, Collection<String> openIds) {
		return WeChatFan.BatchResult.each(WeChatFan.BatchResult.distinct(TAKE, openIds), BATCH, (batch) -> {
			this.api.post(TAKE, members(tagId, batch));
			batch.forEach((openId) -> this.records.changeKnown(openId, (fan) -> without(fan, tagId)));
		});
	}

	/** Ids of the tags of a fan, as WeChat has them. */
	public List<Long> of(String openId) {
		JsonNode answer = this.api.post(OF, Json.object("openid", openId));
		List<Long> ids = Json.list(UnreadableAnswer.list(Platform.WECHAT, OF, answer, "tagid_list"), JsonNode::asLong);
		this.records.changeKnown(openId, (fan) -> fan.withTagIds(ids));
		return ids;
	}

	/** Fans who have a tag; {@code next} is what the page before said, or null. */
	public WeChatFan.Page<String> fans(long tagId, @Nullable String next) {
		String from = (next != null) ? next : "";
		ObjectNode request = Json.object().put("tagid", tagId).put("next_openid", from);
		return WeChatFan.Page.of(FANS, this.api.post(FANS, request), from);
	}

	/** The record may be older than a change in WeChat's console. */
	private void requirePlace(long tagId, String openId) {
		FanRecords.StoredFan known = this.records.entry(openId).stored();
		if (known != null && isFull(known.fan().tagIds(), tagId) && isFull(of(openId), tagId)) {
			MessageCheck.of(Platform.WECHAT, GIVE)
				.problem("openid_list",
						"contains " + openId + " who has " + MAX_TAGS_OF_FAN
								+ " tags, the most that are allowed; no fan was given tag " + tagId)
				.done();
		}
	}

	private static boolean isFull(List<Long> tagIds, long tagId) {
		return tagIds.size() >= MAX_TAGS_OF_FAN && !tagIds.contains(tagId);
	}

	private static WeChatFan with(WeChatFan fan, long tagId) {
		List<Long> more = new ArrayList<>(fan.tagIds());
		more.add(tagId);
		return fan.withTagIds(more);
	}

	private static WeChatFan without(WeChatFan fan, long tagId) {
		return fan.withTagIds(fan.tagIds().stream().filter((id) -> id != tagId).toList());
	}

	private static MessageCheck requireName(String api, String name) {
		return MessageCheck.of(Platform.WECHAT, api).characters("tag.name", name, MAX_NAME);
	}

	private static ObjectNode request(ObjectNode tag) {
		ObjectNode request = Json.object();
		request.set("tag", tag);
		return request;
	}

	private static ObjectNode members(long tagId, List<String> openIds) {
		ObjectNode request = Json.object();
		openIds.forEach(request.putArray("openid_list")::add);
		return request.put("tagid", tagId);
	}

	/** A tag and how many followers have it; ids below 100 are WeChat's own. */
	public record Tag(long id, String name, long count) {
	}

}
