package cn.bootx.starter.dingtalk.robot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.json.Json;

/**
 * Whom a message mentions, at most 50 members of the group. DingTalk highlights a mention
 * only if {@code @} and the number or id are in the text, too; where they are missing
 * they are added at its end.
 *
 * @param mobiles mobile numbers
 * @param userIds user ids
 * @param all whether everybody is mentioned
 * @since 0.1.0
 */
public record DingTalkRobotAt(List<String> mobiles, List<String> userIds, boolean all) {

	/** No mention. */
	public static final DingTalkRobotAt NONE = new DingTalkRobotAt(List.of(), List.of(), false);

	/** Everybody in the group. */
	public static final DingTalkRobotAt ALL = new DingTalkRobotAt(List.of(), List.of(), true);

	private static final int MAX = 50;

	public DingTalkRobotAt {
		mobiles = List.copyOf(new LinkedHashSet<>(mobiles));
		userIds = List.copyOf(new LinkedHashSet<>(userIds));
		List<String> names = new ArrayList<>(mobiles);
		names.addAll(userIds);
		MessageCheck check = MessageCheck.of(Platform.DING_TALK, DingRobotNoticeSender.API)
			.at("at")
			.count("atMobiles and atUserIds", names, 0, MAX);
		names.forEach((name) -> check.required("name", name));
		check.done();
	}

	public static DingTalkRobotAt mobiles(String... mobiles) {
		return new DingTalkRobotAt(List.of(mobiles), List.of(), false);
	}

	public static DingTalkRobotAt users(String... userIds) {
		return new DingTalkRobotAt(List.of(), List.of(userIds), false);
	}

	boolean isNone() {
		return !this.all && this.mobiles.isEmpty() && this.userIds.isEmpty();
	}

	/** The text with the mentions that are not in it yet. */
	String insertInto(String text, String separator) {
		List<String> missing = new ArrayList<>();
		for (List<String> names : List.of(this.mobiles, this.userIds)) {
			for (String name : names) {
				if (!isIn(text, name)) {
					missing.add("@" + name);
				}
			}
		}
		return missing.isEmpty() ? text : text + separator + String.join(" ", missing);
	}

	ObjectNode toJson() {
		ObjectNode at = Json.object();
		if (!this.mobiles.isEmpty()) {
			this.mobiles.forEach(at.putArray("atMobiles")::add);
		}
		if (!this.userIds.isEmpty()) {
			this.userIds.forEach(at.putArray("atUserIds")::add);
		}
		// Exactly this name: a mapper makes "atAll" out of a boolean isAtAll.
		return at.put("isAtAll", this.all);
	}

	private static boolean isIn(String text, String name) {
		// Not "@138" inside of "@13800000000".
		return Pattern.compile("@" + Pattern.quote(name) + "(?![A-Za-z0-9_-])").matcher(text).find();
	}

}
