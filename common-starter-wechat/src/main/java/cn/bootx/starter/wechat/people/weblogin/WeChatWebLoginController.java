package cn.bootx.starter.wechat.people.weblogin;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.login.ThirdLoginController;
import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

/** The addresses of the login. */
@RestController
@RequestMapping("${" + WeChatProperties.PREFIX + ".login.path:" + WeChatWebLoginController.PATH + "}")
class WeChatWebLoginController extends ThirdLoginController<WeChatWebLogin> {

	static final String PATH = "/wechat/login";

	WeChatWebLoginController(ThirdLogins<WeChatWebLogin> logins, @Nullable WeChatWebLoginHandler handler,
			Executor executor) {
		super(logins, handler, executor);
	}

}
