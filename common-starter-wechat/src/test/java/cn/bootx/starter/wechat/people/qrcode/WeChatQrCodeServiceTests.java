package cn.bootx.starter.wechat.people.qrcode;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import okhttp3.HttpUrl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.wechat.AccountFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatQrCodeServiceTests {

	private static final String CREATE = "/cgi-bin/qrcode/create";

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatQrCodeService codes = new WeChatQrCodeService(this.wechat.accounts(),
			HttpUrl.get(this.wechat.simulator().baseUrl()));

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void sendsExactlyThis() {
		this.codes.temporary("order_42", Duration.ofDays(30));
		this.codes.permanent("门店 1");
		this.codes.permanent(100_000);
		assertThat(this.wechat.simulator().calls().bodies(CREATE)).containsExactly(
				"{\"expire_seconds\":2592000,\"action_name\":\"QR_STR_SCENE\",\"action_info\":{\"scene\":{\"scene_str\":\"order_42\"}}}",
				"{\"action_name\":\"QR_LIMIT_STR_SCENE\",\"action_info\":{\"scene\":{\"scene_str\":\"门店 1\"}}}",
				"{\"action_name\":\"QR_LIMIT_SCENE\",\"action_info\":{\"scene\":{\"scene_id\":100000}}}");
	}

	@Test
	void aCodeSaysHowLongItLastsAndWhereItsPictureIs() throws Exception {
		WeChatQrCodeService.QrCode code = this.codes.temporary("order_42", Duration.ofMinutes(5));
		assertThat(code.validFor()).isEqualTo(Duration.ofMinutes(5));
		assertThat(this.codes.permanent("x").validFor()).isNull();
		assertThat(code.picture().getRawQuery()).startsWith("ticket=");
		HttpResponse<byte[]> picture = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(code.picture()).build(), HttpResponse.BodyHandlers.ofByteArray());
		assertThat(picture.statusCode()).isEqualTo(200);
		assertThat(picture.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/");
	}

	@Test
	void whatIsNotAllowedIsNotSent() {
		assertRefused(() -> this.codes.temporary("x".repeat(65), Duration.ofMinutes(1)), "scene_str has 65 characters");
		assertRefused(() -> this.codes.permanent(" "), "scene_str is missing or blank");
		assertRefused(() -> this.codes.permanent("qrscene_1"), "does not begin with qrscene_");
		assertRefused(() -> this.codes.temporary("x", Duration.ZERO), "expire_seconds");
		assertRefused(() -> this.codes.temporary("x", Duration.ofDays(30).plusSeconds(1)), "expire_seconds");
		assertRefused(() -> this.codes.permanent(0), "scene_id");
		assertRefused(() -> this.codes.permanent(100_001), "scene_id");
		assertThat(this.wechat.simulator().calls().count(CREATE)).isZero();
	}

	@Test
	void anUnknownAccountIsNamed() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.codes.account("shop"))
			.withMessageContaining("shop")
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND));
	}

	private static void assertRefused(ThrowingCallable call, String problem) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(call).withMessageContaining(problem);
	}

}
