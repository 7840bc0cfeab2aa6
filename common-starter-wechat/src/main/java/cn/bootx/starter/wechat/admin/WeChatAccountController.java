package cn.bootx.starter.wechat.admin;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.account.AccountController;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/** The endpoints of the accounts that are added while the application runs. */
@RestController
@RequestMapping(WeChatAccountController.PATH)
class WeChatAccountController extends AccountController<WeChatAccount.Settings> {

	static final String PATH = "/wechat/account";

	WeChatAccountController(WeChatAccounts accounts, AccountEndpoints.Setting setting) {
		super(accounts, new AdminEndpoint(PATH, setting.authorizer(), setting.executor()));
	}

}
