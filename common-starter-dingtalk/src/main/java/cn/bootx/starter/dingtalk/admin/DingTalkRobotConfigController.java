package cn.bootx.starter.dingtalk.admin;

import java.util.concurrent.Executor;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.RobotConfigController;

/**
 * The endpoints of the original system for robots, with secrets masked. The authorizer is
 * asked before anything else happens.
 */
@RestController
@RequestMapping(DingTalkRobotConfigController.PATH)
class DingTalkRobotConfigController extends RobotConfigController<DingTalkRobotConfigParam, DingTalkRobotConfigDto> {

	static final String PATH = "/ding/robot/config";

	/**
	 * Makes the endpoints.
	 * @param executor does the work, because a store may block
	 */
	DingTalkRobotConfigController(DingTalkRobotConfigService service, ThirdAdminAuthorizer authorizer,
			Executor executor) {
		super(service, new AdminEndpoint(PATH, authorizer, executor));
	}

}
