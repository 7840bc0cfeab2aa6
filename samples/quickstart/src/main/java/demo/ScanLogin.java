package demo;

import java.util.Map;

import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLoginHandler;

import org.springframework.stereotype.Component;

@Component
class ScanLogin implements WeChatLoginHandler {

	@Override
	public Object login(WeChatLogin login) {
		// Find your user by login.openId() and make your own session or token here.
		return Map.of("user", login.openId());
	}

}
