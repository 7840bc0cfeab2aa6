package cn.bootx.starter.wechat.people.fan;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

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

	/**
	 * After a subscribe event: data that only the details have stay as they were until
	 * those are read.
	 * @param scene scene of the scanned QR code, or null
	 */
	WeChatFan arrived(Instant time, @Nullable String scene) {
		if (scene == null && this.subscribed) {
			// No leave is known, so the data still hold.
			return new WeChatFan(this.openId, this.unionId, true, time, this.remark, this.tagIds, this.subscribeScene,
					this.qrScene, this.qrSceneStr, this.language);
		}
		// The event does not say whether digits are a number or a text; the details do.
		boolean number = scene != null && NUMBER.matcher(scene).matches();
		return new WeChatFan(this.openId, this.unionId, true, time, this.remark, this.tagIds,
				(scene != null) ? "ADD_SCENE_QR_CODE" : null, number ? Long.parseLong(scene) : 0, number ? null : scene,
				this.language);
	}

	/** The data are kept for when the user comes again. */
	WeChatFan left() {
		return new WeChatFan(this.openId, this.unionId, false, this.subscribeTime, this.remark, this.tagIds,
				this.subscribeScene, this.qrScene, this.qrSceneStr, this.language);
	}

	WeChatFan withRemark(String newRemark) {
		return new WeChatFan(this.openId, this.unionId, this.subscribed, this.subscribeTime, newRemark, this.tagIds,
				this.subscribeScene, this.qrScene, this.qrSceneStr, this.language);
	}

	WeChatFan withTagIds(List<Long> newTagIds) {
		return new WeChatFan(this.openId, this.unionId, this.subscribed, this.subscribeTime, this.remark, newTagIds,
				this.subscribeScene, this.qrScene, this.qrSceneStr, this.language);
	}

}
