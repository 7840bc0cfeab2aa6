package cn.bootx.starter.wechatopen.authorizer;

import java.time.Clock;
import java.util.List;

import okhttp3.OkHttpClient;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * Makes the authorizers of a node without an application context.
 */
public final class AuthorizersOfTests {

	private AuthorizersOfTests() {
	}

	public static WeChatOpenAuthorizers of(WeChatOpenComponentService service, RecordStore records, ExpiringStore store,
			TokenRegistry registry, Clock clock, OkHttpClient http, WeChatAccountFactory accounts) {
		return new WeChatOpenAuthorizers(service, records, store, registry, clock,
				new AuthorizerServices(service, http, accounts, List.of()));
	}

}
