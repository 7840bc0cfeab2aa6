package cn.bootx.starter.dingtalk.robot;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The robots of the properties, and behind them those of the record store.
 *
 * @since 0.1.0
 */
public final class ConfiguredRobots implements DingTalkRobotRegistry {

	private final Map<String, DingTalkRobot> configured = new TreeMap<>();

	private final DingTalkRobotStore stored;

	public ConfiguredRobots(Collection<DingTalkRobot> configured, DingTalkRobotStore stored) {
		configured.forEach((robot) -> this.configured.put(robot.code(), robot));
		this.stored = stored;
	}

	@Override
	public Optional<DingTalkRobot> find(String code) {
		DingTalkRobot robot = this.configured.get(code);
		return (robot != null) ? Optional.of(robot) : this.stored.find(code);
	}

	@Override
	public Collection<String> codes() {
		Collection<String> codes = new TreeSet<>(this.configured.keySet());
		this.stored.all().forEach((record) -> codes.add(record.robot().code()));
		return codes;
	}

}
