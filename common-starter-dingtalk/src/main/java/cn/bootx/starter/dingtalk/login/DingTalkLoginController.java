package cn.bootx.starter.dingtalk.login;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.login.ThirdLoginController;
import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;

/** The addresses of the login. */
@RestController
@RequestMapping("${" + DingTalkProperties.PREFIX + ".login.path:" + DingTalkLoginController.PATH + "}")
class DingTalkLoginController extends ThirdLoginController<DingTalkLogin> {

	static final String PATH = "/dingtalk/login";

	DingTalkLoginController(ThirdLogins<DingTalkLogin> logins, @Nullable DingTalkLoginHandler handler,
			Executor executor) {
		super(logins, handler, executor);
	}

}
