package cn.bootx.starter.wechatopen.authorizer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
	void whileTheStoreIsAwayAnAuthorizerIsAsItWasReadLast() {
		Supplier<Optional<WeChatOpenAuthorizer>> away = () -> {
			throw new StoreUnavailableException("jdbc", "find", new IllegalStateException());
		};
		this.known.remember(authorizer("wx1", "gh_1"));
		this.now.addAndGet(10 * KnownAuthorizers.KNOWN_FOR.toNanos());
		assertThat(this.known.read("wx1", away)).hasValue(authorizer("wx1", "gh_1"));
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.known.read("wx2", away));
		// It answers that the account is gone.
		assertThat(this.known.read("wx1", Optional::empty)).isEmpty();
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
