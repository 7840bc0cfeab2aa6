package cn.bootx.starter.wecom.agent;

import java.util.concurrent.Executor;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.account.AccountController;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;

/** The endpoints of the agents that are added while the application runs. */
@RestController
@RequestMapping(WeComAgentController.PATH)
class WeComAgentController extends AccountController<WeComAgent.Settings> {

	static final String PATH = "/wecom/agent";

	/** The executor does the work, because a store may block. */
	WeComAgentController(WeComAgents agents, ThirdAdminAuthorizer authorizer, Executor executor) {
		super(agents, new AdminEndpoint(PATH, authorizer, executor));
	}

}
