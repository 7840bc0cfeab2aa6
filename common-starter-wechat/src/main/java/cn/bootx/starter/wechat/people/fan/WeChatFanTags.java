package cn.bootx.starter.wechat.people.fan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * The tags of an account and who has them. Every call goes to WeChat; where it succeeds
 * the records of the fans follow.
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

	private static final int BATCH = 50;

	/** Smaller ids are WeChat's own tags. */
	private static final int FIRST_OWN = 100;

	private static final int RECORDS = 500;

	private final WeChatApi api;

	private final FanRecords records;

	WeChatFanTags(WeChatApi api, FanRecords records) {
		this.api = api;
		this.records = records;
	}

	/** All tags, WeChat's own included. */
	public List<WeChatTag> list() {
		List<WeChatTag> tags = new ArrayList<>();
		for (JsonNode tag : this.api.get("/cgi-bin/tags/get", Map.of()).path("tags")) {
			tags.add(new WeChatTag(tag.path("id").asInt(), tag.path("name").asText(), tag.path("count").asLong()));
		}
		return tags;
	}

	/**
	 * Makes a tag.
	 * @param name 1 to {@value #MAX_NAME} characters, unique in the account
	 * @throws IllegalArgumentException if the name is too long, or the account has
	 * {@value #MAX_TAGS} tags
	 * @throws PlatformException if WeChat refuses it
	 */
	public WeChatTag create(String name) {
		requireName(name);
		long own = list().stream().filter((tag) -> tag.id() >= FIRST_OWN).count();
		if (own >= MAX_TAGS) {
			throw new IllegalArgumentException("The account has " + own + " tags, WeChat allows " + MAX_TAGS
					+ "; delete one before '" + name + "' is made");
		}
		JsonNode tag = this.api.post("/cgi-bin/tags/create", request(null, name)).path("tag");
		return new WeChatTag(tag.path("id").asInt(), tag.path("name").asText(name), 0);
	}

	/**
	 * Renames a tag.
	 * @param name 1 to {@value #MAX_NAME} characters, unique in the account
	 */
	public void rename(int tagId, String name) {
		requireName(name);
		this.api.post("/cgi-bin/tags/update", request(tagId, name));
	}

	/**
	 * Deletes a tag and takes it from all fans. Goes through all records, so it takes a
	 * while with very many fans.
	 */
	public void delete(int tagId) {
		this.api.post("/cgi-bin/tags/delete", request(tagId, null));
		FanRecords.Page page = this.records.list("", RECORDS);
		forget(tagId, page);
		while (page.hasMore()) {
			page = this.records.list(page.lastOpenId(), RECORDS);
			forget(tagId, page);
		}
	}

	/**
	 * Gives a tag to fans, {@value #BATCH} with a call. Before the first call those who
	 * have {@value #MAX_TAGS_OF_FAN} tags by their records are looked up at WeChat: one
	 * of them would fail his whole batch.
	 * @return a result for each batch
	 * @throws IllegalArgumentException if one of the fans has as many tags as he may have
	 */
	public List<WeChatFanBatchResult> tag(int tagId, Collection<String> openIds) {
		List<String> each = FanBatches.openIds(openIds);
		each.forEach((openId) -> requirePlace(tagId, openId));
		return FanBatches.each(each, BATCH, (batch) -> {
			this.api.post("/cgi-bin/tags/members/batchtagging", members(tagId, batch));
			batch.forEach((openId) -> this.records.changeKnown(openId, (fan) -> with(fan, tagId)));
		});
	}

	/**
	 * Takes a tag from fans, {@value #BATCH} with a call.
	 * @return a result for each batch
	 */
	public List<WeChatFanBatchResult> untag(int tagId, Collection<String> openIds) {
		return FanBatches.each(FanBatches.openIds(openIds), BATCH, (batch) -> {
			this.api.post("/cgi-bin/tags/members/batchuntagging", members(tagId, batch));
			batch.forEach((openId) -> this.records.changeKnown(openId, (fan) -> without(fan, tagId)));
		});
	}

	/** Ids of the tags of a fan, as WeChat has them. */
	public List<Integer> of(String openId) {
		List<Integer> ids = new ArrayList<>();
		this.api.post("/cgi-bin/tags/getidlist", Json.object().put("openid", openId))
			.path("tagid_list")
			.forEach((id) -> ids.add(id.asInt()));
		this.records.changeKnown(openId, (fan) -> fan.withTagIds(ids));
		return ids;
	}

	/**
	 * Fans who have a tag.
	 * @param next what the page before said, or null for the first
	 */
	public WeChatOpenIdPage fans(int tagId, @Nullable String next) {
		String from = (next != null) ? next : "";
		ObjectNode request = Json.object().put("tagid", tagId).put("next_openid", from);
		return WeChatOpenIdPage.of(this.api.post("/cgi-bin/user/tag/get", request), from);
	}

	/** The record may be older than what was changed in WeChat's console, so ask. */
	private void requirePlace(int tagId, String openId) {
		StoredFan known = this.records.entry(openId).stored();
		if (known != null && isFull(known.fan().tagIds(), tagId) && isFull(of(openId), tagId)) {
			throw new IllegalArgumentException(
					"Fan " + openId + " has " + MAX_TAGS_OF_FAN + " tags and may not have more; nobody was given tag "
							+ tagId + ". Take a tag from him or leave him out");
		}
	}

	private static boolean isFull(List<Integer> tagIds, int tagId) {
		return tagIds.size() >= MAX_TAGS_OF_FAN && !tagIds.contains(tagId);
	}

	private void forget(int tagId, FanRecords.Page page) {
		for (FanEntry entry : page.entries()) {
			if (entry.stored() != null && entry.stored().fan().tagIds().contains(tagId)) {
				this.records.changeKnown(entry.openId(), (fan) -> without(fan, tagId));
			}
		}
	}

	private static WeChatFan with(WeChatFan fan, int tagId) {
		List<Integer> more = new ArrayList<>(fan.tagIds());
		more.add(tagId);
		return fan.withTagIds(more);
	}

	private static WeChatFan without(WeChatFan fan, int tagId) {
		return fan.withTagIds(fan.tagIds().stream().filter((id) -> id != tagId).toList());
	}

	private static void requireName(String name) {
		int length = name.codePointCount(0, name.length());
		if (name.isBlank() || length > MAX_NAME) {
			throw new IllegalArgumentException(
					"Name of a tag: 1 to " + MAX_NAME + " characters, but '" + name + "' has " + length);
		}
	}

	private static ObjectNode request(@Nullable Integer id, @Nullable String name) {
		ObjectNode request = Json.object();
		ObjectNode tag = request.putObject("tag");
		if (id != null) {
			tag.put("id", id);
		}
		if (name != null) {
			tag.put("name", name);
		}
		return request;
	}

	private static ObjectNode members(int tagId, List<String> openIds) {
		ObjectNode request = Json.object();
		ArrayNode list = request.putArray("openid_list");
		openIds.forEach(list::add);
		return request.put("tagid", tagId);
	}

}
