package cn.bootx.starter.wecom.docs;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import cn.bootx.starter.wecom.login.WeComLogin;
import cn.bootx.starter.wecom.login.WeComLoginHandler;
import cn.bootx.starter.wecom.login.WeComLoginService;

/** The Java of the page about logins. */
class WeComLoginSnippets {

	String mobile(WeComLoginService logins, WeComLogin login) {
		WeComLoginService.Details details = logins.details(login.userTicket());
		return details.mobile();
	}

	@Component
	static class MemberLogin implements WeComLoginHandler {

		private final Map<String, String> sessions = new ConcurrentHashMap<>();

		@Override
		public Object login(WeComLogin login) {
			if (!login.member()) {
				return URI.create("/login.html?error=outsider");
			}
			String token = UUID.randomUUID().toString();
			this.sessions.put(token, login.userId());
			return Map.of("token", token);
		}

	}

}
