package cn.bootx.starter.core.token;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A token endpoint that reports success with something that is not a token: it is neither
 * used nor shared.
 */
class WrongTokenAnswersTests {

	private static final TokenName NAME = TokenName.access(Platform.WECHAT, "wx1");

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(1);

	@AfterEach
	void stop() {
		this.background.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"access_token\":\"\"}", "{\"access_token\":\"  \"}",
			"{\"access_token\":null,\"expires_in\":7200}", "{\"access_token\":12345,\"expires_in\":7200}",
			"{\"access_token\":{\"a\":1},\"expires_in\":7200}", "{\"access_token\":[\"t\"],\"expires_in\":7200}",
			"{\"access_token\":\"a\\u0000b\",\"expires_in\":7200}", "{\"access_token\":\"a\\nb\",\"expires_in\":7200}",
			"{\"access_token\":\"a b\",\"expires_in\":7200}", "{\"access_token\":\"令牌\",\"expires_in\":7200}",
			"{\"access_token\":\"t\",\"expires_in\":0}", "{\"access_token\":\"t\",\"expires_in\":-1}",
			"{\"access_token\":\"t\",\"expires_in\":999999999999}", "{\"access_token\":\"t\",\"expires_in\":\"soon\"}",
			"{\"access_token\":\"t\",\"expires_in\":[]}", "{\"access_token\":\"t\",\"expires_in\":1e300}" })
	void isUnreadableAndNotShared(String answer) {
		PlatformException failure = catchThrowableOfType(PlatformException.class, () -> tokens(answer).get());
		assertThat(failure.category()).isEqualTo(ErrorCategory.TRANSIENT);
		assertThat(failure.code()).isEqualTo(UnreadableAnswer.INCOMPLETE);
		assertThat(failure).hasMessageContaining("answered without");
		assertThat(this.store.get(NAME.key())).isEqualTo(Optional.empty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"access_token\":\"t\",\"expires_in\":7200}|7000",
					"{\"access_token\":\"t\",\"expires_in\":\"7200\"}|7000", "{\"access_token\":\"t\"}|7000",
					"{\"access_token\":\"t\",\"expires_in\":60}|54" })
	void aTokenIsUsedUntilAMarginBeforeItsEnd(String answer, long seconds) {
		AccessTokens tokens = tokens(answer);
		assertThat(tokens.get()).isEqualTo("t");
		assertThat(tokens.status().expiresAt()).isEqualTo(this.clock.instant().plusSeconds(seconds));
	}

	@Test
	void aTokenThatASourceMadeItselfIsCheckedToo() {
		TokenSource source = (rejected) -> new TokenSource.Fetched("t".repeat(5000), Duration.ofHours(2));
		AccessTokens tokens = new AccessTokens(NAME, source, this.store, TokenRegistry.Settings.DEFAULTS, this.clock,
				this.background);
		assertThat(catchThrowableOfType(PlatformException.class, tokens::get).category())
			.isEqualTo(ErrorCategory.TRANSIENT);
	}

	private AccessTokens tokens(String answer) {
		TokenSource source = (rejected) -> TokenSource.Fetched.read(Platform.WECHAT, "/cgi-bin/token",
				Json.readTree(answer), "access_token", "expires_in");
		return new AccessTokens(NAME, source, this.store, TokenRegistry.Settings.DEFAULTS, this.clock, this.background);
	}

}
