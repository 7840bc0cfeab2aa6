package cn.bootx.starter.dingtalk.robot;

import java.util.Objects;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.robot.RobotConfigController;

/** The endpoints of the original system for robots, with secrets masked. */
@RestController
@RequestMapping(DingTalkRobotConfigController.PATH)
class DingTalkRobotConfigController
		extends RobotConfigController<DingTalkRobotConfigController.Param, DingTalkRobotConfigController.Dto> {

	static final String PATH = "/ding/robot/config";

	/** The executor does the work, because a store may block. */
	DingTalkRobotConfigController(DingTalkRobots robots, ThirdAdminAuthorizer authorizer, Executor executor) {
		super(robots, new AdminEndpoint(PATH, authorizer, executor));
	}

	@Override
	protected Robot.Settings settings(Param param, Robot.@Nullable Settings present) {
		String token = sent(param.accessToken(), (present != null) ? present.key() : null);
		String webhook = (token == null && present != null) ? present.webhook() : null;
		if (token == null && webhook == null) {
			throw new IllegalArgumentException("accessToken must not be blank");
		}
		String secret = sent(param.signSecret(), (present != null) ? present.secret() : null);
		boolean signed = Objects.requireNonNullElse(param.enableSignatureCheck(), secret != null);
		if (signed && (secret == null || secret.isBlank())) {
			throw new IllegalArgumentException("signSecret must not be blank");
		}
		return new Robot.Settings(token, webhook, signed ? secret : null);
	}

	@Override
	protected Dto shown(Robot.Stored robot) {
		Robot.Settings settings = robot.settings();
		boolean signed = settings.secret() != null;
		String token = Objects.requireNonNullElse(settings.key(), "");
		return new Dto(robot.code(), robot.code(), robot.name(), shown(token), signed, signed ? MASK : null,
				robot.remark());
	}

	/**
	 * What is written about a robot.
	 *
	 * @param accessToken token of its webhook; left out, the stored one stays
	 * @param enableSignatureCheck whether it demands signatures
	 * @param signSecret the {@code SEC…} text; left out, the stored one stays
	 */
	record Param(@Nullable String id, @Nullable String code, @Nullable String name, @Nullable String accessToken,
			@Nullable Boolean enableSignatureCheck, @Nullable String signSecret,
			@Nullable String remark) implements Form {

		/** Leaves the secrets out. */
		@Override
		public String toString() {
			return "DingTalkRobotConfigParam[id=" + this.id + ", code=" + this.code + "]";
		}

	}

	/**
	 * What is shown of a stored robot.
	 *
	 * @param id the code, which is its id
	 * @param accessToken the beginning of its token
	 * @param enableSignatureCheck whether it demands signatures
	 * @param signSecret a mask if there is a secret, or null
	 */
	record Dto(String id, String code, @Nullable String name, String accessToken, boolean enableSignatureCheck,
			@Nullable String signSecret, @Nullable String remark) {
	}

}
