package cn.bootx.starter.wechatopen.authorizer;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownAuthorizersTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

	private final KnownAuthorizers known = new KnownAuthorizers(this.now::get);

	@Test
	void anAuthorizerIsKnownForAMinute() {
		this.known.remember(authorizer("wx1", "gh_1"));
		this.now.addAndGet(KnownAuthorizers.KNOWN_FOR.toNanos() - 1);
		assertThat(this.known.find("wx1")).isPresent();
		this.now.incrementAndGet();
		assertThat(this.known.find("wx1")).isEmpty();
	}

	@Test
	void anAuthorizerThatIsForgottenIsReadAgain() {
		this.known.remember(authorizer("wx1", "gh_1"));
		this.known.forget("wx1");
		assertThat(this.known.find("wx1")).isEmpty();
	}

	@Test
	void anAuthorizerWithoutItsOriginalIdIsReadAgain() {
		this.known.remember(authorizer("wx1", ""));
		assertThat(this.known.find("wx1")).isEmpty();
	}

	@Test
	void theNumberIsBoundedAndOldOnesMakeRoom() {
		for (int i = 0; i < KnownAuthorizers.MAX; i++) {
			this.known.remember(authorizer("wx" + i, "gh"));
		}
		this.known.remember(authorizer("one-more", "gh"));
		assertThat(this.known.find("one-more")).isEmpty();
		this.now.addAndGet(KnownAuthorizers.KNOWN_FOR.toNanos());
		this.known.remember(authorizer("one-more", "gh"));
		assertThat(this.known.find("one-more")).isPresent();
	}

	private static WeChatOpenAuthorizer authorizer(String appId, String userName) {
		return new WeChatOpenAuthorizer("wxcomponent", appId, userName, "", "", false, List.of(), Instant.EPOCH);
	}

}
