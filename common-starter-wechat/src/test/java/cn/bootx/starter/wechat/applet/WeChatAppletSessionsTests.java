package cn.bootx.starter.wechat.applet;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.simulator.wechat.applet.EncryptedUserData;
import cn.bootx.starter.wechat.AppletFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatAppletSessionsTests {

	private static final String NOT_OF_THIS_SESSION = "wechat-applet session failed: INVALID_ARGUMENT [code foreign-data] the data do not belong to this "
			+ "session and mini program. Hint: let the "
			+ "mini program call wx.login() first and then ask for the data again";

	private final AppletBed bed = new AppletBed();

	private final String handle = this.bed.login.login(this.bed.user().logsIn(), Duration.ofHours(1)).sessionHandle();

	private final EncryptedUserData data = this.bed.user().encrypts(Map.of("nickName", "小明 \uD83D\uDE00"));

	@AfterEach
	void stop() {
		this.bed.close();
	}

	@Test
	void dataOfTheUserAreDecrypted() {
		JsonNode clear = this.bed.sessions.decrypt(this.handle, this.data.encryptedData(), this.data.iv());
		assertThat(clear.path("nickName").asText()).isEqualTo("小明 \uD83D\uDE00");
		assertThat(clear.path("watermark").path("appid").asText()).isEqualTo(AppletFixture.APP_ID);
	}

	@Test
	void anotherNodeKnowsTheSession() {
		WeChatAppletSessions other = this.bed.sessions(this.bed.store, SecretBox.OPEN);
		assertThat(other.isGenuine(this.handle, this.data.rawData(), this.data.signature())).isTrue();
		other.forget(this.handle);
		over(() -> this.bed.sessions.isGenuine(this.handle, this.data.rawData(), this.data.signature()));
	}

	@Test
	void whateverIsWrongIsSaidInTheSameWords() {
		String good = this.data.encryptedData();
		String iv = this.data.iv();
		refused(good.substring(0, good.length() - 8), iv);
		refused(tampered(good), iv);
		refused("AAAAAAAAAAAAAAAAAAAAAA==", iv);
		refused("", iv);
		refused("not base64!", iv);
		refused(good, "AAAA");
		refused(good, "not base64!");
		refused(good, tampered(iv));
		this.bed.login.login(this.bed.user().logsIn());
		EncryptedUserData later = this.bed.user().encrypts(Map.of("nickName", "x"));
		refused(later.encryptedData(), later.iv());
	}

	@Test
	void dataOfAnotherMiniProgramAreRefused() {
		WeChatApplet other = new WeChatApplet(
				new WeChatApplet.Settings("wxother", "s", null, null, this.bed.applet.settings().apiHost()),
				this.bed.applet.tokens(), this.bed.applet.api());
		WeChatAppletSessions sessions = new WeChatAppletSessions(other, this.bed.store, SecretBox.OPEN);
		String same = sessions.keep(this.bed.user().sessionKey(), Duration.ofHours(1));
		assertThatExceptionOfType(WeChatAppletSessions.SessionException.class)
			.isThrownBy(() -> sessions.decrypt(same, this.data.encryptedData(), this.data.iv()))
			.withMessage(NOT_OF_THIS_SESSION);
		over(() -> sessions.decrypt(this.handle, this.data.encryptedData(), this.data.iv()));
	}

	@Test
	void aSignatureBelongsToItsData() {
		assertThat(this.bed.sessions.isGenuine(this.handle, this.data.rawData(), this.data.signature())).isTrue();
		assertThat(this.bed.sessions.isGenuine(this.handle, this.data.rawData() + " ", this.data.signature()))
			.isFalse();
		assertThat(this.bed.sessions.isGenuine(this.handle, this.data.rawData(), "0".repeat(40))).isFalse();
		assertThat(this.bed.sessions.isGenuine(this.handle, this.data.rawData(), "")).isFalse();
	}

	@Test
	void aSessionEnds() {
		this.bed.clock.advance(Duration.ofMinutes(61));
		over(() -> this.bed.sessions.decrypt(this.handle, this.data.encryptedData(), this.data.iv()));
	}

	@Test
	void whatIsNoHandleIsNotLookedUp() {
		List<String> calls = new ArrayList<>();
		WeChatAppletSessions sessions = this.bed.sessions(watched(calls), SecretBox.OPEN);
		over(() -> sessions.isGenuine("../" + this.handle, "", ""));
		over(() -> sessions.isGenuine("", "", ""));
		sessions.forget("*");
		assertThat(calls).isEmpty();
	}

	@Test
	void theStoreHoldsNeitherTheHandleNorAClearKey() {
		List<String> calls = new ArrayList<>();
		WeChatAppletSessions sessions = this.bed.sessions(watched(calls), SecretBox.of(List.of(new byte[32])));
		String kept = sessions.keep(this.bed.user().sessionKey(), Duration.ofHours(1));
		assertThat(sessions.isGenuine(kept, this.data.rawData(), this.data.signature())).isTrue();
		assertThat(calls).hasSize(2)
			.allSatisfy((call) -> assertThat(call).doesNotContain(kept, this.bed.user().sessionKey()));
	}

	private void refused(String encryptedData, String iv) {
		assertThatExceptionOfType(WeChatAppletSessions.SessionException.class).as(encryptedData)
			.isThrownBy(() -> this.bed.sessions.decrypt(this.handle, encryptedData, iv))
			.withMessage(NOT_OF_THIS_SESSION)
			.withNoCause();
	}

	private static void over(ThrowingCallable call) {
		assertThatExceptionOfType(WeChatAppletSessions.SessionException.class).isThrownBy(call)
			.withMessageContaining("unknown or over");
	}

	/** Another first character: of the data it makes the first block unreadable. */
	private static String tampered(String base64) {
		return ((base64.charAt(0) == 'A') ? 'B' : 'A') + base64.substring(1);
	}

	private ExpiringStore watched(List<String> calls) {
		return (ExpiringStore) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { ExpiringStore.class }, (proxy, method, arguments) -> {
					calls.add(method.getName() + Arrays.toString(arguments));
					try {
						return method.invoke(this.bed.store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

}
