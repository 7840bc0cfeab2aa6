package cn.bootx.starter.wechat.docs;

import java.security.Principal;
import java.util.Set;

import org.springframework.stereotype.Component;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;

/**
 * The Java of docs/wechat-admin.md.
 */
class WeChatAdminSnippets {

	@Component
	static class AdminsOnly implements ThirdAdminAuthorizer {

		private final Set<String> editors = Set.of("zhangsan", "lisi");

		@Override
		public boolean isAllowed(Access access) {
			Principal who = access.principal();
			return who != null && (this.editors.contains(who.getName()) || readsOnly(access));
		}

		private static boolean readsOnly(Access access) {
			return "GET".equals(access.method()) && access.path().startsWith("/wechat/article/");
		}

	}

}
