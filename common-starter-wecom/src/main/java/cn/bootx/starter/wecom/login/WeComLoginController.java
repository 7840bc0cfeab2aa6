package cn.bootx.starter.wecom.login;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.login.ThirdLoginController;
import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/** The addresses of the login. */
@RestController
@RequestMapping("${" + WeComProperties.PREFIX + ".login.path:" + WeComLoginController.PATH + "}")
class WeComLoginController extends ThirdLoginController<WeComLogin> {

	static final String PATH = "/wecom/login";

	WeComLoginController(ThirdLogins<WeComLogin> logins, @Nullable WeComLoginHandler handler, Executor executor) {
		super(logins, handler, executor);
	}

}
