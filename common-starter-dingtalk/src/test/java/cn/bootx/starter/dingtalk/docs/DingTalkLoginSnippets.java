package cn.bootx.starter.dingtalk.docs;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import cn.bootx.starter.dingtalk.login.DingTalkLogin;
import cn.bootx.starter.dingtalk.login.DingTalkLoginHandler;

/** The Java of the page about logins. */
class DingTalkLoginSnippets {

	@Component
	static class MemberLogin implements DingTalkLoginHandler {

		private final Map<String, String> sessions = new ConcurrentHashMap<>();

		@Override
		public Object login(DingTalkLogin login) {
			if (!login.member()) {
				return URI.create("/login.html?error=outsider");
			}
			String token = UUID.randomUUID().toString();
			this.sessions.put(token, login.userId());
			return Map.of("token", token);
		}

	}

}
