package cn.bootx.starter.dingtalk.client;

import java.util.concurrent.Executor;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.account.AccountController;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;

/** The endpoints of the applications that are added at runtime. */
@RestController
@RequestMapping(DingTalkAppController.PATH)
class DingTalkAppController extends AccountController<DingTalkApp.Settings> {

	static final String PATH = "/dingtalk/app";

	/** The executor does the work, because a store may block. */
	DingTalkAppController(DingTalkAccounts apps, ThirdAdminAuthorizer authorizer, Executor executor) {
		super(apps, new AdminEndpoint(PATH, authorizer, executor));
	}

}
