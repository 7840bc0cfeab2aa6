package cn.bootx.starter.wecom.robot;

import java.util.Objects;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.robot.RobotConfigController;

/** The endpoints of the original system for robots, with keys masked. */
@RestController
@RequestMapping(WeComRobotConfigController.PATH)
class WeComRobotConfigController
		extends RobotConfigController<WeComRobotConfigController.Param, WeComRobotConfigController.Dto> {

	static final String PATH = "/wecom/robot/config";

	/** The executor does the work, because a store may block. */
	WeComRobotConfigController(WeComRobots robots, ThirdAdminAuthorizer authorizer, Executor executor) {
		super(robots, new AdminEndpoint(PATH, authorizer, executor));
	}

	@Override
	protected Robot.Settings settings(Param param, Robot.@Nullable Settings present) {
		String key = sent(param.webhookKey(), (present != null) ? secret(present) : null);
		if (key == null) {
			throw new IllegalArgumentException("webhookKey must not be blank");
		}
		return key.contains("://") ? Robot.Settings.ofWebhook(key) : Robot.Settings.ofKey(key);
	}

	@Override
	protected Dto shown(Robot.Stored robot) {
		return new Dto(robot.code(), robot.code(), robot.name(), shown(secret(robot.settings())), robot.remark());
	}

	private static String secret(Robot.Settings settings) {
		return (settings.webhook() != null) ? settings.webhook() : Objects.requireNonNullElse(settings.key(), "");
	}

	/**
	 * What is written about a robot.
	 *
	 * @param webhookKey the part of its webhook address after {@code key=}, or the whole
	 * address; left out, the stored one stays
	 */
	record Param(@Nullable String id, @Nullable String code, @Nullable String name, @Nullable String webhookKey,
			@Nullable String remark) implements Form {

		@Override
		public String toString() {
			return "WeComRobotConfigParam[id=" + this.id + ", code=" + this.code + "]";
		}

	}

	/**
	 * What is shown of a stored robot.
	 *
	 * @param id the code, which is its id
	 * @param webhookKey the beginning of its key
	 */
	record Dto(String id, String code, @Nullable String name, String webhookKey, @Nullable String remark) {
	}

}
