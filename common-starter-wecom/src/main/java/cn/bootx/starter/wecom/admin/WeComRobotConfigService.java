package cn.bootx.starter.wecom.admin;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.admin.AdminSecrets;
import cn.bootx.starter.core.admin.RobotConfigService;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wecom.robot.RobotSettings;
import cn.bootx.starter.wecom.robot.WeComRobotRecord;
import cn.bootx.starter.wecom.robot.WeComRobots;

/**
 * Manages stored robots for the endpoints.
 *
 * @since 0.1.0
 */
public final class WeComRobotConfigService
		extends RobotConfigService<WeComRobotConfigParam, WeComRobotRecord, WeComRobotConfigDto> {

	private final WeComRobots robots;

	public WeComRobotConfigService(WeComRobots robots) {
		super(robots.stored());
		this.robots = robots;
	}

	@Override
	protected WeComRobotRecord record(WeComRobotConfigParam param, @Nullable WeComRobotRecord present) {
		String key = AdminSecrets.sent(param.webhookKey(), (present != null) ? secret(present) : null);
		if (key == null) {
			throw new IllegalArgumentException("webhookKey must not be blank");
		}
		boolean address = key.contains("://");
		RobotSettings settings = new RobotSettings(address ? null : key, address ? key : null);
		WeComRobotRecord record = new WeComRobotRecord(code(param), settings, param.name(), param.remark());
		try {
			this.robots.check(record);
		}
		catch (InvalidConfigurationException ex) {
			throw new IllegalArgumentException("robot '" + record.code() + "': " + ex.problem() + ". " + ex.remedy(),
					ex);
		}
		return record;
	}

	@Override
	protected WeComRobotConfigDto shown(WeComRobotRecord record) {
		return new WeComRobotConfigDto(record.code(), record.code(), record.name(), AdminSecrets.shown(secret(record)),
				record.remark());
	}

	/** A configured robot would win over a stored one, so its code is taken too. */
	@Override
	protected boolean taken(String code) {
		return this.robots.isConfigured(code) || super.taken(code);
	}

	private static String code(WeComRobotConfigParam param) {
		String code = param.code();
		if (code == null || code.isBlank()) {
			throw new IllegalArgumentException("code must not be blank");
		}
		if (code.length() > RecordStore.MAX_ID_LENGTH) {
			throw new IllegalArgumentException(
					"code has " + code.length() + " characters, allowed are " + RecordStore.MAX_ID_LENGTH);
		}
		return code;
	}

	private static String secret(WeComRobotRecord record) {
		String key = record.settings().key();
		String webhook = record.settings().webhook();
		return (webhook != null) ? webhook : (key != null) ? key : "";
	}

}
