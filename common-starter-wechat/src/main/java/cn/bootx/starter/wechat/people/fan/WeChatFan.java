package cn.bootx.starter.wechat.people.fan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.wechat.api.WeChatErrors;

/**
 * A user who follows the account, or did. WeChat no longer gives names and pictures of
 * followers.
 *
 * @param openId the user in this account
 * @param unionId the user in all accounts of one Open Platform account, or null if the
 * account belongs to none
 * @param subscribed whether the user follows now
 * @param subscribeTime when the user followed last (WeChat gives seconds), or null if
 * unknown
 * @param remark the account's own name for the user, empty without one
 * @param tagIds ids of the tags, ascending
 * @param subscribeScene how the user found the account, for example
 * {@code ADD_SCENE_QR_CODE}, or null if unknown
 * @param qrScene number of the QR code that led to the account, or 0
 * @param qrSceneStr text of the QR code that led to the account, or null
 * @param language for example {@code zh_CN}, or null if unknown
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/User_Management/Get_users_basic_information_UnionID.html">获取用户基本信息</a>
 */
public record WeChatFan(String openId, @Nullable String unionId, boolean subscribed, @Nullable Instant subscribeTime,
		String remark, List<Long> tagIds, @Nullable String subscribeScene, long qrScene, @Nullable String qrSceneStr,
		@Nullable String language) {

	private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,9}");

	public WeChatFan {
		tagIds = tagIds.stream().distinct().sorted().toList();
	}

	/** A user who does not follow; nothing else is known. */
	static WeChatFan stranger(String openId) {
		return new WeChatFan(openId, null, false, null, "", List.of(), null, 0, null, null);
	}

	/** After a subscribe event: what only the details say stays until those are read. */
	WeChatFan arrived(Instant time, @Nullable String scene) {
		if (scene == null && this.subscribed) {
			// No leave is known, so the data still hold.
			return with(true, time, this.remark, this.tagIds);
		}
		// The event does not say whether digits are a number or a text; the details do.
		boolean number = scene != null && NUMBER.matcher(scene).matches();
		return new WeChatFan(this.openId, this.unionId, true, time, this.remark, this.tagIds,
				(scene != null) ? "ADD_SCENE_QR_CODE" : null, number ? Long.parseLong(scene) : 0, number ? null : scene,
				this.language);
	}

	/** The data are kept for when the user comes again. */
	WeChatFan left() {
		return with(false, this.subscribeTime, this.remark, this.tagIds);
	}

	WeChatFan withRemark(String newRemark) {
		return with(this.subscribed, this.subscribeTime, newRemark, this.tagIds);
	}

	WeChatFan withTagIds(List<Long> newTagIds) {
		return with(this.subscribed, this.subscribeTime, this.remark, newTagIds);
	}

	private WeChatFan with(boolean nowSubscribed, @Nullable Instant time, String newRemark, List<Long> newTagIds) {
		return new WeChatFan(this.openId, this.unionId, nowSubscribed, time, newRemark, newTagIds, this.subscribeScene,
				this.qrScene, this.qrSceneStr, this.language);
	}

	/** A batch that WeChat changed, or refused as a whole, with the reason. */
	public record BatchResult(List<String> openIds, @Nullable PlatformException failure) {

		/** Each may last as long as the client's timeout. */
		private static final int SILENT_CALLS = 3;

		public BatchResult {
			openIds = List.copyOf(openIds);
		}

		public boolean done() {
			return this.failure == null;
		}

		/**
		 * The refusal of a batch does not end the others, but what all would share, and
		 * silence, are not repeated for the rest.
		 */
		static List<BatchResult> each(List<String> openIds, int size, Consumer<List<String>> call) {
			List<BatchResult> results = new ArrayList<>();
			PlatformException common = null;
			int silent = 0;
			for (List<String> batch : Receivers.split(openIds, size)) {
				PlatformException failure = (common != null) ? common : attempt(call, batch);
				results.add(new BatchResult(batch, failure));
				silent = (failure != null && WeChatErrors.isSilence(failure)) ? silent + 1 : 0;
				if (failure != null && (WeChatErrors.isSharedByAll(failure) || silent >= SILENT_CALLS)) {
					common = failure;
				}
			}
			return results;
		}

		static List<String> distinct(String api, Collection<String> openIds) {
			MessageCheck.of(Platform.WECHAT, api)
				.isTrue(openIds.stream().noneMatch(String::isBlank), "openid_list",
						"has a blank one among " + openIds.size() + " open ids")
				.done();
			return Receivers.distinct(openIds);
		}

		private static @Nullable PlatformException attempt(Consumer<List<String>> call, List<String> batch) {
			try {
				call.accept(batch);
				return null;
			}
			catch (PlatformException ex) {
				return ex;
			}
		}

	}

	/**
	 * Records, or up to 10,000 open ids of WeChat, and where the next page begins, or
	 * null.
	 */
	public record Page<T>(List<T> items, @Nullable String next) {

		public Page {
			items = List.copyOf(items);
		}

		/**
		 * WeChat names a next page also after the last one, and answers it without a
		 * list. An answer that names {@code from} again has no end.
		 */
		static Page<String> of(String api, JsonNode answer, String from) {
			List<String> openIds = new ArrayList<>();
			JsonNode data = answer.path("data");
			if (data.has("openid") || UnreadableAnswer.number(Platform.WECHAT, api, answer, "count") > 0) {
				UnreadableAnswer.list(Platform.WECHAT, api, data, "openid")
					.forEach((openId) -> openIds.add(openId.asText()));
			}
			if (openIds.size() < answer.path("count").asLong()) {
				throw UnreadableAnswer.without(Platform.WECHAT, api, "data.openid");
			}
			String next = answer.path("next_openid").asText("");
			boolean last = openIds.isEmpty() || next.isEmpty() || next.equals(from);
			return new Page<>(openIds, last ? null : next);
		}

	}

}
