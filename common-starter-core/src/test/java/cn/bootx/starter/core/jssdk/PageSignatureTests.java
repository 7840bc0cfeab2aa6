package cn.bootx.starter.core.jssdk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PageSignatureTests {

	private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1414587457), ZoneOffset.UTC);

	private final PageSignature.Signer signer = new PageSignature.Signer(Platform.WECOM, CLOCK);

	/** The example of WeCom's page 96909. */
	@Test
	void signsAsThePlatformsExample() {
		assertThat(PageSignature
			.of("sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg",
					"http://mp.weixin.qq.com?params=value", "Wm3WZYTPz0wzccnW", 1414587457)
			.signature()).isEqualTo("0f9de62fce790f9a083d5c99e95740ceb90c27ed");
	}

	@ParameterizedTest
	@CsvSource({ "https://a.example/b, https://a.example/b", "https://a.example/#/route, https://a.example/",
			"https://a.example/b?x=1&y=%E4%BD%A0#a#b, https://a.example/b?x=1&y=%E4%BD%A0",
			"https://a.example/b?q=a+b&empty=, https://a.example/b?q=a+b&empty=",
			"HTTP://A.example:8080/%7Ex, HTTP://A.example:8080/%7Ex" })
	void signsTheAddressAsItIsWithoutItsFragment(String url, String signed) {
		PageSignature signature = this.signer.sign("ticket", url);

		assertThat(signature.url()).isEqualTo(signed);
		assertThat(signature)
			.isEqualTo(PageSignature.of("ticket", signed, signature.nonceStr(), signature.timestamp()));
	}

	@Test
	void usesSecondsAndANonceThatIsNew() {
		PageSignature one = this.signer.sign("ticket", "https://a.example/");
		PageSignature other = this.signer.sign("ticket", "https://a.example/");

		assertThat(one.timestamp()).isEqualTo(1414587457);
		assertThat(one.nonceStr()).matches("[0-9a-f]{16}").isNotEqualTo(other.nonceStr());
		assertThat(one.signature()).matches("[0-9a-f]{40}").isNotEqualTo(other.signature());
	}

	@Test
	void bringsTheAddressIntoThePlatformsForm() {
		PageSignature.Signer upper = new PageSignature.Signer(Platform.DING_TALK, CLOCK,
				(url) -> url.toUpperCase(Locale.ROOT));

		assertThat(upper.sign("ticket", "https://a/b#c").url()).isEqualTo("HTTPS://A/B");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "/page", "a.example/b", "file:///a", "https://", "https:///path", "https://#a",
			"https://a.example/b c", "https://a.example/b\n" })
	void refusesWhatIsNoPage(String url) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.signer.sign("ticket", url))
			.withMessageContaining("url")
			.withMessageNotContaining("ticket");
	}

	@Test
	void refusesAnAddressThatIsTooLong() {
		String url = "https://a.example/" + "x".repeat(8192 - 18);

		assertThat(this.signer.sign("ticket", url).url()).isEqualTo(url);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.signer.sign("ticket", url + "x"))
			.withMessageContaining("8193");
	}

}
