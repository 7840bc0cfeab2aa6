package cn.bootx.starter.wecom.admin;

import java.util.concurrent.Executor;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.RobotConfigController;

/**
 * The endpoints of the original system for robots, with keys masked. The authorizer is
 * asked before anything else happens.
 */
@RestController
@RequestMapping(WeComRobotConfigController.PATH)
class WeComRobotConfigController extends RobotConfigController<WeComRobotConfigParam, WeComRobotConfigDto> {

	static final String PATH = "/wecom/robot/config";

	/**
	 * Makes the endpoints.
	 * @param executor does the work, because a store may block
	 */
	WeComRobotConfigController(WeComRobotConfigService service, ThirdAdminAuthorizer authorizer, Executor executor) {
		super(service, new AdminEndpoint(PATH, authorizer, executor));
	}

}
