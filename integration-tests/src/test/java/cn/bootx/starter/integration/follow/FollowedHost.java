package cn.bootx.starter.integration.follow;

import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.wechat.handler.WeChatMessage;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A host whose accounts and robots are added through its admin endpoints.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class FollowedHost implements ThirdAdminAuthorizer {

	private final AtomicInteger replies = new AtomicInteger();

	@Override
	public boolean isAllowed(Access access) {
		return true;
	}

	@WeChatMessage
	String answer(String content) {
		return this.replies.incrementAndGet() + ": " + content;
	}

}
