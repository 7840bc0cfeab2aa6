package cn.bootx.starter.wechat.docs;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import cn.bootx.starter.wechat.people.weblogin.WeChatWebLogin;
import cn.bootx.starter.wechat.people.weblogin.WeChatWebLoginHandler;

/** The Java of the page about web logins. */
class WeChatLoginSnippets {

	@Component
	static class PersonLogin implements WeChatWebLoginHandler {

		private final Map<String, String> sessions = new ConcurrentHashMap<>();

		@Override
		public Object login(WeChatWebLogin login) {
			String person = (login.unionId() != null) ? login.unionId() : login.appId() + ":" + login.openId();
			String token = UUID.randomUUID().toString();
			this.sessions.put(token, person);
			return Map.of("token", token);
		}

	}

}
