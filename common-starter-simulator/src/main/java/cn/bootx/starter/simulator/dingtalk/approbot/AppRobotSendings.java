package cn.bootx.starter.simulator.dingtalk.approbot;

import cn.bootx.starter.simulator.dingtalk.robot.RobotFiles;
import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroups;
import cn.bootx.starter.simulator.dingtalk.DingApps;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
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

	/**
	 * Marks a sending as read.
	 * @throws IllegalArgumentException if that key is unknown
	 */
	public void read(String key, String userId) {
		AppRobotSending sending = find(key);
		if (sending == null) {
			throw new IllegalArgumentException("No robot message with the process query key " + key + " was sent");
		}
		sending.read(userId, this.clock.instant());
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
