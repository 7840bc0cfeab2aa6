package cn.bootx.starter.simulator.dingtalk.approbot;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroups;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.robot.RobotFiles;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What applications' robots sent, by process query key.
 */
public final class AppRobotSendings {

	private final Clock clock;

	private final Map<String, AppRobotSending> sendings = new ConcurrentHashMap<>();

	public AppRobotSendings(Clock clock) {
		this.clock = clock;
	}

	AppRobotSending toUsers(String robotCode, List<String> users) {
		return keep(robotCode, null, users);
	}

	AppRobotSending toGroup(String robotCode, DingGroup group) {
		return keep(robotCode, group.openConversationId(), group.members());
	}

	public @Nullable AppRobotSending find(String key) {
		return this.sendings.get(key);
	}

	/** Marks a sending as read, if the user got it: whoever is in the group did. */
	public boolean read(String key, String userId) {
		AppRobotSending sending = find(key);
		boolean got = sending != null && (sending.toGroup() || sending.receivers().contains(userId));
		if (sending != null && got) {
			sending.read(userId, this.clock.instant());
		}
		return got;
	}

	/** Who read a sending, null if that key is unknown. */
	public @Nullable Set<String> readers(String key) {
		AppRobotSending sending = find(key);
		return (sending != null) ? sending.readers().keySet() : null;
	}

	private AppRobotSending keep(String robotCode, @Nullable String group, List<String> receivers) {
		String key = UUID.randomUUID().toString().replace("-", "") + "==";
		AppRobotSending sending = new AppRobotSending(key, robotCode, group, receivers, this.clock.instant());
		this.sendings.put(key, sending);
		return sending;
	}

	/** What the rows of applications' robots do. */
	public Map<String, Effect> effects(DingApps apps, DingGroups groups, DingDirectory directory, DingChats chats,
			RobotFiles files) {
		return new AppRobotEffects(this.clock, this, apps, groups, directory, chats, files).all();
	}

}
