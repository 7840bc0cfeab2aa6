package cn.bootx.starter.core.login;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.login.LoginException.Reason;
import cn.bootx.starter.core.login.ScriptedLogin.Person;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.testing.Await;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ThirdLoginsTests {

	private static final URI CALLBACK = URI.create("https://app.example/wecom/login/callback");

	private final MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");

	private final InMemoryExpiringStore kept = new InMemoryExpiringStore(this.clock);

	private final BrokenStore store = new BrokenStore(this.kept);

	private final ScriptedLogin platform = new ScriptedLogin();

	private final ThirdLogins<Person> node = node(SecretBox.OPEN);

	private final ThirdLogins<Person> other = node(SecretBox.OPEN);

	@Test
	void aPersonWhoComesBackIsLoggedInAndGoesToTheTarget() {
		ThirdLogins.Begun begun = begin(wish(null, "sales", "/orders?open=1#first"), "Chrome");
		assertThat(begun.page().toString()).startsWith("https://login.example/page?back=" + CALLBACK);
		ThirdLogins.Done<Person> done = this.other.finish("zhangsan", state(begun), begun.browser());
		assertThat(done.login()).isEqualTo(new Person("zhangsan", "sales"));
		assertThat(done.target()).isEqualTo("/orders?open=1#first");
	}

	@Test
	void theBrowserOfThePlatformIsSentToThePageInsideUnlessAnotherWayIsAskedFor() {
		assertThat(begin(wish(null, null, null), "Mozilla wxwork/4.1").page()).hasPath("/inside");
		assertThat(begin(wish("page", null, null), "Mozilla wxwork/4.1").page()).hasPath("/page");
	}

	@Test
	void statesAreLettersAndDigitsAndABrowserKeepsItsSecret() {
		ThirdLogins.Begun first = begin();
		ThirdLogins.Begun second = this.node.begin(wish(null, null, null), CALLBACK,
				new ThirdLogins.Browser("", first.browser()));
		assertThat(state(first)).matches("[0-9a-f]{32}").isNotEqualTo(state(second));
		assertThat(second.browser()).isEqualTo(first.browser());
		assertThat(first.toString()).doesNotContain(first.browser()).doesNotContain(state(first));
		ThirdLogins.Begun planted = this.node.begin(wish(null, null, null), CALLBACK,
				new ThirdLogins.Browser("", "planted"));
		assertThat(planted.browser()).isNotEqualTo("planted");
	}

	@Test
	void aRepeatedCallBackGetsTheSameAnswerAndTheCodeIsUsedOnce() {
		ThirdLogins.Begun begun = begin();
		ThirdLogins.Done<Person> first = this.node.finish("zhangsan", state(begun), begun.browser());
		this.clock.advance(Duration.ofMinutes(4));
		assertThat(this.other.finish("zhangsan", state(begun), begun.browser())).isEqualTo(first);
		assertThat(this.platform.exchanges).hasValue(1);
		this.clock.advance(Duration.ofMinutes(2));
		refused(Reason.EXPIRED, () -> this.node.finish("zhangsan", state(begun), begun.browser()));
	}

	@Test
	void twoNodesThatGetTheCallBackAtOnceUseTheCodeOnce() throws Exception {
		ThirdLogins.Begun begun = begin();
		CountDownLatch works = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.platform.before = () -> {
			works.countDown();
			await(goOn);
		};
		CompletableFuture<ThirdLogins.Done<Person>> first = CompletableFuture
			.supplyAsync(() -> this.node.finish("zhangsan", state(begun), begun.browser()));
		works.await();
		CompletableFuture<ThirdLogins.Done<Person>> second = CompletableFuture
			.supplyAsync(() -> this.other.finish("zhangsan", state(begun), begun.browser()));
		int before = this.store.uses();
		// The other node looks several times and finds that it has to wait.
		Await.until(() -> this.store.uses() > before + 6);
		assertThat(second).isNotDone();
		goOn.countDown();
		assertThat(second.join()).isEqualTo(first.join());
		assertThat(this.platform.exchanges).hasValue(1);
	}

	@Test
	void anotherBrowserIsRefusedAndDoesNotUseTheAttemptUp() {
		ThirdLogins.Begun begun = begin();
		ThirdLogins.Begun attacker = begin();
		refused(Reason.BROWSER, () -> this.node.finish("zhangsan", state(begun), attacker.browser()));
		refused(Reason.BROWSER, () -> this.node.finish("zhangsan", state(begun), null));
		assertThat(this.platform.exchanges).hasValue(0);
		assertThat(this.node.finish("zhangsan", state(begun), begun.browser()).login().id()).isEqualTo("zhangsan");
		refused(Reason.BROWSER, () -> this.node.finish("zhangsan", state(begun), attacker.browser()));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "0123456789abcdef0123456789abcdef", "*", "../../token",
			"0123456789ABCDEF0123456789ABCDEF" })
	void aStateThatWasNotMadeHereIsRefusedWithoutTheCode(@Nullable String state) {
		String browser = begin().browser();
		refused(Reason.EXPIRED, () -> this.node.finish("zhangsan", state, browser));
		assertThat(this.platform.exchanges).hasValue(0);
	}

	@Test
	void aPersonMayTakeTenMinutes() {
		ThirdLogins.Begun late = begin();
		this.clock.advance(Duration.ofMinutes(10).plusMillis(1));
		refused(Reason.EXPIRED, () -> this.node.finish("zhangsan", state(late), late.browser()));
	}

	@Test
	void aPersonWhoRefusesComesBackWithoutACode() {
		ThirdLogins.Begun begun = begin();
		refused(Reason.DENIED, () -> this.node.finish(null, state(begun), begun.browser()));
		refused(Reason.DENIED, () -> this.node.finish("", state(begun), begun.browser()));
		refused(Reason.CODE, () -> this.node.finish("zhangsan", state(begun), begun.browser()));
		assertThat(this.platform.exchanges).hasValue(0);
	}

	@Test
	void anAttemptThatEndedTakesNoOtherCode() {
		ThirdLogins.Begun begun = begin();
		this.node.finish("zhangsan", state(begun), begun.browser());
		refused(Reason.CODE, () -> this.node.finish("lisi", state(begun), begun.browser()));
	}

	@ParameterizedTest
	@CsvSource({ "-40029, CODE", "-50002, OUTSIDE", "-50001, FAILED" })
	void whatThePlatformRefusesIsRefusedAgain(String code, Reason reason) {
		ThirdLogins.Begun begun = begin();
		LoginException first = refused(reason, () -> this.node.finish(code, state(begun), begun.browser()));
		assertThat(first).hasMessageContaining("do this").cause().isInstanceOf(PlatformException.class);
		refused(reason, () -> this.other.finish(code, state(begun), begun.browser()));
		assertThat(this.platform.exchanges).hasValue(1);
	}

	@Test
	void aPlatformThatCannotBeReachedLeavesTheAttemptOpen() {
		ThirdLogins.Begun begun = begin();
		refused(Reason.UNAVAILABLE, () -> this.node.finish("-io", state(begun), begun.browser()));
		refused(Reason.UNAVAILABLE, () -> this.other.finish("-io", state(begun), begun.browser()));
		assertThat(this.platform.exchanges).hasValue(2);
		assertThat(this.node.finish("zhangsan", state(begun), begun.browser()).login().id()).isEqualTo("zhangsan");
	}

	@Test
	void aStoreThatGoesAwayAfterTheCodeWasUsedLosesNoLogin() {
		ThirdLogins.Begun begun = begin();
		this.platform.before = this.store::down;
		assertThat(this.node.finish("zhangsan", state(begun), begun.browser()).login().id()).isEqualTo("zhangsan");
		assertThatExceptionOfType(StoreUnavailableException.class)
			.isThrownBy(() -> this.node.finish("zhangsan", state(begun), begun.browser()));
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(this::begin);
	}

	@Test
	void whatIsStoredIsSealedAndHoldsNoSecretOfTheBrowser() {
		ThirdLogins<Person> sealing = node(SecretBox.of(List.of(new byte[32])));
		ThirdLogins.Begun begun = sealing.begin(wish(null, null, null), CALLBACK, new ThirdLogins.Browser("", null));
		sealing.finish("zhangsan", state(begun), begun.browser());
		assertThat(this.kept.get("login:wecom:" + state(begun)).orElseThrow()).doesNotContain("zhangsan");
		ThirdLogins.Begun open = begin();
		assertThat(this.kept.get("login:wecom:" + state(open)).orElseThrow()).doesNotContain(open.browser());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/a/b?c=d&e=%2F%2Fevil", "/#/orders", "/a//b", "https://www.example.com/in?a=b",
			"HTTPS://WWW.example.com", "https://www.example.com:443/" })
	void aTargetOfTheApplicationOrOfANamedOriginIsTaken(String target) {
		ThirdLogins.Begun begun = begin(wish(null, null, target), "");
		assertThat(this.node.finish("zhangsan", state(begun), begun.browser()).target()).isEqualTo(target);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
			"/\t/evil.example", "\t//evil.example", "/\n/evil.example", "https://evil.example",
			"http://www.example.com", "https://www.example.com@evil.example", "https://a@www.example.com",
			"https://www.example.com.evil.example", "https://www.example.com:8443/", "javascript:alert(1)",
			"javascript://www.example.com/%0aalert(1)", "orders", "https:/www.example.com", "/a b",
			"data:text/html,x" })
	void anyOtherTargetIsRefusedBeforeAnythingIsStored(String target) {
		int before = this.store.uses();
		refused(Reason.REQUEST, () -> begin(wish(null, null, target), ""));
		refused(Reason.REQUEST, () -> begin(wish(null, null, "/" + "a".repeat(1024)), ""));
		assertThat(this.store.uses()).isEqualTo(before);
	}

	@Test
	void anUnknownWayOrAccountIsRefusedBeforeAnythingIsStored() {
		int before = this.store.uses();
		refused(Reason.REQUEST, () -> begin(wish("telepathy", null, null), ""));
		refused(Reason.REQUEST, () -> begin(wish("script", null, null), ""));
		refused(Reason.REQUEST, () -> begin(wish(null, "nobody", null), ""));
		assertThat(this.store.uses()).isEqualTo(before);
	}

	@Test
	void aCodeThatAScriptGotNeedsNoAttemptAndNoneOfAPageIsTakenThatWay() {
		assertThat(this.node.exchange(null, "sales", "zhangsan")).isEqualTo(new Person("zhangsan", "sales"));
		assertThat(this.node.exchange("script", null, "lisi").id()).isEqualTo("lisi");
		refused(Reason.REQUEST, () -> this.node.exchange("page", null, "zhangsan"));
		refused(Reason.CODE, () -> this.node.exchange(null, null, " "));
		refused(Reason.CODE, () -> this.node.exchange(null, null, "-40029"));
		assertThat(this.platform.exchanges).hasValue(3);
	}

	@Test
	void theConfiguredRedirectAddressTakesThePlaceOfTheRequests() {
		LoginSettings settings = new LoginSettings("/in", URI.create("https://www.example.com/spa"), null, null,
				new AllowedOrigins("p", Set.of()), Duration.ofMinutes(10));
		ThirdLogins.Begun begun = this.platform.node(settings, this.store, SecretBox.OPEN)
			.begin(wish(null, null, null), CALLBACK, new ThirdLogins.Browser("", null));
		assertThat(begun.page().toString()).contains("back=https://www.example.com/spa&");
	}

	@Test
	void anErrorPageGetsTheReasonInItsQuery() {
		assertThat(ScriptedLogin.settings(null, "/in?a=b#top").errorPage("expired"))
			.isEqualTo("/in?a=b&error=expired#top");
		assertThat(ScriptedLogin.settings(null, "/#/in").errorPage("expired")).isEqualTo("/?error=expired#/in");
		assertThat(ScriptedLogin.settings(null, null).errorPage("expired")).isNull();
	}

	private ThirdLogins<Person> node(SecretBox box) {
		return this.platform.node(ScriptedLogin.settings(null, null), this.store, box);
	}

	private ThirdLogins.Begun begin() {
		return begin(wish(null, null, null), "");
	}

	private ThirdLogins.Begun begin(ThirdLogins.Wish wish, String userAgent) {
		return this.node.begin(wish, CALLBACK, new ThirdLogins.Browser(userAgent, null));
	}

	private static ThirdLogins.Wish wish(@Nullable String way, @Nullable String account, @Nullable String target) {
		return new ThirdLogins.Wish(way, account, target);
	}

	private static String state(ThirdLogins.Begun begun) {
		return begun.page().toString().replaceAll(".*state=", "");
	}

	private static LoginException refused(Reason reason, ThrowingCallable call) {
		LoginException[] failure = new LoginException[1];
		assertThatExceptionOfType(LoginException.class).isThrownBy(call).satisfies((ex) -> {
			assertThat(ex.reason()).isEqualTo(reason);
			failure[0] = ex;
		});
		return failure[0];
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
